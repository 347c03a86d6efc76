/**
 * Functions of bytes as texts: Base64, compression, character sets, hashes, ciphers, UUIDs. Start at {@link
 * io.rackform.hcl.function.encoding.EncodingFunctions}. Not here: formats of whole documents.
 */
@NullMarked
package io.rackform.hcl.function.encoding;

import org.jspecify.annotations.NullMarked;

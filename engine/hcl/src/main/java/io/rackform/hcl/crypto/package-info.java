/**
 * Cryptography that the JDK does not bring in the form that functions need: {@link io.rackform.hcl.crypto.Bcrypt} and reading
 * {@link io.rackform.hcl.crypto.RsaKey private keys}. Bytes in, bytes out; not here: the functions, and chance.
 */
@NullMarked
package io.rackform.hcl.crypto;

import org.jspecify.annotations.NullMarked;

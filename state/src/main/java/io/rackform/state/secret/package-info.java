/**
 * Seals sensitive values before they are stored: AES-256 in Galois/counter mode, the key in a file beside the state or given from
 * outside. Start at {@link io.rackform.state.secret.KeyRing}. Which values are sensitive is decided by their marks, not
 * here.
 */
@NullMarked
package io.rackform.state.secret;

import org.jspecify.annotations.NullMarked;

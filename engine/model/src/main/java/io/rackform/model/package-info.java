/**
 * The vocabulary that every other module speaks: values and types, addresses, schemas, diagnostics, and the canonical
 * JSON form of a value. No I/O, no clock, no randomness. Start in the sub-packages {@code value} and {@code address}.
 */
@NullMarked
package io.rackform.model;

import org.jspecify.annotations.NullMarked;

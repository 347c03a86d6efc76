/**
 * The provider that is part of the engine: {@code terraform_data}, also named {@code rackform_data}. It keeps a value and
 * needs no device. Start at {@link io.rackform.engine.builtin.BuiltInProvider}.
 */
@NullMarked
package io.rackform.engine.builtin;

import org.jspecify.annotations.NullMarked;

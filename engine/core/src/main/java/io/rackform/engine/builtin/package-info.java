/**
 * The provider that is part of the engine: {@code terraform_data}, also named {@code rackform_data}, which keeps a value, and
 * ephemeral passwords and secrets. It needs no device. Start at {@link io.rackform.engine.builtin.BuiltInProvider}.
 */
@NullMarked
package io.rackform.engine.builtin;

import org.jspecify.annotations.NullMarked;

/**
 * All functions by name. Start at {@link io.rackform.hcl.function.catalog.Functions}, which makes one when it is first asked for;
 * {@link io.rackform.hcl.function.catalog.Signatures} describes them. Not here: what any of them does.
 */
@NullMarked
package io.rackform.hcl.function.catalog;

import org.jspecify.annotations.NullMarked;

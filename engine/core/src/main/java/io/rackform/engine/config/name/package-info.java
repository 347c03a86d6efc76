/**
 * Whether names stand for something: known from the decoded configuration alone, in every expression there is, also where it
 * is never evaluated. Start at {@link io.rackform.engine.config.name.NameCheck}. Not here: attributes of objects, which need
 * a schema.
 */
@NullMarked
package io.rackform.engine.config.name;

import org.jspecify.annotations.NullMarked;

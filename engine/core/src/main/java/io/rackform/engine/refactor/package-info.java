/**
 * What the configuration says of recorded objects beside what it wants: that they have another address now, or that they are
 * nobody's concern any more.
 *
 * <pre>
 * Configuration + StateSnapshot --Relocation--> StateSnapshot with new addresses + (new address -> old address)*
 * Configuration --Removals--> which objects are forgotten, not destroyed
 * a person's word + StateSnapshot --StateEdit--> changes of the record
 * </pre>
 *
 * <p>Start at {@link io.rackform.engine.refactor.Relocation}. Everything here is a function of configuration and snapshot;
 * the moves become durable when a plan is applied. Not here: what happens to the objects after that.
 */
@NullMarked
package io.rackform.engine.refactor;

import org.jspecify.annotations.NullMarked;

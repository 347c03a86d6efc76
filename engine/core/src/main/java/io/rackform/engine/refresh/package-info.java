/**
 * Live readings: sessions with devices, batches of reads, data sources, announced dry runs.
 *
 * <p>Start at {@link io.rackform.engine.refresh.LiveKey}, which lists the questions, and {@link
 * io.rackform.engine.refresh.LiveRules}. All that is read of one device's recorded objects travels in one batch. Not here:
 * what a reading means for the plan; anything that changes a device.
 */
@NullMarked
package io.rackform.engine.refresh;

import org.jspecify.annotations.NullMarked;

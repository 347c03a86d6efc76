/**
 * The kinds of device that a site file can name: one factory each, found by {@link java.util.ServiceLoader}.
 *
 * <p>This is the only place that knows all kinds: {@link io.rackform.lab.LabSite} knows none, and no device knows another.
 *
 * <p>Not here: the devices themselves.
 */
@NullMarked
package io.rackform.lab.kind;

import org.jspecify.annotations.NullMarked;

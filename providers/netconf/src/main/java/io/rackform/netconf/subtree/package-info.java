/**
 * Which configuration a resource owns, and what must be sent so that it is as wanted: pure functions over trees.
 *
 * <pre>
 * Shapes     which elements are list entries, by which keys, in which order that matters
 * Filters    wanted, recorded -> subtree filter for exactly the owned nodes            (RFC 6241 section 6)
 * Difference wanted, recorded, live -> edit, what was there before, what differs       (RFC 6241 section 7.2)
 * Projection owned nodes as the device has them now
 * TreeMerge  filters or edits of many resources -> one, or the nodes on which they disagree
 * </pre>
 *
 * <p>Ownership: a resource owns the leaves it names, and of lists the entries it names. A leaf-list, and a list whose
 * order matters, is owned as a whole. What was already there as wanted when the resource took hold is "preexisting": it is
 * kept in shape, but stays when the resource goes. Nothing else of the device is ever touched.
 *
 * <p>Start at {@link io.rackform.netconf.subtree.Difference}. No YANG is needed: values are compared as text, with
 * identities by namespace; forms that a device chose for a value are recorded as "settled". Not here: sending, and the
 * resource's attributes.
 */
@NullMarked
package io.rackform.netconf.subtree;

import org.jspecify.annotations.NullMarked;

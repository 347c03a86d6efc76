/**
 * The conversation with one cluster: reads, dry runs, writes, and the waiting after them.
 *
 * <p>Start at {@link io.rackform.k8s.session.ClusterSession}. {@code ObjectReader} reads, {@code DryRuns} asks what an
 * apply would give, {@code Applier} and {@code Deleter} write. The only threads of the provider are here.
 *
 * <pre>
 * apply: find the kind (its definition may be new) -> look -> apply, guarded by the uid -> wait until ready
 *   namespace absent           wait for it, then Failed
 *   conflict of managers       take back what was edited by hand since, else Failed with the owners
 *   no answer to a write, 5xx  Indeterminate: nothing is sent again without reading first
 *   not ready in time          an error with the object's conditions; it is recorded as it is
 * </pre>
 *
 * <p>Not here: what a manifest means ({@code manifest}), what ready means ({@code readiness}).
 */
@NullMarked
package io.rackform.k8s.session;

import org.jspecify.annotations.NullMarked;

package io.rackform.gitops.loop;

/**
 * What a reconciler may do.
 *
 * @param heal whether drift is reverted, and not only reported
 * @param allowDeletions whether the next apply may delete more than the guard lets pass; used up by that apply, so that a loop which
 *     runs for months asks again
 */
public record ReconcileOptions(boolean heal, boolean allowDeletions, DeletionGuard guard) {
    public static final ReconcileOptions USUAL = new ReconcileOptions(false, false, DeletionGuard.USUAL);
}

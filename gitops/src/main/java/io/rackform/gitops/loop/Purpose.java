package io.rackform.gitops.loop;

/** Why something is applied. */
public enum Purpose {
    /** The source has a commit that was not applied yet, or not to its end. */
    NEW_COMMIT("reconcile"),
    /** The commit is applied, and something else changed. */
    HEALING("heal");

    private final String kind;

    Purpose(String kind) {
        this.kind = kind;
    }

    /** What the history calls a run. */
    String kind() {
        return kind;
    }
}

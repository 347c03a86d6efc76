package io.rackform.model.value;

/** What follows a value through every operation. */
public enum Mark {
    /** Never shown and never stored in clear text. */
    SENSITIVE,
    /** Never stored in state or plan. */
    EPHEMERAL,
    /** Stands for the value of something that failed; whoever needs it is blocked, without a message of its own. */
    FAILED
}

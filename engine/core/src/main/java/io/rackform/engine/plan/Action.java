package io.rackform.engine.plan;

/** What happens to an instance. */
public enum Action {
    NO_OP,
    CREATE,
    UPDATE,
    REPLACE,
    DELETE,
    /** The object stays as it is, but is not recorded any more. */
    FORGET,
    /** A data source that is read while applying. */
    READ
}

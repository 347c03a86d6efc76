package io.rackform.engine.plan;

/** What happens to an instance. */
public enum Action {
    NO_OP,
    CREATE,
    UPDATE,
    REPLACE,
    DELETE,
    /** A data source that is read while applying. */
    READ
}

package io.rackform.model.diagnostic;

/** How bad it is: an error stops what depends on it, a warning stops nothing. */
public enum Severity {
    ERROR,
    WARNING
}

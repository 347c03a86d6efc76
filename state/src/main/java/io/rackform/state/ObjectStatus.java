package io.rackform.state;

/** Whether an object is whole. */
public enum ObjectStatus {
    /** Created completely, as far as is known. */
    READY,
    /** Its creation failed halfway: the next plan replaces it. */
    TAINTED
}

package io.rackform.spi;

/** How changes to the objects of one device travel. */
public enum Grouping {
    /** Each change is a unit of its own; units of one device may run beside each other up to the session's limit. */
    SEPARATE,
    /** All changes of one wave to one device are one unit: one transaction, or one reboot. */
    TOGETHER
}

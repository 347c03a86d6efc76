package io.rackform.spi;

/**
 * What a change does to a device beside the change itself. The same impact of several changes to one device in one unit
 * happens once.
 *
 * @param detail what exactly, for the reader: "settings wait for a reset", "port Ethernet3"
 */
public record Impact(Kind kind, String detail) {
    /** The kinds, worst last. */
    public enum Kind {
        COMMIT,
        LINK_FLAP,
        REBOOT,
        DATA_LOSS
    }
}

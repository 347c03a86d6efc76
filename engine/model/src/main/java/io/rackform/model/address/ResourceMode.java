package io.rackform.model.address;

/** Which kind of block a resource comes from. */
public enum ResourceMode {
    MANAGED(""),
    DATA("data."),
    EPHEMERAL("ephemeral.");

    private final String prefix;

    ResourceMode(String prefix) {
        this.prefix = prefix;
    }

    /** What stands before the type in an address. */
    public String prefix() {
        return prefix;
    }
}

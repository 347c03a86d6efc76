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

    /** What a reference with this first name is to, if it is to a resource at all. */
    public static ResourceMode ofReference(String firstName) {
        return switch (firstName) {
            case "data" -> DATA;
            case "ephemeral" -> EPHEMERAL;
            default -> // allow default: any other name is a type
                MANAGED;
        };
    }

    /** How many names stand for a resource in a reference: its type and its name, behind the mode where that is written. */
    public int names() {
        return prefix.isEmpty() ? 2 : 3;
    }
}

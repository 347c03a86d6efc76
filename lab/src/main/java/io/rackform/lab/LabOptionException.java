package io.rackform.lab;

/** An option of a device that cannot be used; {@link LabSite} adds the file and the line. */
public final class LabOptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String option;

    public LabOptionException(String option, String message) {
        super(message);
        this.option = option;
    }

    /** The option's key in the site file. */
    public String option() {
        return option;
    }
}

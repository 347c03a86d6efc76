package io.rackform.spi;

import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Severity;

/**
 * A provider's message to the user; the engine adds the source range and the address.
 *
 * @param summary a fixed phrase without user data, unique to the kind of fault
 * @param detail what, where (device address, path on the device), why in the device's own words, what to do
 * @param path the attribute it is about; {@link AttributePath#ROOT} for the whole block
 */
public record Finding(Severity severity, String summary, String detail, AttributePath path) {
    public static Finding error(String summary, String detail) {
        return new Finding(Severity.ERROR, summary, detail, AttributePath.ROOT);
    }

    public static Finding error(String summary, String detail, AttributePath path) {
        return new Finding(Severity.ERROR, summary, detail, path);
    }

    public static Finding warning(String summary, String detail) {
        return new Finding(Severity.WARNING, summary, detail, AttributePath.ROOT);
    }
}

package io.rackform.lab;

import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the devices of one kind. A {@link LabSite} finds the factories by {@link java.util.ServiceLoader}, so that it
 * names no kind itself.
 */
public interface DeviceFactory {
    /** The word for this kind in a site file: {@code bmc}, {@code switch}, {@code cluster}. */
    String kind();

    /**
     * Starts a device.
     *
     * @param name its name in the site
     * @param options what the site file says of it, without {@code kind} and {@code name}
     * @param certificates the site's certificate authority, for devices that speak TLS
     * @param keysFolder where keys that outlive the process are kept
     * @throws LabOptionException where an option is missing, unknown or wrong
     */
    LabDevice create(String name, Map<String, Object> options, LabCertificates certificates, Path keysFolder);
}

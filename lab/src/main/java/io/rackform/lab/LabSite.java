package io.rackform.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The devices of one site file, started together and stopped together. */
public final class LabSite implements AutoCloseable {
    private final String name;
    private final Map<String, LabDevice> devices = new LinkedHashMap<>();
    private final @Nullable Path temporaryKeys;

    private LabSite(SiteFile file, Path keysFolder, boolean temporary) {
        this.name = file.name();
        this.temporaryKeys = temporary ? keysFolder : null;
        try {
            Map<String, DeviceFactory> factories = factories();
            LabCertificates certificates = LabCertificates.keptIn(keysFolder);
            for (SiteFile.Device device : file.devices()) {
                devices.put(device.name(), start(file, device, factories, certificates, keysFolder));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Starts a site whose keys and certificates live as long as it runs. */
    public static LabSite start(Path siteFile) {
        SiteFile file = SiteFile.read(siteFile);
        try {
            return new LabSite(file, Files.createTempDirectory("rackform-lab"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for the lab's keys", e);
        }
    }

    /**
     * Starts a site.
     *
     * @param keysFolder where its keys and certificates are kept from start to start; made where it is absent
     * @throws SiteFileException where the file cannot be used, with the line
     */
    public static LabSite start(Path siteFile, Path keysFolder) {
        SiteFile file = SiteFile.read(siteFile);
        try {
            return new LabSite(file, Files.createDirectories(keysFolder), false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder for the lab's keys: " + keysFolder, e);
        }
    }

    public String name() {
        return name;
    }

    /** All devices in the order of the site file. */
    public List<LabDevice> devices() {
        return List.copyOf(devices.values());
    }

    /** @throws NoSuchElementException where the site has no such device */
    public LabDevice device(String deviceName) {
        LabDevice device = devices.get(deviceName);
        if (device == null) {
            throw new NoSuchElementException(
                    "the site has no device '" + deviceName + "'; it has " + String.join(", ", devices.keySet()));
        }
        return device;
    }

    /** What clients must know, as the text of a file of variables. It holds passwords. */
    public String access() {
        return AccessVariables.text(accessByDevice());
    }

    /** Writes {@link #access()} to a file that only its owner can read, {@code lab.auto.rfvars} as a rule. */
    public void writeAccess(Path file) {
        try {
            AccessVariables.write(file, access());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write what clients must know to " + file, e);
        }
    }

    /** {@code address} and what {@link LabDevice#access()} says, by device. It holds passwords. */
    public Map<String, Map<String, String>> accessByDevice() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        devices.forEach((deviceName, device) -> {
            Map<String, String> access = new LinkedHashMap<>();
            access.put("address", device.address());
            access.putAll(new TreeMap<>(device.access()));
            all.put(deviceName, access);
        });
        return all;
    }

    /** Stops every device, the last one first. */
    @Override
    public void close() {
        List<LabDevice> running = new ArrayList<>(devices.values());
        Collections.reverse(running);
        running.forEach(LabDevice::close);
        if (temporaryKeys != null) {
            delete(temporaryKeys);
        }
    }

    private static Map<String, DeviceFactory> factories() {
        Map<String, DeviceFactory> factories = new TreeMap<>();
        ServiceLoader.load(DeviceFactory.class, LabSite.class.getClassLoader())
                .forEach(factory -> factories.put(factory.kind(), factory));
        return factories;
    }

    private static LabDevice start(
            SiteFile file,
            SiteFile.Device device,
            Map<String, DeviceFactory> factories,
            LabCertificates certificates,
            Path keysFolder) {
        DeviceFactory factory = factories.get(device.kind());
        if (factory == null) {
            throw new SiteFileException(
                    file.file(),
                    device.line(),
                    "device '" + device.name() + "': there is no kind '" + device.kind() + "'; the kinds are "
                            + String.join(", ", factories.keySet()));
        }
        try {
            return factory.create(device.name(), device.options(), certificates, keysFolder);
        } catch (LabOptionException e) {
            int line = device.lines().getOrDefault(e.option(), device.line());
            throw new SiteFileException(file.file(), line, "device '" + device.name() + "': " + e.getMessage());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new SiteFileException(
                    file.file(), device.line(), "device '" + device.name() + "': " + e.getMessage());
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the lab's temporary keys in " + folder, e);
        }
    }
}

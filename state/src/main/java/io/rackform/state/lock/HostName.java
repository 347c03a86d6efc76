package io.rackform.state.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's name. */
final class HostName {
    private HostName() {}

    static String get() {
        // The kernel knows it at once; the resolver may first ask the network.
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        if (Files.isReadable(kernel)) {
            try {
                return HolderText.clean(Files.readString(kernel).strip());
            } catch (IOException unreadable) {
                // The resolver is asked instead.
            }
        }
        try {
            return HolderText.clean(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}

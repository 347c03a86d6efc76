package io.rackform.lab.netswitch;

import io.rackform.lab.LabOptionException;
import io.rackform.lab.LabOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a site file says of a switch; never prints the password.
 *
 * @param port where it listens; 0 for any
 * @param ports the names of its Ethernet ports
 * @param freeInterfaces an Ethernet interface may have any name
 * @param vlans the VLANs it has from the start: names by id
 * @param authorizedKey who may log in without a password
 */
record SwitchOptions(
        int port,
        String username,
        String password,
        Optional<PublicKey> authorizedKey,
        List<String> ports,
        boolean freeInterfaces,
        Map<String, String> vlans) {
    SwitchOptions {
        ports = List.copyOf(ports);
        vlans = Map.copyOf(vlans);
    }

    static SwitchOptions read(Map<String, Object> map) {
        LabOptions options = new LabOptions(map);
        int count = options.number("ports", 48, 0, 1024);
        String prefix = options.text("port_prefix", "Ethernet");
        SwitchOptions read = new SwitchOptions(
                options.number("port", 0, 0, 65_535),
                options.text("username", "admin"),
                options.text("password", "rackform-lab"),
                options.text("authorized_key").map(SwitchOptions::key),
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> prefix + number)
                        .toList(),
                options.flag("free_interfaces", false),
                vlans(options));
        options.refuseOthers();
        return read;
    }

    /** The ports that exist, for {@link Validator}; empty where any name will do. */
    Set<String> knownPorts() {
        return freeInterfaces ? Set.of() : new LinkedHashSet<>(ports);
    }

    /** The configuration that the switch leaves its factory with. */
    DataNode initial() {
        DataNode root = DataNode.EMPTY_ROOT;
        for (String port : ports) {
            root = ByHand.put(root, List.of("interface", port, "type"), "ethernetCsmacd");
            root = ByHand.put(root, List.of("interface", port, "enabled"), "true");
        }
        for (Map.Entry<String, String> vlan : vlans.entrySet()) {
            try {
                root = ByHand.put(root, List.of("vlan", vlan.getKey(), "name"), vlan.getValue());
            } catch (IllegalArgumentException e) {
                throw new LabOptionException("vlans", "option 'vlans': " + e.getMessage());
            }
        }
        return root;
    }

    private static Map<String, String> vlans(LabOptions options) {
        var vlans = new TreeMap<String, String>();
        options.map("vlans").forEach((id, name) -> vlans.put(id, String.valueOf(name)));
        return vlans;
    }

    private static PublicKey key(String line) {
        try {
            PublicKey key = PublicKeyEntry.parsePublicKeyEntry(line.strip()).resolvePublicKey(null, Map.of(), null);
            if (key != null) {
                return key;
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw wrongKey(e);
        }
        throw wrongKey(null);
    }

    private static LabOptionException wrongKey(@Nullable Exception cause) {
        var wrong = new LabOptionException(
                "authorized_key", "option 'authorized_key' must be a public key as in an authorized_keys file");
        wrong.initCause(cause);
        return wrong;
    }

    @Override
    public String toString() {
        return "SwitchOptions[port=" + port + ", username=" + username + ", ports=" + ports.size() + "]";
    }
}

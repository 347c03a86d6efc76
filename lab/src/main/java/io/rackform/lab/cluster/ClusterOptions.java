package io.rackform.lab.cluster;

import io.rackform.lab.LabOptionException;
import io.rackform.lab.LabOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a site file says of a cluster; see this package's page. */
record ClusterOptions(int port, String token, List<String> nodes, Duration readyTime) {
    private static final SecureRandom RANDOM = new SecureRandom();

    ClusterOptions {
        nodes = List.copyOf(nodes);
    }

    /** @throws LabOptionException where an option is unknown or wrong */
    static ClusterOptions read(Map<String, Object> map) {
        LabOptions options = new LabOptions(map);
        int port = options.number("port", 0, 0, 65_535);
        String token = options.text("token").orElseGet(ClusterOptions::randomToken);
        List<String> nodes = options.texts("nodes");
        Duration readyTime = options.duration("ready_time", Duration.ofMillis(50));
        options.refuseOthers();
        if (token.isBlank() || !token.matches("[\\x21-\\x7e]+")) {
            throw new LabOptionException("token", "option 'token' must be a text without spaces");
        }
        for (String node : nodes) {
            if (!node.matches("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?")) {
                throw new LabOptionException(
                        "nodes",
                        "option 'nodes' has '" + node + "', which is no name of a node: lower case, digits, '-'");
            }
        }
        return new ClusterOptions(port, token, nodes.isEmpty() ? List.of("node-1") : nodes, readyTime);
    }

    private static String randomToken() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "ClusterOptions[port=" + port + ", nodes=" + nodes + ", readyTime=" + readyTime + "]";
    }
}

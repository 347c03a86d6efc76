package io.rackform.lab.cluster;

import io.rackform.lab.DeviceParts;
import io.rackform.lab.FaultScript;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabDevice;
import io.rackform.lab.LabOptionException;
import io.rackform.lab.LoopbackServer;
import io.rackform.lab.cluster.api.Router;
import io.rackform.lab.cluster.control.Controllers;
import io.rackform.lab.cluster.control.SystemWriter;
import io.rackform.lab.cluster.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** A cluster that can be talked to: the Kubernetes API over HTTPS, with a bearer token. */
public final class LabCluster implements LabDevice {
    private final DeviceParts parts;
    private final String token;
    private final String caPem;
    private final ObjectStore store = new ObjectStore();
    private final ByHand byHand;
    private final Controllers controllers;
    private final LoopbackServer server;

    private LabCluster(String name, ClusterOptions options, LabCertificates certificates) {
        this.parts = new DeviceParts(name);
        this.token = options.token();
        this.caPem = certificates.caPem();
        Clock clock = Clock.systemUTC();
        this.byHand = new ByHand(store, new SystemWriter(store, clock));
        this.controllers = new Controllers(store, clock, options.readyTime(), caPem);
        Bootstrap.fill(store, clock, options.nodes());
        Router router = new Router(store, clock);
        ApiEndpoint endpoint = new ApiEndpoint(router, token, parts.traffic(), parts.faults(), this::restart);
        this.server = new LoopbackServer(options.port(), certificates.serverContext(), endpoint);
    }

    /**
     * Starts a cluster.
     *
     * @param options see this package's page; none is required
     * @throws LabOptionException where an option is unknown or wrong
     */
    public static LabCluster create(String name, Map<String, Object> options, LabCertificates certificates) {
        return new LabCluster(name, ClusterOptions.read(options), certificates);
    }

    @Override
    public DeviceParts parts() {
        return parts;
    }

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public Map<String, String> access() {
        return Map.of("ca_pem", caPem, "token", token);
    }

    /** What {@code kubectl --kubeconfig} takes. It holds the token. */
    public String kubeconfig() {
        String authority = Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                clusters:
                - name: %1$s
                  cluster: {server: "%2$s", certificate-authority-data: "%3$s"}
                users:
                - name: %1$s
                  user: {token: "%4$s"}
                contexts:
                - name: %1$s
                  context: {cluster: %1$s, user: %1$s, namespace: default}
                """.formatted(name(), address(), authority, token);
    }

    /** {@inheritDoc} Paths: {@code default/configmaps/settings:data.key}, {@code nodes/n1:metadata.labels.rack}. */
    @Override
    public void changeByHand(String path, String value) {
        byHand.change(path, value);
    }

    @Override
    public void close() {
        controllers.close();
        store.close();
        server.close();
    }

    private void restart(FaultScript script) {
        server.goAway(script.downtime());
    }
}

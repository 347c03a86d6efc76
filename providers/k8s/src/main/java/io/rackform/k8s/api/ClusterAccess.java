package io.rackform.k8s.api;

import java.net.URI;

/**
 * Where a cluster is and who asks.
 *
 * @param server {@code https://host:port}, with a path where a proxy needs one, without a slash at the end
 * @param token the bearer token; empty where a client certificate stands for it
 * @param caPem the certificates that may have signed the server's; empty for those of the Java runtime
 * @param clientCertificatePem empty for none
 * @param clientKeyPem empty for none
 */
public record ClusterAccess(URI server, String token, String caPem, String clientCertificatePem, String clientKeyPem) {
    /** Never the token or the key. */
    @Override
    public String toString() {
        return "ClusterAccess[" + server + "]";
    }
}

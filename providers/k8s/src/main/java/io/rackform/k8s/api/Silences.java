package io.rackform.k8s.api;

import io.rackform.spi.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came, in words. The words name the cluster and no object, so that one fault is told once. */
final class Silences {
    private Silences() {}

    static Reply.Silence of(String server, IOException fault) {
        if (has(fault, CertPathBuilderException.class)) {
            return notSent(Finding.error(
                    "Cluster certificate not trusted",
                    "The certificate of " + server + " was not signed by any authority that is trusted for it: "
                            + words(fault)
                            + ". Nothing was sent, not even the token. Set \"ca_pem\" of the provider to the cluster's own"
                            + " authority (certificate-authority-data of its kubeconfig), and if it is set already, ask"
                            + " why the cluster shows another certificate."));
        }
        if (has(fault, CertificateException.class)) {
            return notSent(Finding.error(
                    "Cluster certificate not for this address",
                    "The certificate of " + server + " cannot be accepted: " + words(fault)
                            + ". Nothing was sent, not even the token. Name the server as its certificate does, or renew"
                            + " the certificate."));
        }
        if (has(fault, UnresolvedAddressException.class) || has(fault, UnknownHostException.class)) {
            return notSent(Finding.error(
                    "Cluster name not found",
                    "The host of " + server
                            + " has no address in the name service. Check \"server\" of the provider and"
                            + " the name service of this machine. Nothing was sent."));
        }
        if (has(fault, ConnectException.class) || fault instanceof HttpConnectTimeoutException) {
            return notSent(Finding.error(
                    "Cluster not reachable",
                    "No connection to " + server + ": " + words(fault)
                            + ". The cluster may be down, or the address or a firewall is wrong. Nothing was sent."));
        }
        if (has(fault, SSLHandshakeException.class)) {
            return notSent(Finding.error(
                    "Cluster refused the encrypted connection",
                    "TLS with " + server + " failed: " + words(fault)
                            + ". Check that \"server\" of the provider names the API server's HTTPS port."));
        }
        return new Reply.Silence(broken(server, fault), true);
    }

    private static Reply.Silence notSent(Finding finding) {
        return new Reply.Silence(finding, false);
    }

    private static Finding broken(String server, IOException fault) {
        return Finding.error(
                "Cluster broke off its answer",
                "The connection to " + server + " ended before the answer was complete: " + words(fault)
                        + ". The API server may be restarting, or the answer was larger than 32 MiB. Try again.");
    }

    static Finding late(String server, Duration limit) {
        return Finding.error(
                "Cluster does not answer",
                server + " took a request and did not answer it in " + limit.toSeconds()
                        + " seconds. The API server may be overloaded. Try again, and look at its health.");
    }

    static Finding malformed(String server, int length) {
        return Finding.error(
                "Cluster answer is not JSON",
                server + " answered with success, but the " + length
                        + " bytes of its answer are no whole JSON document. Check that \"server\" of the provider names a"
                        + " Kubernetes API server, and no proxy's login page.");
    }

    static Finding interrupted(String server) {
        return Finding.error(
                "Request to the cluster was interrupted",
                "Rackform was told to stop while it waited for " + server + ".");
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> kind) {
        Throwable here = fault;
        for (int depth = 0; here != null && depth < 16; depth++) {
            if (kind.isInstance(here)) {
                return true;
            }
            here = here.getCause();
        }
        return false;
    }

    /** The innermost words: the outer ones only repeat them with class names. */
    private static String words(Throwable fault) {
        String found = "";
        Throwable here = fault;
        for (int depth = 0; here != null && depth < 16; depth++) {
            String message = here.getMessage();
            if (message != null && !message.isBlank()) {
                found = message;
            }
            here = here.getCause();
        }
        String words = ServerWords.of(found.isEmpty() ? "connection refused or lost" : found);
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}

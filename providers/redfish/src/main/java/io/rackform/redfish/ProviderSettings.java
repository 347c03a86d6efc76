package io.rackform.redfish;

import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.resource.Fields;
import io.rackform.redfish.session.Access;
import io.rackform.redfish.session.Patience;
import io.rackform.redfish.session.ServerTrust;
import io.rackform.spi.Finding;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a {@code provider "redfish"} block holds. */
final class ProviderSettings {
    private static final String ENDPOINT = "endpoint";
    private static final String INSECURE_HTTP = "insecure_http";
    private static final String CA_PEM = "ca_pem";
    private static final String FINGERPRINT = "tls_fingerprint";

    /** Seconds, by attribute. */
    private static final Map<String, Integer> TIMES = new TreeMap<>(Map.of(
            "timeout", 30,
            "reconnect_timeout", 120,
            "graceful_timeout", 60,
            "boot_timeout", 1200));

    private static final BigDecimal LONGEST = BigDecimal.valueOf(7200);

    private ProviderSettings() {}

    static BlockSchema schema() {
        BlockSchema.Builder builder = BlockSchema.builder()
                .required(ENDPOINT, Type.STRING, "Address of the BMC: `https://10.1.2.3`, with a port where needed.")
                .required("username", Type.STRING, "The account on the BMC.")
                .required("password", Type.STRING, "Its password.", Trait.SENSITIVE)
                .optional(
                        CA_PEM,
                        Type.STRING,
                        "Certificates in PEM to trust in place of the system's. Certificates are always verified.")
                .optional(
                        FINGERPRINT,
                        Type.STRING,
                        "SHA-256 fingerprint of the one certificate to trust, for a BMC with a certificate of its own.")
                .optional(
                        INSECURE_HTTP,
                        Type.BOOL,
                        "Allows an endpoint with http://, where the password travels in clear text.")
                .optional("system_id", Type.STRING, "Which system is meant, where a BMC has several.");
        TIMES.forEach((name, seconds) -> builder.optional(
                name, Type.NUMBER, TIME_DESCRIPTIONS.get(name) + " In seconds, " + seconds + " where not set."));
        return builder.build();
    }

    private static final Map<String, String> TIME_DESCRIPTIONS = Map.of(
            "timeout", "How long one answer may take.",
            "reconnect_timeout", "How long to wait for a BMC that went away in the middle of a change.",
            "graceful_timeout",
                    "How long an operating system has to shut down before its server is reset by force; 0 forces at once.",
            "boot_timeout", "How long a server may take from its reset until its firmware is through.");

    static List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        String endpoint = Fields.text(configuration, ENDPOINT);
        if (endpoint != null) {
            endpointFault(endpoint, configuration).ifPresent(findings::add);
        }
        String fingerprint = Fields.text(configuration, FINGERPRINT);
        if (fingerprint != null && ServerTrust.normalised(fingerprint) == null) {
            findings.add(Finding.error(
                    "Invalid certificate fingerprint",
                    "tls_fingerprint must be the SHA-256 fingerprint of a certificate: 64 hexadecimal digits, with or"
                            + " without colons. The message about an untrusted certificate shows it.",
                    AttributePath.of(FINGERPRINT)));
        }
        if (fingerprint != null && Fields.isSet(configuration, CA_PEM)) {
            findings.add(Finding.error(
                    "Two ways to trust a BMC",
                    "Both ca_pem and tls_fingerprint are set. Set ca_pem to trust an issuer, or tls_fingerprint to trust"
                            + " one certificate.",
                    AttributePath.of(FINGERPRINT)));
        }
        TIMES.keySet().forEach(name -> {
            BigDecimal seconds = Fields.number(configuration, name);
            boolean zero = name.equals("graceful_timeout");
            if (seconds != null
                    && (seconds.signum() < 0 || (seconds.signum() == 0 && !zero) || seconds.compareTo(LONGEST) > 0)) {
                findings.add(Finding.error(
                        "Invalid timeout of a BMC",
                        name + " is " + seconds.toPlainString() + ". It must be "
                                + (zero ? "from 0" : "more than 0, and up") + " to " + LONGEST + " seconds.",
                        AttributePath.of(name)));
            }
        });
        return findings;
    }

    private static Optional<Finding> endpointFault(String endpoint, ObjectValue configuration) {
        URI uri = parse(endpoint);
        if (uri == null) {
            return Optional.of(Finding.error(
                    "Invalid endpoint of a BMC",
                    "endpoint is \"" + endpoint
                            + "\". It must be https:// with a host and, where needed, a port, and nothing else; user name"
                            + " and password have attributes of their own.",
                    AttributePath.of(ENDPOINT)));
        }
        boolean allowed = Fields.flag(configuration, INSECURE_HTTP) || Fields.isUnknown(configuration, INSECURE_HTTP);
        return uri.getScheme().equals("http") && !allowed
                ? Optional.of(Finding.error(
                        "BMC without encryption",
                        "endpoint is \"" + endpoint
                                + "\": user name and password would travel in clear text. Use https://, or set"
                                + " insecure_http = true where the network is trusted.",
                        AttributePath.of(ENDPOINT)))
                : Optional.empty();
    }

    private static @Nullable URI parse(String endpoint) {
        try {
            URI uri = new URI(endpoint.strip());
            boolean scheme = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && (uri.getPath() == null
                            || uri.getPath().isEmpty()
                            || uri.getPath().equals("/"));
            return scheme && bare && uri.getHost() != null
                    ? new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), null, null, null)
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** How to reach the BMC; the configuration has no fault of {@link #validate}. */
    static Access access(ObjectValue configuration) {
        String fingerprint = Fields.text(configuration, FINGERPRINT);
        return new Access(
                Objects.requireNonNull(parse(text(configuration, ENDPOINT)), ENDPOINT),
                text(configuration, "username"),
                text(configuration, "password"),
                Fields.text(configuration, CA_PEM),
                fingerprint == null ? null : ServerTrust.normalised(fingerprint));
    }

    private static String text(ObjectValue configuration, String name) {
        return Objects.requireNonNull(Fields.text(configuration, name), name);
    }

    static Patience patience(ObjectValue configuration) {
        return new Patience(
                time(configuration, "timeout"),
                time(configuration, "reconnect_timeout"),
                time(configuration, "graceful_timeout"),
                time(configuration, "boot_timeout"));
    }

    private static Duration time(ObjectValue configuration, String name) {
        BigDecimal seconds = Fields.number(configuration, name);
        return seconds == null
                ? Duration.ofSeconds(TIMES.getOrDefault(name, 0))
                : Duration.ofMillis(seconds.movePointRight(3).longValue());
    }
}

package io.rackform.redfish.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rackform.redfish.client.ApiException;
import io.rackform.redfish.client.model.ErrorReply;
import io.rackform.redfish.session.DeviceFault.Kind;
import io.rackform.spi.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in an exchange: what, where, why in the device's own words, and what to do. */
final class FaultWords {
    static final String CONNECTION_LOST = "BMC connection lost";

    private static final int MOST_CAUSES = 20;

    private final Access access;
    private final Patience patience;

    FaultWords(Access access, Patience patience) {
        this.access = access;
        this.patience = patience;
    }

    DeviceFault fault(String method, URI uri, ApiException thrown, ObjectMapper mapper) {
        return thrown.getCode() == 0 ? transport(method, uri, thrown) : refusal(method, uri, thrown, mapper);
    }

    DeviceFault interrupted(InterruptedException cause) {
        return new DeviceFault(
                Kind.UNREACHABLE,
                true,
                Finding.error(
                        "Interrupted while talking to a BMC",
                        "The work with the BMC at " + access.endpoint()
                                + " was interrupted. Run the command again: it reads the server first."),
                cause);
    }

    DeviceFault badLink(String link) {
        return DeviceFault.unreadable(
                "BMC gave a link that leads nowhere",
                "The BMC at " + access.endpoint() + " sent \"" + cut(link)
                        + "\" where a link to a resource should be. Its firmware may need an update or a restart.");
    }

    DeviceFault empty(String link) {
        return DeviceFault.unreadable(
                "BMC answer empty",
                "The BMC at " + access.endpoint() + " answered " + link
                        + " with success, but without a document. Restart the BMC, or update its firmware.");
    }

    /** @param answer what the BMC says of it; null where it offers none */
    DeviceFault noSession(@Nullable DeviceFault answer) {
        String why = answer == null
                ? "It offers none that can be ended again"
                : "It says: " + said(answer.messages(), "nothing but status " + answer.status());
        return DeviceFault.refused(
                "BMC opens no session",
                "The BMC at " + access.endpoint() + " opens no session for user \"" + access.username() + "\". " + why
                        + " Sessions may be disabled, or there are as many as the BMC bears: end those that nobody uses.");
    }

    DeviceFault loginRefused(DeviceFault answer) {
        return new DeviceFault(
                Kind.LOGIN,
                false,
                answer.status(),
                answer.headers(),
                answer.messages(),
                Finding.error(
                        "BMC login refused",
                        "The BMC at " + access.endpoint() + " does not let in user \"" + access.username()
                                + "\": wrong user name or password, or the account is locked. It says: "
                                + said(answer.messages(), "nothing but status " + answer.status())
                                + " Correct username and password in the provider block. No second try was made, so that"
                                + " the account is not locked."),
                answer);
    }

    private DeviceFault transport(String method, URI uri, ApiException thrown) {
        boolean write = !method.equals("GET");
        UntrustedCertificate untrusted = cause(thrown, UntrustedCertificate.class);
        if (untrusted != null) {
            return new DeviceFault(Kind.UNTRUSTED, false, untrusted(untrusted), thrown);
        }
        JsonProcessingException json = cause(thrown, JsonProcessingException.class);
        if (json != null) {
            return new DeviceFault(Kind.UNREADABLE, write, unreadable(uri, json), thrown);
        }
        if (cause(thrown, OversizedAnswer.class) != null) {
            return new DeviceFault(Kind.UNREADABLE, write, oversized(uri), thrown);
        }
        InterruptedException interrupt = cause(thrown, InterruptedException.class);
        if (interrupt != null) {
            return interrupted(interrupt);
        }
        if (neverConnected(thrown)) {
            return new DeviceFault(Kind.UNREACHABLE, false, unreachable(thrown), thrown);
        }
        if (cause(thrown, HttpTimeoutException.class) != null) {
            return new DeviceFault(Kind.UNREACHABLE, write, tooSlow(method, uri), thrown);
        }
        SSLException tls = cause(thrown, SSLException.class);
        if (tls != null) {
            return new DeviceFault(Kind.UNTRUSTED, write, noTls(tls), thrown);
        }
        return new DeviceFault(Kind.UNREACHABLE, write, lost(method, uri, thrown), thrown);
    }

    private static boolean neverConnected(Throwable thrown) {
        return cause(thrown, ConnectException.class) != null
                || cause(thrown, HttpConnectTimeoutException.class) != null
                || cause(thrown, UnresolvedAddressException.class) != null
                || cause(thrown, UnknownHostException.class) != null
                || cause(thrown, NoRouteToHostException.class) != null;
    }

    private Finding unreachable(Throwable thrown) {
        String why;
        if (cause(thrown, UnresolvedAddressException.class) != null
                || cause(thrown, UnknownHostException.class) != null) {
            why = "the name " + access.endpoint().getHost() + " is not known to the resolver";
        } else if (cause(thrown, HttpConnectTimeoutException.class) != null) {
            why = "nothing accepted a connection in time";
        } else {
            why = reason(thrown, "the connection was refused");
        }
        return Finding.error(
                "BMC unreachable",
                "There is no connection to the BMC at " + access.endpoint() + ": " + why
                        + ". Nothing is concluded about the server from that. Check the address, the cable and the power of"
                        + " the BMC, and that its Redfish service is enabled.");
    }

    private Finding tooSlow(String method, URI uri) {
        return Finding.error(
                "BMC answer too slow",
                "The BMC at " + access.endpoint() + " did not answer " + method + " " + uri.getRawPath() + " within "
                        + seconds(patience.request().toMillis())
                        + ". It may be busy or restarting. Try again later, or raise timeout in the provider block.");
    }

    private Finding lost(String method, URI uri, Throwable thrown) {
        return Finding.error(
                CONNECTION_LOST,
                "The connection to the BMC at " + access.endpoint() + " ended before the answer to " + method + " "
                        + uri.getRawPath() + " was complete: " + reason(thrown, "it was closed")
                        + ". The BMC may be restarting. Try again in a few minutes.");
    }

    private Finding noTls(SSLException tls) {
        return Finding.error(
                "BMC does not speak TLS as wanted",
                "No secure connection to the BMC at " + access.endpoint() + " came about: "
                        + reason(tls, "the handshake failed")
                        + ". Check that the port is the one of HTTPS, and update a BMC that has only old versions of TLS.");
    }

    private Finding unreadable(URI uri, JsonProcessingException json) {
        String where = json.getLocation() == null
                ? ""
                : " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr();
        return Finding.error(
                "BMC answer unreadable",
                "What the BMC at " + access.endpoint() + " answered for " + uri.getRawPath()
                        + " is not readable as JSON"
                        + where + ": " + cut(json.getOriginalMessage())
                        + ". Check that the address is that of a BMC and not of a proxy or a log-in page.");
    }

    private Finding oversized(URI uri) {
        return Finding.error(
                "BMC answer too large",
                "What the BMC at " + access.endpoint() + " answered for " + uri.getRawPath() + " has more than "
                        + (Wire.LONGEST_ANSWER >> 20)
                        + " MiB, and was not read to its end. No Redfish document is that long. Check that the address is"
                        + " that of a BMC.");
    }

    private Finding untrusted(UntrustedCertificate fault) {
        X509Certificate shown = fault.shown();
        String fingerprint;
        try {
            fingerprint = ServerTrust.fingerprint(shown);
        } catch (CertificateException e) {
            fingerprint = "unknown";
        }
        return Finding.error(
                "BMC certificate not trusted",
                "The BMC at " + access.endpoint() + " showed a certificate that is not trusted: subject "
                        + cut(shown.getSubjectX500Principal().getName()) + ", issuer "
                        + cut(shown.getIssuerX500Principal().getName()) + ", valid from "
                        + shown.getNotBefore().toInstant() + " to "
                        + shown.getNotAfter().toInstant()
                        + ", SHA-256 fingerprint " + fingerprint + ". Why: " + cut(fault.getMessage())
                        + ". No password was sent. Where the issuer is yours, set ca_pem = file(\"its-certificate.pem\")"
                        + " in the provider block; to trust exactly this certificate, compare the fingerprint with the"
                        + " one on the BMC's own console and set tls_fingerprint.");
    }

    private DeviceFault refusal(String method, URI uri, ApiException thrown, ObjectMapper mapper) {
        List<DeviceMessage> messages = messages(thrown.getResponseBody(), mapper);
        String what = method + " " + uri.getRawPath();
        String said = said(messages, "nothing that explains it.");
        Finding finding = Finding.error(
                "BMC refused the request",
                "The BMC at " + access.endpoint() + " answered " + what + " with status " + thrown.getCode()
                        + ". It says: " + said + advice(thrown.getCode()));
        if (messages.stream().anyMatch(message -> message.key().equals("PasswordChangeRequired"))) {
            finding = Finding.error(
                    "BMC wants a new password",
                    "The BMC at " + access.endpoint() + " lets user \"" + access.username()
                            + "\" do nothing but change the password (" + what + "). It says: " + said
                            + " Change it on the BMC, then in the provider block.");
        }
        boolean unknown = !method.equals("GET") && (thrown.getCode() == 502 || thrown.getCode() == 504);
        return new DeviceFault(
                Kind.REFUSED, unknown, thrown.getCode(), thrown.getResponseHeaders(), messages, finding, null);
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> " Check username and password in the provider block.";
            case 403 -> " Give the account the privilege that is missing, or use another one.";
            case 404 -> " The server may have been replaced, or its firmware moved the resource.";
            case 429, 503 -> " It is busy: try again in a few minutes.";
            // allow default: any other status is explained by the device's own words
            default -> "";
        };
    }

    private static List<DeviceMessage> messages(@Nullable String body, ObjectMapper mapper) {
        if (body == null || body.isBlank()) {
            return List.of();
        }
        try {
            ErrorReply reply = mapper.readValue(body, ErrorReply.class);
            if (reply == null || reply.getError() == null) {
                return List.of();
            }
            List<DeviceMessage> listed = DeviceMessage.problems(reply.getError().getAtMessageExtendedInfo());
            return listed.isEmpty() && reply.getError().getMessage() != null
                    ? List.of(new DeviceMessage(
                            cut(reply.getError().getCode()),
                            cut(reply.getError().getMessage()),
                            "",
                            "",
                            List.of()))
                    : listed;
        } catch (IOException e) {
            return List.of();
        }
    }

    static String said(List<DeviceMessage> messages, String otherwise) {
        return messages.isEmpty()
                ? otherwise
                : messages.stream().map(DeviceMessage::words).collect(Collectors.joining(" "));
    }

    private static String reason(Throwable thrown, String otherwise) {
        Throwable deepest = thrown;
        for (int depth = 0; deepest.getCause() != null && depth < MOST_CAUSES; depth++) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? otherwise : cut(deepest.getMessage());
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String cut(@Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}

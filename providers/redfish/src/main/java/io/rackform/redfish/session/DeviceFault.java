package io.rackform.redfish.session;

import io.rackform.spi.Finding;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a request came to nothing. Never leaves the provider: the session turns it into an outcome. */
public final class DeviceFault extends Exception {
    /** What kind of fault, as far as the rest of the provider acts on it. */
    public enum Kind {
        /** No connection, or it was lost, or no answer in time: may be better later. */
        UNREACHABLE,
        /** The certificate is not the one that is wanted. */
        UNTRUSTED,
        /** User name and password do not let one in. */
        LOGIN,
        /** The BMC answered with an error. */
        REFUSED,
        /** The BMC took some of a change, and said what it did not take. */
        TAKEN_IN_PART,
        /** The BMC answered something that is no Redfish. */
        UNREADABLE
    }

    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final Kind kind;
    private final boolean effectUnknown;
    private final int status;
    private final transient HttpHeaders headers;
    private final transient List<DeviceMessage> messages;
    private final transient Finding finding;

    DeviceFault(Kind kind, boolean effectUnknown, Finding finding, @Nullable Throwable cause) {
        this(kind, effectUnknown, 0, NO_HEADERS, List.of(), finding, cause);
    }

    DeviceFault(
            Kind kind,
            boolean effectUnknown,
            int status,
            HttpHeaders headers,
            List<DeviceMessage> messages,
            Finding finding,
            @Nullable Throwable cause) {
        super(finding.summary(), cause);
        this.kind = kind;
        this.effectUnknown = effectUnknown;
        this.status = status;
        this.headers = headers;
        this.messages = List.copyOf(messages);
        this.finding = finding;
    }

    /** A fault in what the BMC answered, told by a reader of its documents. */
    public static DeviceFault unreadable(String summary, String detail) {
        return new DeviceFault(Kind.UNREADABLE, false, Finding.error(summary, detail), null);
    }

    /** Something that the BMC does not offer or would not do. */
    public static DeviceFault refused(String summary, String detail) {
        return new DeviceFault(Kind.REFUSED, false, Finding.error(summary, detail), null);
    }

    /** A change of which only some was taken. */
    public static DeviceFault takenInPart(String summary, String detail) {
        return new DeviceFault(Kind.TAKEN_IN_PART, false, Finding.error(summary, detail), null);
    }

    /** A change whose effect is open: the device is read before anything else happens to it. */
    public static DeviceFault unsure(String summary, String detail) {
        return new DeviceFault(Kind.UNREACHABLE, true, Finding.error(summary, detail), null);
    }

    /** The same fault, in the middle of a change. */
    public static DeviceFault unsure(DeviceFault fault) {
        return new DeviceFault(fault.kind, true, fault.status, fault.headers, fault.messages, fault.finding, fault);
    }

    /** The same fault of a request that changes nothing on the server, a login. */
    DeviceFault withoutEffect() {
        return effectUnknown ? new DeviceFault(kind, false, status, headers, messages, finding, this) : this;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it would meet every other request in the same moment too. */
    public boolean isAboutTheBmc() {
        return kind == Kind.UNREACHABLE || kind == Kind.UNTRUSTED || kind == Kind.LOGIN;
    }

    /** Whether the request may have been carried out nevertheless. */
    public boolean effectUnknown() {
        return effectUnknown;
    }

    /** The HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    public List<DeviceMessage> messages() {
        return messages;
    }

    public Finding finding() {
        return finding;
    }

    /** Whether one of the messages is of this kind, whatever its registry and version. */
    public boolean says(String key) {
        return messages.stream().anyMatch(message -> Objects.equals(message.key(), key));
    }

    /** Whether it was refused for no other reason than that the firmware is working (HPE says so in its own registry). */
    public boolean refusedDuringPost() {
        return kind == Kind.REFUSED && mentions("DuringSystemPOST", "in POST", "InPost");
    }

    /** Whether a connection that was there ended before the answer was complete. */
    boolean connectionBroke() {
        return kind == Kind.UNREACHABLE && finding.summary().equals(FaultWords.CONNECTION_LOST);
    }

    boolean mentions(String... words) {
        return messages.stream().anyMatch(message -> message.mentions(words));
    }
}

package io.rackform.netconf.protocol;

import io.rackform.netconf.transport.Words;
import io.rackform.netconf.xml.Element;
import io.rackform.netconf.xml.XmlPrinter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One {@code rpc-error} (RFC 6241 section 4.3), all its fields as the device gave them, safe for a terminal; empty where
 * it gave none.
 *
 * @param path where in the configuration, with the device's prefixes
 * @param info what stands in error-info, as XML on one line
 * @param sessionId of a lock's holder (tag lock-denied); 0 where no NETCONF session holds it
 * @param badElements the names in error-info
 */
public record RpcError(
        String type,
        String tag,
        boolean warning,
        String appTag,
        String path,
        String message,
        String info,
        long sessionId,
        List<String> badElements) {
    public RpcError {
        badElements = List.copyOf(badElements);
    }

    static RpcError read(Element error) {
        List<Element> info = error.child("error-info").map(Element::children).orElse(List.of());
        return new RpcError(
                word(error, "error-type"),
                word(error, "error-tag"),
                error.childText("error-severity").equals("warning"),
                word(error, "error-app-tag"),
                word(error, "error-path"),
                word(error, "error-message"),
                Words.clean(info.stream().map(XmlPrinter::line).collect(Collectors.joining())),
                info.stream()
                        .filter(each -> each.local().equals("session-id"))
                        .mapToLong(each -> number(each.text()))
                        .findFirst()
                        .orElse(-1),
                info.stream()
                        .filter(each -> each.local().equals("bad-element"))
                        .map(each -> Words.clean(each.text()))
                        .toList());
    }

    private static String word(Element error, String name) {
        return Words.clean(error.childText(name));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public boolean isLockDenied() {
        return tag.equals("lock-denied");
    }

    /** The device's own words, and the fields that help a person who knows the device. */
    public String words() {
        StringBuilder out = new StringBuilder(message.isEmpty() ? "(the device gave no message)" : message);
        out.append(" [").append(type.isEmpty() ? "" : type + " ").append(tag);
        if (!appTag.isEmpty()) {
            out.append(", ").append(appTag);
        }
        if (!path.isEmpty()) {
            out.append(", at ").append(path);
        }
        if (!badElements.isEmpty()) {
            out.append(", element ").append(String.join(", ", badElements));
        }
        return out.append(']').toString();
    }
}

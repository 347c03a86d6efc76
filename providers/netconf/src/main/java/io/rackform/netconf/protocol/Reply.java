package io.rackform.netconf.protocol;

import io.rackform.netconf.xml.Element;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a device answered to one request.
 *
 * @param errors what failed the request; several where the device found several faults (RFC 6241 section 4.3)
 * @param warnings errors of severity warning: the request was carried out
 * @param data what stands in the reply beside these: the children of {@code data}, or of the reply itself
 */
public record Reply(List<RpcError> errors, List<RpcError> warnings, List<Element> data) {
    public Reply {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        data = List.copyOf(data);
    }

    static Reply read(Element reply) {
        List<RpcError> all = reply.children().stream()
                .filter(child -> child.local().equals("rpc-error"))
                .map(RpcError::read)
                .toList();
        List<Element> data = reply.child("data")
                .map(Element::children)
                .orElseGet(() -> reply.children().stream()
                        .filter(child -> !child.local().equals("rpc-error")
                                && !child.local().equals("ok"))
                        .toList());
        return new Reply(
                all.stream().filter(error -> !error.warning()).toList(),
                all.stream().filter(RpcError::warning).toList(),
                data);
    }

    public boolean isOk() {
        return errors.isEmpty();
    }

    /** All errors in the device's words, one after the other. */
    public String words() {
        return errors.stream().map(RpcError::words).collect(Collectors.joining("; "));
    }
}

package io.rackform.redfish.session;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One PATCH under the entity tag of what was seen. Controllers differ: some want If-Match (428), some refuse the tag that
 * they gave themselves (412). So on a 412 the resource is read again, and only a change of the properties that are about
 * to be set is a conflict; otherwise the change is sent with the new tag, and then without one.
 */
final class ConditionalPatch {
    private final BmcClient client;
    private final Fetched<?> seen;
    private final Map<String, Object> body;

    ConditionalPatch(BmcClient client, Fetched<?> seen, Map<String, Object> body) {
        this.client = client;
        this.seen = seen;
        this.body = body;
    }

    Written send() throws DeviceFault {
        try {
            return client.patchOnce(seen.link(), body, strong(seen.entityTag()));
        } catch (DeviceFault e) {
            if (e.status() != 412 && e.status() != 428) {
                throw e;
            }
            return again(e);
        }
    }

    private Written again(DeviceFault first) throws DeviceFault {
        Fetched<Map<String, Object>> now = client.getProperties(seen.link());
        if (first.status() == 412 && changed(body, client.properties(seen.document()), now.document())) {
            throw DeviceFault.refused(
                    "Server changed by somebody else meanwhile",
                    "Between reading and changing " + seen.link() + " on the BMC at " + client.device()
                            + ", somebody else changed the same properties. Nothing was sent. Plan again to see what the"
                            + " server has now.");
        }
        try {
            return client.patchOnce(seen.link(), body, strong(now.entityTag()));
        } catch (DeviceFault e) {
            if (e.status() != 412) {
                throw e;
            }
            return client.patchOnce(seen.link(), body, null);
        }
    }

    /** A weak tag never matches in If-Match (RFC 9110 section 13.1.1): without the mark it may. */
    private static @Nullable String strong(@Nullable String tag) {
        return tag != null && tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** Whether a property that the body sets differs between two readings. */
    private static boolean changed(Map<String, Object> body, Map<String, Object> before, Map<String, Object> after) {
        return body.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .anyMatch(entry -> changed(entry.getValue(), before.get(entry.getKey()), after.get(entry.getKey())));
    }

    private static boolean changed(@Nullable Object wanted, @Nullable Object before, @Nullable Object after) {
        if (wanted instanceof Map<?, ?> parts && before instanceof Map<?, ?> b && after instanceof Map<?, ?> a) {
            return parts.keySet().stream().anyMatch(key -> changed(parts.get(key), b.get(key), a.get(key)));
        }
        return !Objects.equals(before, after);
    }

    /** Whether the resource has all the values of the body. */
    static boolean holds(Map<String, Object> body, Map<String, Object> document) {
        return body.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .allMatch(entry -> holds(entry.getValue(), document.get(entry.getKey())));
    }

    private static boolean holds(@Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof Map<?, ?> parts) {
            return found instanceof Map<?, ?> map
                    && parts.entrySet().stream().allMatch(part -> holds(part.getValue(), map.get(part.getKey())));
        }
        if (wanted instanceof Number one && found instanceof Number other) {
            return one.toString().equals(other.toString());
        }
        return Objects.equals(wanted, found);
    }
}

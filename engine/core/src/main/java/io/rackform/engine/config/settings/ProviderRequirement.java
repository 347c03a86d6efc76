package io.rackform.engine.config.settings;

import io.rackform.model.diagnostic.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code required_providers}.
 *
 * @param localName what the module calls the provider
 * @param source as written; empty where it is not
 * @param version null where any will do
 * @param aliases the configurations that a caller has to pass: {@code a} of {@code [redfish.a]}
 * @param sound whether it is written as it should be; else there is no sense in comparing it with what is installed
 */
public record ProviderRequirement(
        String localName,
        String source,
        @Nullable VersionConstraint version,
        List<String> aliases,
        boolean sound,
        SourceRange range) {
    /** Where the providers that are installed come from, as a source names it. */
    public static final String NAMESPACE = "rackform";

    /** Where the provider that is built in comes from, as the reference names it. */
    public static final String BUILT_IN = "terraform.io/builtin/";

    public ProviderRequirement {
        aliases = List.copyOf(aliases);
    }

    /** The name of the provider itself: what the source ends in, else the local name. */
    public String type() {
        return source.isEmpty() ? localName : source.substring(source.lastIndexOf('/') + 1);
    }

    /** Whether the source can mean a provider that is installed here, and not somebody else's of the same name. */
    public boolean isOurs() {
        return source.isEmpty()
                || source.indexOf('/') < 0
                || source.equals(NAMESPACE + "/" + type())
                || source.startsWith(BUILT_IN);
    }
}

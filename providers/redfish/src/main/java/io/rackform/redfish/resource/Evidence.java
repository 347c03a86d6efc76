package io.rackform.redfish.resource;

import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.value.ObjectValue;
import io.rackform.redfish.server.PowerState;
import io.rackform.spi.Finding;
import io.rackform.spi.ReadOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a reading found beside the object, as far as planning asks for it. */
final class Evidence {
    private Evidence() {}

    /** Null where nothing was read. */
    static @Nullable ObjectValue of(@Nullable ReadOutcome live) {
        return live instanceof ReadOutcome.Found found && found.evidence().unmarked() instanceof ObjectValue object
                ? object
                : null;
    }

    static PowerState power(ObjectValue evidence) {
        String name = Fields.text(evidence, "power");
        return name == null ? PowerState.UNKNOWN : PowerState.valueOf(name);
    }

    /**
     * A fault where a server lists the values that it takes, and the wanted one is not among them.
     *
     * @param what as in "boot target"
     */
    static Optional<Finding> notAmong(
            ObjectValue evidence, String listed, @Nullable String wanted, String what, String attribute) {
        List<String> allowed = Fields.list(evidence, listed);
        if (wanted == null || allowed.isEmpty() || allowed.contains(wanted)) {
            return Optional.empty();
        }
        return Optional.of(Finding.error(
                "Value that this server does not offer",
                "This server has no " + what + " \"" + wanted + "\". It offers " + String.join(", ", allowed) + "."
                        + Suggestion.didYouMean(wanted, allowed),
                AttributePath.of(attribute)));
    }
}

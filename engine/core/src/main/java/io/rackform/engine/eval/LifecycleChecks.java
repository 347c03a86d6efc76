package io.rackform.engine.eval;

import io.rackform.engine.config.LifecycleBlock;
import io.rackform.engine.config.ResourceBlock;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.diagnostic.Suggestion;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import java.util.TreeSet;

/** What must be so of a {@code lifecycle} block beside the type of its resource. */
final class LifecycleChecks {
    private LifecycleChecks() {}

    /** Names in {@code ignore_changes} are those of the type; one that the device decides is ignored anyway. */
    static void ignoreChanges(ResourceBlock block, BlockSchema schema, Diagnostics diagnostics) {
        for (LifecycleBlock.IgnoredPath ignored : block.lifecycle().ignored()) {
            if (!(ignored.path().steps().getFirst() instanceof AttributePath.Step.Name(String name))) {
                continue;
            }
            AttributeSchema attribute = schema.attributes().get(name);
            if (attribute == null && !schema.blocks().containsKey(name)) {
                TreeSet<String> names = new TreeSet<>(schema.attributes().keySet());
                names.addAll(schema.blocks().keySet());
                diagnostics.add(Diagnostic.error(
                        "Unknown attribute in ignore_changes",
                        "\"ignore_changes\" names \"" + name + "\", but " + block.type()
                                + " has no such argument or block."
                                + (name.equals("all")
                                        ? " The word all stands alone: ignore_changes = all."
                                        : Suggestion.didYouMean(name, names)),
                        ignored.range()));
            } else if (attribute != null && attribute.presence() == AttributeSchema.Presence.COMPUTED) {
                diagnostics.add(Diagnostic.warning(
                                "Redundant element of ignore_changes",
                                "\"ignore_changes\" names \"" + name
                                        + "\", which no configuration sets: the device alone decides it, so that there is"
                                        + " nothing to ignore.")
                        .at(ignored.range()));
            }
        }
    }
}

package io.rackform.engine.eval;

import io.rackform.model.address.AttributePath;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.diagnostic.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * What one element of {@code replace_triggered_by} points at.
 *
 * @param key null for all instances
 * @param path in the object; {@link AttributePath#ROOT} for any change of it
 * @param text as it is shown: {@code terraform_data.rack["a"].input}
 */
public record ReplaceTrigger(
        ResourceAddress resource, @Nullable InstanceKey key, AttributePath path, String text, SourceRange range) {}

package io.rackform.spi;

import io.rackform.model.value.Value;
import java.util.List;

/**
 * What a server said to a dry run.
 *
 * @param object what the object would be, in the provider's own form; null value where the server refused
 * @param findings refusals as errors, notices as warnings
 */
public record DryRunAnswer(Value object, List<Finding> findings) {
    public DryRunAnswer {
        findings = List.copyOf(findings);
    }
}

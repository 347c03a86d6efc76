package io.rackform.engine.eval;

import io.rackform.hcl.syntax.Attribute;
import io.rackform.hcl.syntax.Body;
import io.rackform.model.address.AttributePath;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.spi.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a provider says into a message that points at the source. */
public final class Findings {
    private Findings() {}

    /**
     * @param body where the attribute is looked for; null where there is no block
     * @param range of the block, where the attribute is not set in it
     */
    public static Diagnostic diagnostic(
            Finding finding, @Nullable Body body, @Nullable SourceRange range, @Nullable Object address) {
        SourceRange subject = range;
        if (body != null
                && !finding.path().steps().isEmpty()
                && finding.path().steps().getFirst() instanceof AttributePath.Step.Name(String name)) {
            Attribute attribute = body.attribute(name);
            subject = attribute == null ? range : attribute.range();
        }
        return new Diagnostic(
                finding.severity(),
                finding.summary(),
                finding.detail(),
                subject,
                null,
                address == null ? null : address.toString(),
                List.of());
    }
}

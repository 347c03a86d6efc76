package io.rackform.engine.config;

import io.rackform.hcl.json.JsonSyntax;
import io.rackform.hcl.syntax.Block;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes {@code import} blocks. */
final class ImportDecoder {
    private final Diagnostics diagnostics;

    ImportDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Nullable
    ImportBlock decode(Block block) {
        BlockReader reader = new BlockReader("\"import\" block", block.body(), diagnostics);
        Expression to = reader.required("to");
        Expression id = reader.expression("id");
        Expression identity = reader.expression("identity");
        Expression forEach = reader.expression("for_each");
        Expression provider = reader.expression("provider");
        reader.end();
        if ((id == null) == (identity == null)) {
            diagnostics.add(Diagnostic.error(
                    "Import needs one name",
                    id == null
                            ? "The block does not say which object is to be imported. Set \"id\", or \"identity\" with its"
                                    + " parts; the page of the resource type tells how its objects are named."
                            : "The block names the object twice, by \"id\" and by \"identity\". Remove one of them.",
                    identity == null ? block.headerRange() : identity.range()));
        }
        ImportTarget target = to == null ? null : target(to);
        if (target == null || (id == null) == (identity == null)) {
            return null;
        }
        return new ImportBlock(
                target,
                id,
                identity,
                forEach,
                provider == null ? null : new ProviderDecoder(diagnostics).reference(provider),
                block.headerRange());
    }

    private record Part(String name, @Nullable Expression key) {}

    private @Nullable ImportTarget target(Expression written) {
        boolean json = JsonSyntax.isJson(written.range().file());
        Deque<Part> parts = new ArrayDeque<>();
        Expression at = json ? StaticReference.unquoted(written) : written;
        Expression key = null;
        while (!(at instanceof Expression.Reference root)) {
            if (at instanceof Expression.GetAttribute attribute) {
                parts.addFirst(new Part(attribute.name(), key));
                key = null;
                at = attribute.source();
            } else if (at instanceof Expression.GetIndex index && key == null) {
                key = index.key();
                at = index.source();
            } else {
                return invalid(written);
            }
        }
        parts.addFirst(new Part(root.name(), key));
        return target(written, parts);
    }

    private @Nullable ImportTarget target(Expression written, Deque<Part> parts) {
        List<ImportTarget.Step> calls = new ArrayList<>();
        while (parts.size() > 2
                && parts.getFirst().name().equals("module")
                && parts.getFirst().key() == null) {
            parts.removeFirst();
            Part call = parts.removeFirst();
            calls.add(new ImportTarget.Step(call.name(), call.key()));
        }
        Part type = parts.pollFirst();
        Part name = parts.pollFirst();
        boolean resource = type != null
                && name != null
                && parts.isEmpty()
                && type.key() == null
                && !AddressExpression.isNoType(type.name())
                && !type.name().equals("module")
                && !type.name().equals("data");
        return resource && type != null && name != null
                ? new ImportTarget(calls, type.name(), name.name(), name.key(), written.range())
                : invalid(written);
    }

    private @Nullable ImportTarget invalid(Expression written) {
        diagnostics.add(Diagnostic.error(
                "Invalid import target",
                "The argument \"to\" takes the address of a managed resource or of one of its instances, such as"
                        + " terraform_data.a, terraform_data.a[each.key] or module.m.terraform_data.a: without quotes, and"
                        + " without the name of an attribute.",
                written.range()));
        return null;
    }
}

package io.rackform.engine.config;

import io.rackform.hcl.syntax.Expression;
import io.rackform.hcl.syntax.SourceFile;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.diagnostic.SourceRange;
import io.rackform.model.diagnostic.SourceRange.Position;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An import that is asked for on the command line: an {@code import} block of the root module, without the block. */
public final class CommandImport {
    /** What messages call the place where it stands: its lines are the address and the name. */
    private static final String FILE = "<import>";

    private CommandImport() {}

    /** The configuration with the import of the object that its device calls {@code id}. */
    public static Configuration into(Configuration configuration, InstanceAddress to, String id) {
        SourceRange address = line(0, 1, to.toString());
        SourceRange name = line(bytes(to.toString()) + 1, 2, id);
        List<ImportTarget.Step> calls = new ArrayList<>();
        for (ModuleAddress.Step step : to.resource().module().steps()) {
            calls.add(new ImportTarget.Step(step.name(), literal(step.key(), address)));
        }
        ImportTarget target = new ImportTarget(
                calls, to.resource().type(), to.resource().name(), literal(to.key(), address), address);
        ImportBlock block =
                new ImportBlock(target, new Expression.Literal(new StringValue(id), name), null, null, null, address);
        Map<String, SourceFile> files = new TreeMap<>(configuration.files());
        files.put(FILE, new SourceFile(FILE, (to + "\n" + id + "\n").getBytes(StandardCharsets.UTF_8)));
        return new Configuration(
                configuration.root().withImport(block), configuration.state(), files, configuration.whole());
    }

    private static @Nullable Expression literal(InstanceKey key, SourceRange range) {
        Value value = switch (key) {
            case InstanceKey.NoKey ignored -> null;
            case InstanceKey.IntKey(int index) -> NumberValue.of(index);
            case InstanceKey.StringKey(String text) -> new StringValue(text);
        };
        return value == null ? null : new Expression.Literal(value, range);
    }

    private static SourceRange line(int offset, int line, String text) {
        return new SourceRange(
                FILE,
                new Position(offset, line, 1),
                new Position(offset + bytes(text), line, text.codePointCount(0, text.length()) + 1));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

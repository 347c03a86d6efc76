package io.rackform.state.h2;

import io.rackform.model.address.Address;
import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.OutputAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.json.SecretSeal;
import io.rackform.model.json.ValueJson;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.CheckResult;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects, outputs and intents as JSON. Reading shares equal addresses, of which a large state has few: one of these belongs to
 * one reader. Writing may be done by many threads.
 */
final class ObjectJson {
    private static final int TEXT_LIMIT = 100_000;

    private final ValueJson json;
    private final Map<Value, ProviderAddress> providers = new HashMap<>();
    private final Map<String, Address> addresses = new HashMap<>();

    ObjectJson(SecretSeal seal) {
        json = new ValueJson(seal);
    }

    String write(RecordedObject object) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("attributes", storable(object.attributes(), object.id()));
        fields.put("provider", provider(object.provider()));
        fields.put("providerVersion", new StringValue(object.providerVersion()));
        fields.put("schemaVersion", NumberValue.of(object.schemaVersion()));
        fields.put("status", new StringValue(object.status().name()));
        List<Value> dependencies = new ArrayList<>();
        object.dependencies().forEach(address -> dependencies.add(new StringValue(dependency(address))));
        fields.put("dependencies", new TupleValue(dependencies));
        fields.put("createBeforeDestroy", BoolValue.of(object.createBeforeDestroy()));
        if (object.keptOnDestroy()) {
            fields.put("keptOnDestroy", BoolValue.TRUE);
        }
        if (!object.device().isEmpty()) {
            fields.put("device", new StringValue(object.device()));
        }
        return json.write(new ObjectValue(fields));
    }

    RecordedObject readObject(ObjectId id, String text) {
        ObjectValue fields = fields(text);
        List<Address> dependencies = new ArrayList<>();
        if (fields.get("dependencies") instanceof TupleValue names) {
            names.elements().forEach(name -> dependencies.add(readDependency(string(name))));
        }
        return new RecordedObject(
                id,
                readProvider(fields.get("provider")),
                string(fields.get("providerVersion")),
                number(fields.get("schemaVersion")),
                ObjectStatus.valueOf(string(fields.get("status"))),
                object(fields.get("attributes")),
                dependencies,
                BoolValue.TRUE.equals(fields.get("createBeforeDestroy")),
                BoolValue.TRUE.equals(fields.get("keptOnDestroy")),
                fields.get("device") instanceof StringValue(String device) ? device : "");
    }

    String write(SortedMap<String, Value> outputs) {
        return json.write(storable(new ObjectValue(outputs), "the outputs"));
    }

    SortedMap<String, Value> readOutputs(String text) {
        return fields(text).attributes();
    }

    String write(List<CheckResult> checks) {
        return json.write(new TupleValue(checks.stream()
                .<Value>map(check -> ObjectValue.of(Map.of(
                        "kind", text(check.kind().name()),
                        "block", text(check.block()),
                        "object", text(check.object()),
                        "status", text(check.status().name()),
                        "problems",
                                new TupleValue(check.problems().stream()
                                        .<Value>map(ObjectJson::text)
                                        .toList()))))
                .toList()));
    }

    List<CheckResult> readChecks(String text) {
        if (!(json.read(text) instanceof TupleValue all)) {
            throw new IllegalArgumentException("check results are no list");
        }
        return all.elements().stream().map(ObjectJson::readCheck).toList();
    }

    private static CheckResult readCheck(Value value) {
        ObjectValue fields = object(value);
        List<String> problems = fields.get("problems") instanceof TupleValue texts
                ? texts.elements().stream().map(ObjectJson::string).toList()
                : List.of();
        return new CheckResult(
                CheckResult.Kind.valueOf(string(fields.get("kind"))),
                string(fields.get("block")),
                string(fields.get("object")),
                CheckResult.Status.valueOf(string(fields.get("status"))),
                problems);
    }

    String write(Intent intent) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("provider", provider(intent.provider()));
        fields.put("unit", new StringValue(intent.unitId()));
        fields.put("action", new StringValue(intent.action().name()));
        fields.put("naturalKey", new StringValue(intent.naturalKey()));
        fields.put("fingerprint", new StringValue(intent.fingerprint()));
        ObjectValue planned = intent.planned();
        if (planned != null) {
            fields.put("planned", storable(planned, intent.object()));
        }
        return json.write(new ObjectValue(fields));
    }

    Intent readIntent(long sequence, String runId, ObjectId id, String text) {
        ObjectValue fields = fields(text);
        Value planned = fields.get("planned");
        return new Intent(
                sequence,
                runId,
                string(fields.get("unit")),
                id,
                readProvider(fields.get("provider")),
                Intent.Action.valueOf(string(fields.get("action"))),
                string(fields.get("naturalKey")),
                string(fields.get("fingerprint")),
                planned == null ? null : object(planned));
    }

    String write(RunInfo run) {
        return json.write(ObjectValue.of(Map.of(
                "runId", text(run.runId()),
                "kind", text(run.kind()),
                "who", text(run.who()),
                "startedAt", text(run.startedAt().toString()),
                "commit", text(run.commit()),
                "commitAuthor", text(run.commitAuthor()),
                "commitMessage", text(run.commitMessage()),
                "planDigest", text(run.planDigest()))));
    }

    RunInfo readRun(String text) {
        ObjectValue fields = fields(text);
        return new RunInfo(
                string(fields.get("runId")),
                string(fields.get("kind")),
                string(fields.get("who")),
                Instant.parse(string(fields.get("startedAt"))),
                string(fields.get("commit")),
                string(fields.get("commitAuthor")),
                string(fields.get("commitMessage")),
                string(fields.get("planDigest")));
    }

    String write(String text) {
        return json.write(text(text));
    }

    String readText(String text) {
        return string(json.read(text));
    }

    /** Commit messages and errors are other people's: longer ones are cut. */
    private static StringValue text(String text) {
        return new StringValue(text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT));
    }

    ObjectId readId(String address, String deposedKey) {
        InstanceAddress instance = AddressParser.parseInstance(address)
                .orElseThrow(() -> new IllegalArgumentException("not the address of an object: " + address));
        return new ObjectId(instance, deposedKey);
    }

    /** Ephemeral values and the placeholders of what failed must not outlive a run: to record one is a fault in the caller. */
    private static ObjectValue storable(ObjectValue value, Object owner) {
        var marks = Values.marksDeep(value);
        if (marks.contains(Mark.EPHEMERAL) || marks.contains(Mark.FAILED)) {
            throw new IllegalArgumentException("ephemeral or failed values cannot be recorded: " + owner);
        }
        return value;
    }

    private static Value provider(ProviderAddress provider) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("name", new StringValue(provider.provider()));
        if (!provider.module().isRoot()) {
            fields.put("module", new StringValue(provider.module().toString()));
        }
        if (!provider.alias().isEmpty()) {
            fields.put("alias", new StringValue(provider.alias()));
        }
        switch (provider.key()) {
            case InstanceKey.NoKey ignored -> {}
            case InstanceKey.IntKey(int index) -> fields.put("key", NumberValue.of(index));
            case InstanceKey.StringKey(String key) -> fields.put("key", new StringValue(key));
        }
        return new ObjectValue(fields);
    }

    private ProviderAddress readProvider(@Nullable Value value) {
        ObjectValue fields = object(value);
        ProviderAddress known = providers.get(fields);
        if (known != null) {
            return known;
        }
        Value module = fields.get("module");
        Value alias = fields.get("alias");
        Value key = fields.get("key");
        ProviderAddress provider = new ProviderAddress(
                module == null ? ModuleAddress.ROOT : module(string(module)),
                string(fields.get("name")),
                alias == null ? "" : string(alias),
                key == null
                        ? InstanceKey.none()
                        : key instanceof NumberValue
                                ? new InstanceKey.IntKey(number(key))
                                : new InstanceKey.StringKey(string(key)));
        providers.put(fields, provider);
        return provider;
    }

    /** A dependency on a resource's only instance prints like the whole resource: brackets tell the two apart. */
    private static String dependency(Address address) {
        return switch (address) {
            case ResourceAddress resource -> resource.toString();
            case InstanceAddress instance ->
                instance.key().equals(InstanceKey.none()) ? instance + "[]" : instance.toString();
            case ModuleAddress ignored -> throw wrong("an instance or a resource");
            case ProviderAddress ignored -> throw wrong("an instance or a resource");
            case OutputAddress ignored -> throw wrong("an instance or a resource");
        };
    }

    private Address readDependency(String text) {
        Address known = addresses.get(text);
        if (known == null) {
            known = text.endsWith("[]")
                    ? readId(text.substring(0, text.length() - 2), "").address()
                    : AddressParser.parse(text).orElseThrow(() -> wrong("an address"));
            addresses.put(text, known);
        }
        return known;
    }

    private static ModuleAddress module(String text) {
        if (AddressParser.parse(text).orElseThrow(() -> wrong("an address")) instanceof ModuleAddress module) {
            return module;
        }
        throw wrong("a module's address");
    }

    private ObjectValue fields(String text) {
        return object(json.read(text));
    }

    private static ObjectValue object(@Nullable Value value) {
        if (value instanceof ObjectValue object) {
            return object;
        }
        throw wrong("an object");
    }

    private static String string(@Nullable Value value) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw wrong("a text");
    }

    private static int number(@Nullable Value value) {
        if (value instanceof NumberValue number && number.isInt()) {
            return number.value().intValue();
        }
        throw wrong("a number");
    }

    private static IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("a field of a record is not " + expected);
    }
}

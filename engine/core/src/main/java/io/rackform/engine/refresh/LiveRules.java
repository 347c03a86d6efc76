package io.rackform.engine.refresh;

import io.rackform.engine.config.ResourceBlock;
import io.rackform.engine.demand.Demand;
import io.rackform.engine.demand.NodeResult;
import io.rackform.engine.demand.Rules;
import io.rackform.engine.eval.DesiredInstance;
import io.rackform.engine.eval.Findings;
import io.rackform.engine.eval.ImportRequest;
import io.rackform.engine.eval.LanguageInputs;
import io.rackform.engine.eval.LanguageKey;
import io.rackform.engine.eval.PlainValues;
import io.rackform.engine.eval.WriteOnly;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.Mark;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.spi.Connection;
import io.rackform.spi.DataReader;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.Finding;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that look at devices. */
public final class LiveRules {
    private final LanguageInputs inputs;
    private final StateSnapshot prior;
    private final DeviceSessions sessions;
    private final boolean refresh;
    private final EphemeralRule ephemeral;
    private final Map<ProviderAddress, List<RecordedObject>> recorded;
    private final Set<ObjectId> inDoubt;

    /** What runs that ended too early were about to make. */
    private final Map<ObjectId, ObjectValue> intended = new HashMap<>();

    /**
     * @param refresh whether recorded objects are read at all
     * @param unread recorded objects that are not read in any case
     */
    public LiveRules(
            LanguageInputs inputs,
            StateSnapshot prior,
            DeviceSessions sessions,
            EphemeralLeases leases,
            boolean refresh,
            Predicate<RecordedObject> unread) {
        this.ephemeral = new EphemeralRule(inputs, leases);
        this.inputs = inputs;
        this.prior = prior;
        this.sessions = sessions;
        this.refresh = refresh;
        this.recorded = prior.objects().values().stream()
                .filter(object -> object.id().deposedKey().isEmpty() && !unread.test(object))
                .collect(Collectors.groupingBy(RecordedObject::provider));
        prior.inDoubt().forEach(intent -> {
            ObjectValue planned = intent.planned();
            if (planned != null) {
                this.intended.put(intent.object(), PlainValues.of(planned));
            }
        });
        this.inDoubt = prior.inDoubt().stream().map(Intent::object).collect(Collectors.toSet());
    }

    /** Adds these rules to those of a phase. */
    public Rules.Builder addTo(Rules.Builder rules) {
        return rules.on(LiveKey.Session.class, this::session)
                .on(LiveKey.Batch.class, this::batch)
                .on(LiveKey.LiveObject.class, this::live)
                .on(LiveKey.Elsewhere.class, this::elsewhere)
                .on(LiveKey.EphemeralObject.class, ephemeral::answer)
                .on(LiveKey.Deposed.class, this::deposed)
                .on(LiveKey.Unconfigured.class, this::unconfigured)
                .on(LiveKey.DataObject.class, this::data);
    }

    private NodeResult<SessionState> session(LiveKey.Session key, Demand demand) {
        return switch (demand.ask(new LanguageKey.ProviderConfiguration(key.provider()))) {
            case NodeResult.Ok<ObjectValue>(ObjectValue configuration, var ignored)
            when !Values.isWhollyKnown(configuration) -> NodeResult.ok(new SessionState.Deferred());
            case NodeResult.Ok<ObjectValue>(ObjectValue configuration, var ignored) ->
                switch (sessions.open(key.provider(), PlainValues.of(configuration))) {
                    case Connection.Connected(ProviderSession session) ->
                        NodeResult.ok(new SessionState.Ready(session));
                    case Connection.Refused(List<Finding> findings) ->
                        new NodeResult.Failed<>(findings.stream()
                                .map(finding -> Findings.diagnostic(finding, null, null, key.provider()))
                                .toList());
                };
            case NodeResult.Failed<ObjectValue> ignored ->
                new NodeResult.Blocked<>(new LanguageKey.ProviderConfiguration(key.provider()));
            case NodeResult.Blocked<ObjectValue>(var by) -> new NodeResult.Blocked<>(by);
        };
    }

    private NodeResult<Map<InstanceAddress, ReadOutcome>> batch(LiveKey.Batch key, Demand demand) {
        SessionState state =
                demand.ask(new LiveKey.Session(key.provider())).answer().orElse(null);
        return switch (state) {
            case null -> new NodeResult.Blocked<>(new LiveKey.Session(key.provider()));
            case SessionState.Deferred ignored -> NodeResult.ok(Map.of());
            case SessionState.Ready(ProviderSession session) -> {
                List<ReadRequest> requests = recorded.getOrDefault(key.provider(), List.of()).stream()
                        .map(this::request)
                        .toList();
                Map<InstanceAddress, ReadOutcome> outcomes = ReadBatcher.readAll(session, requests);
                yield new NodeResult.Ok<>(outcomes, unreachable(outcomes, key.provider()));
            }
        };
    }

    /** What could not be read, each fault of a device said once however many objects it has. */
    private static List<Diagnostic> unreachable(Map<InstanceAddress, ReadOutcome> outcomes, ProviderAddress provider) {
        Map<Finding, List<InstanceAddress>> byFinding = new HashMap<>();
        outcomes.forEach((address, outcome) -> {
            if (outcome instanceof ReadOutcome.Unreachable(List<Finding> findings)) {
                findings.forEach(finding -> byFinding
                        .computeIfAbsent(finding, ignored -> new ArrayList<>())
                        .add(address));
            }
        });
        List<Diagnostic> diagnostics = new ArrayList<>();
        byFinding.forEach((finding, addresses) -> diagnostics.add(
                Findings.diagnostic(finding, null, null, addresses.size() == 1 ? addresses.getFirst() : provider)));
        return diagnostics;
    }

    private NodeResult<LiveReading> live(LiveKey.LiveObject key, Demand demand) {
        RecordedObject object = prior.objects().get(new ObjectId(key.instance(), ""));
        if (object != null) {
            return recordedObject(key, object, demand);
        }
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(key.instance())).answer().orElse(null);
        NodeResult<Optional<ImportRequest>> imported = demand.ask(new LanguageKey.ImportOf(key.instance()));
        SessionState state = desired == null || imported.answer().isEmpty()
                ? null
                : demand.ask(new LiveKey.Session(desired.provider())).answer().orElse(null);
        return switch (state) {
            case null -> new NodeResult.Blocked<>(key);
            case SessionState.Deferred ignored -> NodeResult.ok(new LiveReading.NotRead());
            case SessionState.Ready(ProviderSession session) -> {
                ReadOutcome outcome = sessions.batcher(session)
                        .read(new ReadRequest(
                                key.instance(),
                                key.instance().resource().type(),
                                null,
                                PlainValues.of(visible(Objects.requireNonNull(desired))),
                                imported.answer()
                                        .flatMap(request -> request)
                                        .map(ImportRequest::identity)
                                        .orElse(null),
                                intended.get(ObjectId.current(key.instance())),
                                inDoubt.contains(ObjectId.current(key.instance()))));
                yield reading(key.instance(), outcome, desired.block());
            }
        };
    }

    /** Alone: a batch has one outcome for an address, and the address has another object now. */
    private NodeResult<LiveReading> deposed(LiveKey.Deposed key, Demand demand) {
        RecordedObject object = Objects.requireNonNull(prior.objects().get(key.object()));
        if (!refresh && !inDoubt.contains(object.id())) {
            return NodeResult.ok(new LiveReading.NotRead());
        }
        SessionState state =
                demand.ask(new LiveKey.Session(object.provider())).answer().orElse(null);
        return switch (state) {
            case null -> new NodeResult.Blocked<>(new LiveKey.Session(object.provider()));
            case SessionState.Deferred ignored -> NodeResult.ok(new LiveReading.NotRead());
            case SessionState.Ready(ProviderSession session) -> {
                InstanceAddress address = object.id().address();
                ReadRequest request = new ReadRequest(
                        address,
                        address.resource().type(),
                        PlainValues.of(object.attributes()),
                        null,
                        null,
                        null,
                        inDoubt.contains(object.id()));
                ReadOutcome outcome = ReadBatcher.readNow(session, request);
                yield outcome instanceof ReadOutcome.Unreachable(List<Finding> findings)
                        ? new NodeResult.Failed<>(findings.stream()
                                .map(finding -> Findings.diagnostic(finding, null, null, object.id()))
                                .toList())
                        : NodeResult.ok(new LiveReading.Read(outcome));
            }
        };
    }

    private NodeResult<LiveReading> unconfigured(LiveKey.Unconfigured key, Demand demand) {
        ImportRequest request = demand.ask(new LanguageKey.ImportOf(key.instance()))
                .answer()
                .flatMap(found -> found)
                .orElse(null);
        ProviderAddress provider = request == null
                ? null
                : demand.ask(new LanguageKey.ProviderOf(key.instance()))
                        .answer()
                        .orElse(null);
        SessionState state = provider == null
                ? null
                : demand.ask(new LiveKey.Session(provider)).answer().orElse(null);
        return switch (state) {
            case null -> new NodeResult.Blocked<>(key);
            case SessionState.Deferred ignored -> NodeResult.ok(new LiveReading.NotRead());
            case SessionState.Ready(ProviderSession session) -> {
                ReadOutcome outcome = sessions.batcher(session)
                        .read(new ReadRequest(
                                key.instance(),
                                key.instance().resource().type(),
                                null,
                                null,
                                Objects.requireNonNull(request).identity(),
                                null));
                yield outcome instanceof ReadOutcome.Unreachable(List<Finding> findings)
                        ? new NodeResult.Failed<>(findings.stream()
                                .map(finding -> Findings.diagnostic(
                                        finding, null, request.block().range(), key.instance()))
                                .toList())
                        : NodeResult.ok(new LiveReading.Read(outcome));
            }
        };
    }

    /** Whoever looks at a device needs no write-only values. */
    private ObjectValue visible(DesiredInstance desired) {
        ResourceType type = inputs.providers().resourceType(desired.block().type());
        return type == null
                ? desired.configuration()
                : WriteOnly.without(desired.configuration(), type.schema().block());
    }

    private NodeResult<LiveReading> recordedObject(LiveKey.LiveObject key, RecordedObject object, Demand demand) {
        if (!refresh && !inDoubt.contains(object.id())) {
            return NodeResult.ok(new LiveReading.NotRead());
        }
        Map<InstanceAddress, ReadOutcome> batch =
                demand.ask(new LiveKey.Batch(object.provider())).answer().orElse(null);
        if (batch == null) {
            return new NodeResult.Blocked<>(new LiveKey.Batch(object.provider()));
        }
        ReadOutcome outcome = batch.get(key.instance());
        if (outcome == null) {
            return NodeResult.ok(new LiveReading.NotRead());
        }
        return outcome instanceof ReadOutcome.Unreachable
                ? new NodeResult.Blocked<>(new LiveKey.Batch(object.provider()))
                : NodeResult.ok(new LiveReading.Read(outcome));
    }

    /** Not with the batch of the instance that it is recorded with: what is planned must be what this device has. */
    private NodeResult<LiveReading> elsewhere(LiveKey.Elsewhere key, Demand demand) {
        RecordedObject object = Objects.requireNonNull(prior.objects().get(ObjectId.current(key.instance())));
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(key.instance())).answer().orElse(null);
        if (desired == null || (!refresh && !inDoubt.contains(object.id()))) {
            return desired == null ? new NodeResult.Blocked<>(key) : NodeResult.ok(new LiveReading.NotRead());
        }
        SessionState state =
                demand.ask(new LiveKey.Session(desired.provider())).answer().orElse(null);
        return switch (state) {
            case null -> new NodeResult.Blocked<>(new LiveKey.Session(desired.provider()));
            case SessionState.Deferred ignored -> NodeResult.ok(new LiveReading.NotRead());
            case SessionState.Ready(ProviderSession session) ->
                reading(key.instance(), sessions.batcher(session).read(request(object)), desired.block());
        };
    }

    private ReadRequest request(RecordedObject object) {
        return new ReadRequest(
                object.id().address(),
                object.id().address().resource().type(),
                PlainValues.of(object.attributes()),
                null,
                null,
                intended.get(object.id()),
                inDoubt.contains(object.id()));
    }

    private static NodeResult<LiveReading> reading(InstanceAddress instance, ReadOutcome outcome, ResourceBlock block) {
        if (outcome instanceof ReadOutcome.Unreachable(List<Finding> findings)) {
            return new NodeResult.Failed<>(findings.stream()
                    .map(finding -> Findings.diagnostic(finding, block.body(), block.range(), instance))
                    .toList());
        }
        return NodeResult.ok(new LiveReading.Read(outcome));
    }

    private NodeResult<DataReading> data(LiveKey.DataObject key, Demand demand) {
        DesiredInstance desired =
                demand.ask(new LanguageKey.Desired(key.instance())).answer().orElse(null);
        if (desired == null) {
            return new NodeResult.Blocked<>(new LanguageKey.Desired(key.instance()));
        }
        SessionState state =
                demand.ask(new LiveKey.Session(desired.provider())).answer().orElse(null);
        DataSourceType type = inputs.providers().dataSourceType(desired.block().type());
        return switch (state) {
            case null -> new NodeResult.Blocked<>(new LiveKey.Session(desired.provider()));
            case SessionState.Ready(ProviderSession session)
            when session instanceof DataReader reader && Values.isWhollyKnown(desired.configuration()) ->
                softened(desired, readNow(reader, desired));
            case SessionState ignored -> NodeResult.ok(new DataReading.Deferred(expected(desired, type)));
        };
    }

    /** A check only looks: what its data source cannot read is a warning. */
    private NodeResult<DataReading> softened(DesiredInstance desired, NodeResult<DataReading> reading) {
        boolean ofCheck = inputs.configuration().check(desired.address().resource()) != null;
        return ofCheck && reading instanceof NodeResult.Failed<DataReading>(List<Diagnostic> errors)
                ? new NodeResult.Failed<>(
                        errors.stream().map(Diagnostic::asWarning).toList())
                : reading;
    }

    private static NodeResult<DataReading> readNow(DataReader reader, DesiredInstance desired) {
        DataReader.DataOutcome outcome =
                reader.readData(desired.block().type(), PlainValues.of(desired.configuration()));
        return switch (outcome) {
            case DataReader.DataOutcome.Answered(ObjectValue object) -> {
                Set<Mark> marks = Values.marksDeep(desired.configuration());
                yield NodeResult.ok(new DataReading.Read(
                        marks.isEmpty()
                                ? object
                                : (ObjectValue) Values.mapElements(object, value -> value.withMarks(marks))));
            }
            case DataReader.DataOutcome.Unanswered(List<Finding> findings) ->
                new NodeResult.Failed<>(findings.stream()
                        .map(finding -> Findings.diagnostic(
                                finding, desired.block().body(), desired.block().range(), desired.address()))
                        .toList());
        };
    }

    /** The configuration, with what the device will say left unknown. */
    public static ObjectValue expected(DesiredInstance desired, @Nullable DataSourceType type) {
        SortedMap<String, Value> values = new TreeMap<>(desired.configuration().attributes());
        if (type != null) {
            ResourceSchema schema = type.schema();
            schema.block().attributes().forEach((name, attribute) -> {
                Type attributeType = attribute.type();
                if (attribute.isComputed() && values.get(name) instanceof NullValue) {
                    values.put(name, UnknownValue.of(attributeType));
                }
            });
        }
        return new ObjectValue(values);
    }
}

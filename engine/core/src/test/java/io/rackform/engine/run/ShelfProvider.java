package io.rackform.engine.run;

import io.rackform.model.address.AttributePath;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.NestedBlock;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Connection;
import io.rackform.spi.DataReader;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.DeletionImpact;
import io.rackform.spi.EphemeralLease;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.Finding;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Grouping;
import io.rackform.spi.Impact;
import io.rackform.spi.Importable;
import io.rackform.spi.NaturalKey;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A provider for tests: shelves, by address, that hold items by name. Written by hand, with the faults tests need. */
final class ShelfProvider implements Provider, FunctionProvider, EphemeralTypes {
    /** What each shelf holds: attributes by item name. */
    final Map<String, Map<String, ObjectValue>> shelves = Collections.synchronizedMap(new TreeMap<>());

    /** Every call that reached a shelf: {@code shelf: read a,b} and {@code shelf: create a, delete b}. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** The last configuration that was sent for each item, write-only attributes included. */
    final Map<String, ObjectValue> codes = Collections.synchronizedMap(new TreeMap<>());

    final Set<String> unreachable = Collections.synchronizedSet(new HashSet<>());

    /** What goes wrong, by item. */
    final Map<String, ShelfFault> faults = Collections.synchronizedMap(new TreeMap<>());

    /** What happens first in the edits of an item. */
    final Map<String, Runnable> before = Collections.synchronizedMap(new HashMap<>());

    /** What happens after each pass that is closed. */
    volatile Runnable afterClosing = () -> {};

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public BlockSchema configuration() {
        return BlockSchema.builder()
                .required("address", Type.STRING, "the shelf")
                .build();
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return List.of(new Item("shelf_item", Grouping.TOGETHER), new Item("shelf_box", Grouping.SEPARATE), new Note());
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of(new Stock("shelf_stock"), new Label());
    }

    /** What a shelf says of one item; it fails where there is none. */
    private record Stock(String name) implements DataSourceType {
        @Override
        public ResourceSchema schema() {
            return new ResourceSchema(
                    1,
                    BlockSchema.builder()
                            .required("name", Type.STRING, "the key")
                            .computed("content", Type.STRING, "what it holds")
                            .build(),
                    "An item.");
        }
    }

    @Override
    public List<ProviderFunction> functions() {
        return List.of(new ProviderFunction(
                "tag",
                "The text as a tag.",
                List.of(new ProviderFunction.Parameter("text", Type.STRING, "any text")),
                Type.STRING,
                arguments -> arguments.getFirst() instanceof StringValue(String text) && !text.isEmpty()
                        ? new ProviderFunction.Answer.Given(new StringValue("#" + text))
                        : new ProviderFunction.Answer.Refused(0, "a tag has a text")));
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return List.of();
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        String address = ((StringValue) Objects.requireNonNull(configuration.get("address"))).value();
        return address.isEmpty()
                ? new Connection.Refused(List.of(Finding.error(
                        "Invalid shelf", "The address of a shelf is empty.", AttributePath.of("address"))))
                : new Connection.Connected(new Session(address));
    }

    private record Label() implements DataSourceType {
        @Override
        public String name() {
            return "shelf_label";
        }

        @Override
        public ResourceSchema schema() {
            return new ResourceSchema(
                    0,
                    BlockSchema.builder()
                            .required("text", Type.STRING, "what it says")
                            .computed("result", Type.STRING, "the label")
                            .build(),
                    "A label.");
        }
    }

    @Override
    public List<EphemeralType> ephemeralTypes() {
        return List.of(new Pass());
    }

    /** A pass to a room, open as long as it is needed. */
    private record Pass() implements EphemeralType {
        @Override
        public String name() {
            return "shelf_pass";
        }

        @Override
        public ResourceSchema schema() {
            return new ResourceSchema(
                    1,
                    BlockSchema.builder()
                            .required("room", Type.STRING, "where it leads")
                            .computed("code", Type.STRING, "what opens the door", Trait.SENSITIVE)
                            .build(),
                    "A pass.");
        }

        @Override
        public List<Finding> validate(ObjectValue configuration) {
            return new StringValue("nowhere").equals(configuration.get("room"))
                    ? List.of(Finding.error("No such room", "There is no such room.", AttributePath.of("room")))
                    : List.of();
        }
    }

    private record Item(String name, Grouping grouping)
            implements ResourceType, Importable, DeletionImpact, NaturalKey {
        @Override
        public Optional<String> naturalKey(ObjectValue object) {
            return object.get("name") instanceof StringValue(String text)
                    ? Optional.of("item " + text)
                    : Optional.empty();
        }

        private static final BlockSchema LOCK = BlockSchema.builder()
                .optional("label", Type.STRING, "which")
                .optional("pin_wo", Type.STRING, "its number", Trait.WRITE_ONLY)
                .build();

        private static final ResourceSchema SCHEMA = new ResourceSchema(
                1,
                BlockSchema.builder()
                        .required("name", Type.STRING, "the key", Trait.FORCES_REPLACEMENT)
                        .optional("content", Type.STRING, "what it holds")
                        .optional("code_wo", Type.STRING, "its lock's code", Trait.WRITE_ONLY)
                        .optional("code_wo_version", Type.NUMBER, "sends the code again")
                        .block("lock", new NestedBlock(NestedBlock.Nesting.LIST, LOCK, 0, 9))
                        .computed("weight", Type.NUMBER, "known after apply")
                        .build(),
                "An item.");

        @Override
        public ResourceSchema schema() {
            return SCHEMA;
        }

        @Override
        public List<Finding> validate(ObjectValue configuration) {
            return List.of();
        }

        @Override
        public List<Impact> deletionImpact(ObjectValue recorded, @Nullable ReadOutcome live) {
            return List.of(new Impact(Impact.Kind.COMMIT, "box goes"));
        }

        @Override
        public BlockSchema identity() {
            return BlockSchema.builder()
                    .required("name", Type.STRING, "the key")
                    .build();
        }

        @Override
        public Identified identify(String id) {
            return id.startsWith("item:")
                    ? new Identified.Known(ObjectValue.of(Map.of("name", new StringValue(id.substring(5)))))
                    : new Identified.Unknown(List.of(Finding.error("Invalid item", "Items begin with item:.")));
        }

        @Override
        public List<Finding> check(ObjectValue identity, ObjectValue configuration) {
            return List.of();
        }

        @Override
        public PlannedObject plan(PlanRequest request) {
            ObjectValue recorded = request.recorded();
            Value weight = recorded != null && same(request, "content")
                    ? Objects.requireNonNull(recorded.get("weight"))
                    : UnknownValue.notNull(Type.NUMBER);
            boolean replace = recorded != null && !same(request, "name");
            return new PlannedObject(
                    request.configuration().with("weight", weight),
                    replace ? List.of(AttributePath.of("name")) : List.of(),
                    List.of(),
                    List.of());
        }

        private static boolean same(PlanRequest request, String name) {
            ObjectValue recorded = Objects.requireNonNull(request.recorded());
            return Objects.equals(recorded.get(name), request.configuration().get(name));
        }
    }

    /** Has no name that it could be found by. */
    private record Note() implements ResourceType {
        @Override
        public String name() {
            return "shelf_note";
        }

        @Override
        public Grouping grouping() {
            return Grouping.SEPARATE;
        }

        @Override
        public ResourceSchema schema() {
            return new ResourceSchema(
                    1,
                    BlockSchema.builder()
                            .required("text", Type.STRING, "what it says")
                            .build(),
                    "A note.");
        }

        @Override
        public List<Finding> validate(ObjectValue configuration) {
            return List.of();
        }

        @Override
        public PlannedObject plan(PlanRequest request) {
            return new PlannedObject(request.configuration(), List.of(), List.of(), List.of());
        }
    }

    private final class Session implements ProviderSession, DataReader, EphemeralOpener {
        private final String address;

        Session(String address) {
            this.address = address;
        }

        private Map<String, ObjectValue> items() {
            return shelves.computeIfAbsent(address, ignored -> Collections.synchronizedMap(new TreeMap<>()));
        }

        @Override
        public String device() {
            return "shelf://" + address;
        }

        @Override
        public int parallelUnits() {
            return 2;
        }

        private static String name(ObjectValue object) {
            return object.get("name") instanceof StringValue(String name) ? name : "?";
        }

        @Override
        public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
            Map<InstanceAddress, ReadOutcome> outcomes = new HashMap<>();
            List<String> names = new ArrayList<>();
            for (ReadRequest request : requests) {
                ObjectValue known = request.recorded() == null ? request.desired() : request.recorded();
                String name = name(Objects.requireNonNull(request.identity() == null ? known : request.identity()));
                names.add(name);
                if (faults.get(name) == ShelfFault.READ_THROWS && items().containsKey(name)) {
                    throw new IllegalStateException("cannot tell shelves apart");
                }
                ObjectValue found = items().get(name);
                outcomes.put(
                        request.address(),
                        unreachable.contains(address)
                                ? new ReadOutcome.Unreachable(
                                        List.of(Finding.error("Shelf unreachable", "No answer from " + address + ".")))
                                : found == null
                                        ? new ReadOutcome.NotFound()
                                        : new ReadOutcome.Found(found, ObjectValue.EMPTY));
            }
            Collections.sort(names);
            calls.add(address + ": read " + String.join(",", names));
            return outcomes;
        }

        @Override
        public Opening open(String type, ObjectValue configuration) {
            String room = ((StringValue) Objects.requireNonNull(configuration.get("room"))).value();
            calls.add(address + ": open " + room);
            if (room.equals("closed")) {
                return new Opening.Refused(List.of(Finding.error("Room is closed", "The door does not open.")));
            }
            ObjectValue value = configuration.with("code", new StringValue("hush-code-" + room));
            return new Opening.Opened(new EphemeralLease() {
                @Override
                public ObjectValue value() {
                    return value;
                }

                @Override
                public Optional<Instant> renewBefore() {
                    return Optional.empty();
                }

                @Override
                public List<Finding> renew() {
                    return List.of();
                }

                @Override
                public List<Finding> close() {
                    calls.add(address + ": close " + room);
                    afterClosing.run();
                    return room.equals("stuck")
                            ? List.of(Finding.warning("Door is stuck", "The door did not close."))
                            : List.of();
                }
            });
        }

        @Override
        public DataOutcome readData(String type, ObjectValue configuration) {
            if (type.equals("shelf_label")) {
                return new DataOutcome.Answered(
                        configuration.with("result", Objects.requireNonNull(configuration.get("text"))));
            }
            String name = name(configuration);
            calls.add(address + ": look at " + name);
            ObjectValue found = items().get(name);
            return found == null
                    ? new DataOutcome.Unanswered(
                            List.of(Finding.error("Item not in stock", "The shelf has no " + name + ".")))
                    : new DataOutcome.Answered(
                            configuration.with("content", Objects.requireNonNull(found.get("content"))));
        }

        @Override
        public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
            Map<InstanceAddress, ApplyOutcome> outcomes = new HashMap<>();
            List<String> done = new ArrayList<>();
            for (ChangeUnit.Edit edit : unit.edits()) {
                ObjectValue object = Objects.requireNonNull(edit.planned() == null ? edit.prior() : edit.planned());
                before.getOrDefault(name(object), () -> {}).run();
                done.add(edit.kind().name().toLowerCase(Locale.ROOT) + " " + name(object));
                ApplyOutcome outcome = one(edit, object);
                if (outcome != null) {
                    outcomes.put(edit.address(), outcome);
                }
            }
            calls.add(address + ": " + String.join(", ", done));
            return outcomes;
        }

        /** Null where the provider says nothing. */
        private @Nullable ApplyOutcome one(ChangeUnit.Edit edit, ObjectValue object) {
            String name = name(object);
            ShelfFault fault = faults.get(name);
            if (fault == ShelfFault.APPLY_THROWS) {
                throw new IllegalStateException("a shelf has four legs");
            }
            if (edit.configuration() != null) {
                codes.put(name, edit.configuration());
            }
            if (fault == ShelfFault.NO_OUTCOME) {
                return null;
            }
            if (fault == ShelfFault.REFUSED) {
                return new ApplyOutcome.Failed(
                        List.of(Finding.error("Shelf refused", "The shelf does not take " + name + ".")));
            }
            ObjectValue applied = null;
            if (edit.kind() == ChangeUnit.Kind.DELETE) {
                items().remove(name);
            } else {
                int weight = object.get("content") instanceof StringValue(String text) ? text.length() : 0;
                applied = object.with("weight", NumberValue.of(weight));
                if (fault == ShelfFault.GARBLED) {
                    applied = applied.with("content", new StringValue("dust"));
                }
                items().put(name, applied);
            }
            return answer(name, fault, applied);
        }

        private @Nullable ApplyOutcome answer(String name, @Nullable ShelfFault fault, @Nullable ObjectValue applied) {
            if (fault == ShelfFault.LOST) {
                unreachable.add(address);
            }
            if (fault == ShelfFault.UNANSWERED || fault == ShelfFault.LOST || fault == ShelfFault.GARBLED) {
                return new ApplyOutcome.Indeterminate(
                        List.of(Finding.error("Shelf silent", "No answer about " + name + ".")));
            }
            if (applied == null || fault == null) {
                return ApplyOutcome.Applied.of(applied);
            }
            return switch (fault) {
                case OTHER_CONTENT -> ApplyOutcome.Applied.of(applied.with("content", new StringValue("dust")));
                case NO_WEIGHT -> ApplyOutcome.Applied.of(applied.with("weight", UnknownValue.of(Type.NUMBER)));
                case READ_THROWS -> null;
                case REFUSED, UNANSWERED, LOST, GARBLED, APPLY_THROWS, NO_OUTCOME ->
                    throw new AssertionError(fault + " was met before");
            };
        }

        @Override
        public void close() {
            calls.add(address + ": close");
        }
    }
}

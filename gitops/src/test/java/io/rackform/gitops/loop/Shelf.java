package io.rackform.gitops.loop;

import io.rackform.model.address.InstanceAddress;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Connection;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.Finding;
import io.rackform.spi.Grouping;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A device in memory that keeps labels, {@code shelf_label}, and can be changed by hand. */
final class Shelf implements Provider {
    /** Labels by their name, as they are on the shelf now. */
    final Map<String, String> labels = new ConcurrentHashMap<>();

    /** Whether it refuses every change. */
    volatile boolean refuses;

    /** How many units it was asked to carry out. */
    final AtomicInteger units = new AtomicInteger();

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
        return BlockSchema.EMPTY;
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return List.of(new Label());
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of();
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        return List.of();
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        return new Connection.Connected(new Session());
    }

    private static String text(@Nullable ObjectValue object, String name) {
        Value value = Objects.requireNonNull(object).get(name);
        return value instanceof StringValue(String text) ? text : "";
    }

    private record Label() implements ResourceType {
        private static final ResourceSchema SCHEMA = new ResourceSchema(
                0,
                BlockSchema.builder()
                        .required("name", Type.STRING, "Where the label is.")
                        .required("text", Type.STRING, "What it says.")
                        .build(),
                "A label.");

        @Override
        public String name() {
            return "shelf_label";
        }

        @Override
        public ResourceSchema schema() {
            return SCHEMA;
        }

        @Override
        public Grouping grouping() {
            return Grouping.SEPARATE;
        }

        @Override
        public List<Finding> validate(ObjectValue configuration) {
            return List.of();
        }

        @Override
        public PlannedObject plan(PlanRequest request) {
            return PlannedObject.of(request.configuration());
        }
    }

    private final class Session implements ProviderSession {
        @Override
        public String device() {
            return "the shelf";
        }

        @Override
        public int parallelUnits() {
            return 1;
        }

        @Override
        public Map<InstanceAddress, ReadOutcome> read(List<ReadRequest> requests) {
            Map<InstanceAddress, ReadOutcome> outcomes = new HashMap<>();
            for (ReadRequest request : requests) {
                ObjectValue known = request.recorded() == null ? request.desired() : request.recorded();
                String name = text(known, "name");
                String now = labels.get(name);
                outcomes.put(
                        request.address(),
                        now == null
                                ? new ReadOutcome.NotFound()
                                : new ReadOutcome.Found(
                                        ObjectValue.of(
                                                Map.of("name", new StringValue(name), "text", new StringValue(now))),
                                        ObjectValue.EMPTY));
            }
            return outcomes;
        }

        @Override
        public Map<InstanceAddress, ApplyOutcome> apply(ChangeUnit unit, ApplyMonitor monitor) {
            units.incrementAndGet();
            Map<InstanceAddress, ApplyOutcome> outcomes = new HashMap<>();
            for (ChangeUnit.Edit edit : unit.edits()) {
                outcomes.put(edit.address(), refuses ? refusal() : done(edit));
            }
            return outcomes;
        }

        private static ApplyOutcome refusal() {
            return new ApplyOutcome.Failed(List.of(Finding.error("Shelf is full", "The shelf took no label.")));
        }

        private ApplyOutcome done(ChangeUnit.Edit edit) {
            if (edit.kind() == ChangeUnit.Kind.DELETE) {
                labels.remove(text(edit.prior(), "name"));
                return ApplyOutcome.Applied.of(null);
            }
            labels.put(text(edit.planned(), "name"), text(edit.planned(), "text"));
            return ApplyOutcome.Applied.of(edit.planned());
        }

        @Override
        public void close() {}
    }
}

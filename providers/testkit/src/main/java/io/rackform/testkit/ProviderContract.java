package io.rackform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.schema.AttributeSchema;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.Connection;
import io.rackform.spi.DeletionImpact;
import io.rackform.spi.EphemeralOpener;
import io.rackform.spi.EphemeralType;
import io.rackform.spi.EphemeralTypes;
import io.rackform.spi.Finding;
import io.rackform.spi.Importable;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import io.rackform.spi.ResourceType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every provider, whatever its devices: names, schemas, pure plans, and honesty about a device that is away. */
public interface ProviderContract {
    Provider provider();

    /** The configuration of a device at a loopback port, only what is needed. */
    Map<String, Value> deviceAt(int port);

    /** For each resource type one configuration that is right, only what is needed. */
    Map<String, Map<String, Value>> examples();

    private static ObjectValue complete(BlockSchema schema, Map<String, Value> given) {
        TreeMap<String, Value> values = new TreeMap<>();
        schema.impliedType().attributes().forEach((name, type) -> values.put(name, new NullValue(type)));
        assertThat(values.keySet()).containsAll(given.keySet());
        values.putAll(given);
        return new ObjectValue(values);
    }

    private ObjectValue example(ResourceType type) {
        Map<String, Value> given = examples().get(type.name());
        assertThat(given).as("an example of " + type.name()).isNotNull();
        return complete(type.schema().block(), Objects.requireNonNull(given));
    }

    private static InstanceAddress address(ResourceType type) {
        return AddressParser.parseInstance(type.name() + ".example").orElseThrow();
    }

    /** For each type whose objects can be imported, the text that names the object of its example. */
    Map<String, String> importNames();

    /** A port that nothing listens on. */
    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ProviderSession sessionWithNobody() throws IOException {
        ObjectValue configuration = complete(provider().configuration(), deviceAt(closedPort()));
        assertThat(provider().validate(configuration)).isEmpty();
        Connection connection = provider().connect(configuration, "device");
        assertThat(connection).as("connecting opens nothing yet").isInstanceOf(Connection.Connected.class);
        return ((Connection.Connected) connection).session();
    }

    @Test
    default void typesCarryTheProvidersNameAndSayWhatTheyAre() {
        List<String> names = new ArrayList<>();
        provider().resourceTypes().forEach(type -> {
            names.add(type.name());
            assertThat(type.schema().description()).as(type.name()).isNotBlank();
            described(type.name(), type.schema().block());
        });
        provider().dataSourceTypes().forEach(type -> {
            names.add(type.name());
            described(type.name(), type.schema().block());
        });
        ephemeralTypes().forEach(type -> {
            names.add(type.name());
            assertThat(type.schema().description()).as(type.name()).isNotBlank();
            described(type.name(), type.schema().block());
        });
        described("provider", provider().configuration());
        assertThat(names)
                .isNotEmpty()
                .allMatch(name -> name.startsWith(provider().name() + "_"));
        assertThat(provider().version()).isNotBlank();
    }

    private List<EphemeralType> ephemeralTypes() {
        return provider() instanceof EphemeralTypes types ? types.ephemeralTypes() : List.of();
    }

    /** For each ephemeral type whose configuration needs something, a configuration that is right. */
    default Map<String, Map<String, Value>> ephemeralExamples() {
        return Map.of();
    }

    @Test
    default void nothingIsOpenedOnADeviceThatIsAway() throws IOException {
        for (EphemeralType type : ephemeralTypes()) {
            ObjectValue configuration =
                    complete(type.schema().block(), ephemeralExamples().getOrDefault(type.name(), Map.of()));
            assertThat(type.validate(configuration)).as(type.name()).isEmpty();
            try (ProviderSession session = sessionWithNobody()) {
                assertThat(session).as(type.name()).isInstanceOf(EphemeralOpener.class);
                assertThat(((EphemeralOpener) session).open(type.name(), configuration))
                        .as(type.name())
                        .isInstanceOfSatisfying(
                                EphemeralOpener.Opening.Refused.class, away -> tells(session, away.findings()));
            }
        }
    }

    private static void described(String where, BlockSchema block) {
        block.attributes().forEach((name, attribute) -> {
            assertThat(attribute.description()).as(where + "." + name).isNotBlank();
            if (attribute.has(AttributeSchema.Trait.WRITE_ONLY)) {
                assertThat(attribute.isConfigurable()).as(where + "." + name).isTrue();
            }
        });
        block.blocks().forEach((name, nested) -> described(where + "." + name, nested.block()));
    }

    @Test
    default void examplesAreValidAndPlansAreTheSameEachTime() {
        for (ResourceType type : provider().resourceTypes()) {
            ObjectValue configuration = example(type);
            assertThat(type.validate(configuration)).as(type.name()).isEmpty();
            for (@Nullable ReadOutcome live : new @Nullable ReadOutcome[] {null, new ReadOutcome.NotFound()}) {
                PlanRequest request = new PlanRequest(address(type), configuration, null, live, null);
                PlannedObject planned = type.plan(request);
                assertThat(type.plan(request)).as(type.name()).isEqualTo(planned);
                keepsTheConfiguration(type, configuration, planned);
            }
        }
    }

    private static void keepsTheConfiguration(ResourceType type, ObjectValue configuration, PlannedObject planned) {
        assertThat(planned.planned().attributes().keySet())
                .as(type.name())
                .isEqualTo(configuration.attributes().keySet());
        assertThat(planned.findings())
                .as(type.name())
                .noneMatch(finding -> finding.severity().name().equals("ERROR"));
        configuration.attributes().forEach((name, value) -> {
            if (!value.isNull()) {
                assertThat(planned.planned().get(name))
                        .as(type.name() + "." + name)
                        .isEqualTo(value);
            }
        });
    }

    @Test
    default void plannedAttributesHaveTheTypesOfTheSchema() {
        for (ResourceType type : provider().resourceTypes()) {
            PlannedObject planned = type.plan(new PlanRequest(address(type), example(type), null, null, null));
            Map<String, Type> types = type.schema().block().impliedType().attributes();
            planned.planned().attributes().forEach((name, value) -> {
                Type wanted = types.get(name);
                if (wanted != null && !wanted.hasAny()) {
                    assertThat(value.type()).as(type.name() + "." + name).isEqualTo(wanted);
                }
            });
        }
    }

    @Test
    default void aDeviceThatIsAwayIsUnreachableForEveryObject() throws IOException {
        try (ProviderSession session = sessionWithNobody()) {
            List<ReadRequest> requests = provider().resourceTypes().stream()
                    .map(type -> new ReadRequest(address(type), type.name(), null, example(type)))
                    .toList();
            Map<InstanceAddress, ReadOutcome> outcomes = session.read(requests);
            for (ReadRequest request : requests) {
                assertThat(outcomes.get(request.address()))
                        .as(request.type())
                        .isInstanceOfSatisfying(ReadOutcome.Unreachable.class, away -> tells(session, away.findings()));
            }
        }
    }

    @Test
    default void importableTypesSayWhatTheirObjectsAreCalled() {
        for (ResourceType type : provider().resourceTypes()) {
            String name = importNames().get(type.name());
            assertThat(name != null).as(type.name() + " has a name to import").isEqualTo(type instanceof Importable);
            if (type instanceof Importable importable && name != null) {
                assertThat(importable.identity().attributes()).as(type.name()).isNotEmpty();
                described(type.name() + " identity", importable.identity());
                ObjectValue identity = identity(importable, name);
                assertThat(identity.attributes().keySet())
                        .as(type.name())
                        .isEqualTo(importable.identity().attributes().keySet());
                assertThat(importable.check(identity, example(type)))
                        .as(type.name() + ": the example is the object")
                        .isEmpty();
            }
        }
    }

    private static ObjectValue identity(Importable type, String name) {
        return switch (type.identify(name)) {
            case Importable.Identified.Known(ObjectValue identity) -> identity;
            case Importable.Identified.Unknown(List<Finding> findings) -> throw new AssertionError(findings);
        };
    }

    @Test
    default void anImportFromADeviceThatIsAwayIsUnreachable() throws IOException {
        try (ProviderSession session = sessionWithNobody()) {
            for (ResourceType type : provider().resourceTypes()) {
                String name = importNames().get(type.name());
                if (type instanceof Importable importable && name != null) {
                    for (@Nullable ObjectValue desired : new @Nullable ObjectValue[] {null, example(type)}) {
                        ReadRequest request = new ReadRequest(
                                address(type), type.name(), null, desired, identity(importable, name), null);
                        assertThat(session.read(List.of(request)).get(address(type)))
                                .as(type.name())
                                .isInstanceOf(ReadOutcome.Unreachable.class);
                    }
                }
            }
        }
    }

    @Test
    default void whatADeletionDoesIsTheSameEachTime() {
        for (ResourceType type : provider().resourceTypes()) {
            if (type instanceof DeletionImpact deletions) {
                ObjectValue recorded = type.plan(new PlanRequest(address(type), example(type), null, null, null))
                        .planned();
                for (@Nullable ReadOutcome live : new @Nullable ReadOutcome[] {null, new ReadOutcome.NotFound()}) {
                    assertThat(deletions.deletionImpact(recorded, live))
                            .as(type.name())
                            .isEqualTo(deletions.deletionImpact(recorded, live));
                }
            }
        }
    }

    private static void tells(ProviderSession session, List<Finding> findings) {
        assertThat(findings).isNotEmpty();
        assertThat(findings.getFirst().summary()).isNotBlank();
        String host = session.device().replaceFirst("^[a-z]+://", "").replaceFirst(":.*", "");
        assertThat(findings.getFirst().detail()).as("names the device").contains(host);
    }

    @Test
    default void nothingIsEverTakenForDoneOnADeviceThatIsAway() throws IOException {
        ApplyMonitor silent = new ApplyMonitor() {
            @Override
            public void phase(String words) {}

            @Override
            public boolean stopping() {
                return true;
            }
        };
        for (ResourceType type : provider().resourceTypes()) {
            try (ProviderSession session = sessionWithNobody()) {
                ObjectValue configuration = example(type);
                ObjectValue planned = type.plan(new PlanRequest(address(type), configuration, null, null, null))
                        .planned();
                ChangeUnit.Edit edit = new ChangeUnit.Edit(
                        address(type), type.name(), ChangeUnit.Kind.CREATE, configuration, null, planned);
                ApplyOutcome outcome = session.apply(new ChangeUnit("unit", List.of(edit)), silent)
                        .get(address(type));
                assertThat(outcome)
                        .as(type.name())
                        .isNotNull()
                        .isNotInstanceOf(ApplyOutcome.Applied.class)
                        .isNotInstanceOf(ApplyOutcome.Partial.class);
            }
        }
    }

    @Test
    default void aSessionThatWasNeverUsedClosesQuietlyAndTwice() throws IOException {
        ProviderSession session = sessionWithNobody();
        session.close();
        session.close();
        assertThat(session.parallelUnits()).isPositive();
        assertThat(session.device()).isNotBlank();
    }
}

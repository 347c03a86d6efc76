package io.rackform.state.h2;

import io.rackform.model.address.AddressParser;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ProviderAddress;
import io.rackform.model.value.Mark;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.state.Intent;
import io.rackform.state.KeySource;
import io.rackform.state.LockOutcome;
import io.rackform.state.LockRequest;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunInfo;
import io.rackform.state.StateOpening;
import io.rackform.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Objects and stores that the tests begin with. */
final class Fixtures {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ProviderAddress PROVIDER = new ProviderAddress(
            ModuleAddress.ROOT.child("rack", new InstanceKey.IntKey(2)),
            "redfish",
            "bmc",
            new InstanceKey.StringKey("a \"b\""));

    private Fixtures() {}

    static ObjectId id(String address) {
        return ObjectId.current(AddressParser.parseInstance(address).orElseThrow());
    }

    static RecordedObject object(String address, String input) {
        return new RecordedObject(
                id(address),
                PROVIDER,
                "1.2.3",
                4,
                ObjectStatus.READY,
                ObjectValue.of(Map.of("id", new StringValue(address), "input", new StringValue(input))),
                List.of(
                        AddressParser.parse("module.rack[2].redfish_bios.all").orElseThrow(),
                        id("redfish_bios.only").address(),
                        id("redfish_bios.some[3]").address()),
                true,
                true,
                "https://10.1.2.3");
    }

    static RecordedObject secretObject(String address, String secret) {
        return object(address, "")
                .withAttributes(ObjectValue.of(Map.of("password", new StringValue(secret).withMark(Mark.SENSITIVE))));
    }

    static Intent intent(String address, Intent.Action action) {
        ObjectValue planned =
                action == Intent.Action.DELETE ? null : ObjectValue.of(Map.of("input", new StringValue("planned")));
        return Intent.of("unit-1", id(address), PROVIDER, action, "/Systems/1", "sha256:1234", planned);
    }

    static RunInfo run(String runId) {
        return new RunInfo(runId, "apply", "anna", NOON, "0123abc", "Bo <bo@example.org>", "More racks", "sha256:feed");
    }

    static StateStore open(Path folder) {
        return open(folder, new KeySource.Own());
    }

    static StateStore open(Path folder, KeySource key, KeySource... older) {
        return switch (StateStores.open(folder, key, List.of(older), () -> NOON)) {
            case StateOpening.Opened opened -> opened.store();
            case StateOpening.Refused refused -> throw new AssertionError(refused.diagnostic());
        };
    }

    /** An open store that holds the lock. */
    static StateStore locked(Path folder) {
        return locked(open(folder));
    }

    /** The store, which takes the lock. */
    static StateStore locked(StateStore store) {
        LockOutcome outcome = store.lock(new LockRequest("anna", "apply", Duration.ZERO));
        if (!(outcome instanceof LockOutcome.Locked)) {
            throw new AssertionError(outcome);
        }
        return store;
    }
}

package io.rackform.engine.plan;

import io.rackform.engine.refresh.DeviceSessions;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.ObjectId;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which objects a plan works on another device for than the one that they are recorded on. Whether it is another one, or the
 * same at a new address, only people know.
 */
public final class OtherDevices {
    /** More names than this are counted. */
    private static final int NAMED = 5;

    private final DeviceSessions sessions;

    /** The objects by what their device was and is. */
    private final Map<String, List<ObjectId>> objects = new TreeMap<>();

    private OtherDevices(DeviceSessions sessions) {
        this.sessions = sessions;
    }

    /** One warning about all of them; empty where every device is the recorded one, as far as that is known. */
    public static Optional<Diagnostic> warning(
            Collection<InstanceChange> changes, StateSnapshot prior, DeviceSessions sessions) {
        OtherDevices others = new OtherDevices(sessions);
        for (InstanceChange change : changes) {
            RecordedObject recorded = prior.objects().get(change.id());
            if (recorded != null && change.action() != Action.FORGET) {
                others.compare(recorded, change);
            }
        }
        return others.objects.isEmpty() ? Optional.empty() : Optional.of(others.told());
    }

    private void compare(RecordedObject recorded, InstanceChange change) {
        String before = recorded.device();
        String now = sessions.device(
                change.provider(), change.id().address().resource().type());
        boolean known = !before.isEmpty() && !now.isEmpty();
        boolean other = known ? !before.equals(now) : !recorded.provider().equals(change.provider());
        if (other) {
            String devices = (before.isEmpty() ? recorded.provider() : before) + " before, "
                    + (now.isEmpty() ? change.provider() : now) + " now";
            objects.computeIfAbsent(devices, ignored -> new ArrayList<>()).add(change.id());
        }
    }

    private Diagnostic told() {
        StringBuilder list = new StringBuilder();
        objects.forEach((devices, ids) -> {
            list.append("\n  - ").append(devices).append(": ");
            list.append(String.join(
                    ", ", ids.stream().limit(NAMED).map(ObjectId::toString).toList()));
            if (ids.size() > NAMED) {
                list.append(" and ").append(ids.size() - NAMED).append(" more");
            }
        });
        return Diagnostic.warning(
                "Device is not the recorded one",
                "These objects are recorded on one device, and are looked for and changed on another one now:" + list
                        + "\n\nIf it is the same device at a new address, apply: the record follows. If it is another"
                        + " device, an apply changes that one, and leaves everything on the first one as it is, managed by"
                        + " nobody. Then put the address or the key back, and give the other device a provider instance"
                        + " and resources of its own.");
    }
}

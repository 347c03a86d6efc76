package io.rackform.redfish.unit;

import io.rackform.redfish.bios.BiosState;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.model.Bios;
import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.client.model.Settings;
import io.rackform.redfish.server.ServerReader;
import io.rackform.redfish.server.Snapshot;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.DeviceMessage;
import io.rackform.redfish.session.Fetched;
import io.rackform.redfish.session.Pace;
import io.rackform.redfish.session.TaskEnd;
import io.rackform.redfish.session.TaskWatch;
import io.rackform.redfish.session.Written;
import io.rackform.spi.ApplyMonitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends what waits for the reset: the boot override and BIOS settings. */
final class SettingsWriter {
    private final ServerReader reader;
    private final BmcClient client;
    private final ApplyMonitor monitor;

    SettingsWriter(ServerReader reader, ApplyMonitor monitor) {
        this.reader = reader;
        this.client = reader.client();
        this.monitor = monitor;
    }

    /** Changes the system's {@code Boot}, or that of its settings object where the system itself takes none. */
    void boot(Snapshot look, Map<String, Object> boot) throws DeviceFault {
        monitor.phase("setting the boot source");
        Map<String, Object> body = Map.of("Boot", boot);
        Fetched<ComputerSystem> system = look.system();
        Written written;
        try {
            written = outOfPost(() -> client.patch(system, body));
        } catch (DeviceFault e) {
            Settings settings = system.document().getAtRedfishSettings();
            boolean elsewhere = settings != null
                    && settings.getSettingsObject() != null
                    && settings.getSettingsObject().getAtOdataId() != null
                    && (e.says("PropertyNotWritable") || e.status() == 405);
            if (!elsewhere) {
                throw e;
            }
            Fetched<Map<String, Object>> other =
                    client.getProperties(settings.getSettingsObject().getAtOdataId());
            written = client.patch(other, body);
        }
        finish(written, "the boot source", false);
    }

    /**
     * Stages BIOS attributes, all in one request.
     *
     * @return the task that waits for the reset; null where there is none
     */
    @Nullable
    String bios(Snapshot look, SortedMap<String, String> attributes) throws DeviceFault {
        monitor.phase(
                "staging " + attributes.size() + " BIOS " + (attributes.size() == 1 ? "attribute" : "attributes"));
        BiosState state = look.biosState();
        Map<String, Object> values = new TreeMap<>();
        attributes.forEach(
                (name, text) -> values.put(name, state.registry().kind(name).json(text)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Attributes", values);
        applyTime(look.biosApplyTimes())
                .forEach((name, value) -> body.put("@Redfish.SettingsApplyTime", Map.of(name, value)));
        Fetched<Bios> settings = look.biosSettings();
        Written written = outOfPost(() -> client.patch(settings, body));
        return finish(written, "the BIOS settings", true);
    }

    /** Takes staged attributes back: those in force are sent in their place. */
    void unstage(Snapshot look, SortedMap<String, String> attributes) throws DeviceFault {
        BiosState state = look.biosState();
        Map<String, Object> values = new TreeMap<>();
        attributes.keySet().forEach(name -> {
            String active = state.active().get(name);
            if (active != null) {
                values.put(name, state.registry().kind(name).json(active));
            }
        });
        Fetched<Bios> now = client.get(look.biosSettings().link(), ResourcesApi::getBiosWithHttpInfo);
        client.patch(now, Map.of("Attributes", values));
    }

    /** On reset where the BMC offers it; without one, Dell stages the settings but makes no job of them. */
    private static Map<String, String> applyTime(List<String> offered) {
        for (String time : List.of("OnReset", "Immediate")) {
            if (offered.contains(time)) {
                return Map.of("ApplyTime", time);
            }
        }
        return Map.of();
    }

    private @Nullable String finish(Written written, String what, boolean untilPending) throws DeviceFault {
        List<DeviceMessage> problems = written.problems();
        if (!problems.isEmpty()) {
            throw DeviceFault.takenInPart(
                    "BMC took a change in part only",
                    "The BMC at " + client.device() + " answered the change of " + what + " with success, but says: "
                            + problems.stream().map(DeviceMessage::words).collect(Collectors.joining(" "))
                            + " What it took was taken back.");
        }
        return switch (followed(written, untilPending)) {
            case TaskEnd.Done ignored -> null;
            case TaskEnd.Gone ignored -> null;
            case TaskEnd.Waiting(String link) -> link;
            case TaskEnd.Failed failed ->
                throw DeviceFault.refused(
                        "Task of the BMC failed",
                        "The BMC at " + client.device() + " accepted the change of " + what + ", but its task ended as "
                                + failed.state() + ". It says: " + failed.words());
        };
    }

    /** The write was accepted: whatever goes wrong from here on leaves its effect open. */
    private TaskEnd followed(Written written, boolean untilPending) throws DeviceFault {
        try {
            return new TaskWatch(client).follow(written, client.patience().reconnect(), untilPending);
        } catch (DeviceFault e) {
            throw DeviceFault.unsure(e);
        }
    }

    private interface Write {
        Written send() throws DeviceFault;
    }

    /** Some BMCs refuse changes while the server is in POST: then its end is waited for, and the change sent again. */
    private Written outOfPost(Write write) throws DeviceFault {
        try {
            return write.send();
        } catch (DeviceFault e) {
            if (!e.refusedDuringPost()) {
                throw e;
            }
            monitor.phase("waiting for the end of POST");
            Pace pace = Pace.within(client.patience().boot());
            while (BootProgress.of(reader.look().system().document()) != BootProgress.THROUGH) {
                if (pace.over() || monitor.stopping()) {
                    throw e;
                }
                client.pause(pace);
            }
            return write.send();
        }
    }
}

package io.rackform.redfish.server;

import io.rackform.redfish.bios.AttributeKind;
import io.rackform.redfish.bios.BiosRegistry;
import io.rackform.redfish.bios.BiosState;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.model.ActionInfo;
import io.rackform.redfish.client.model.ActionParameter;
import io.rackform.redfish.client.model.Bios;
import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.client.model.EthernetInterface;
import io.rackform.redfish.client.model.Link;
import io.rackform.redfish.client.model.Location;
import io.rackform.redfish.client.model.Placement;
import io.rackform.redfish.client.model.ResetAction;
import io.rackform.redfish.client.model.Settings;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.DeviceFault;
import io.rackform.redfish.session.Fetched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One look at a server. Each document is read when it is first needed, and then kept. For one thread. */
public final class Snapshot {
    private static final int NOT_FOUND = 404;

    private final ServerReader reader;
    private final BmcClient client;
    private @Nullable Fetched<ComputerSystem> system;
    private @Nullable Fetched<Bios> bios;
    private @Nullable Fetched<Bios> settings;
    private ServerReader.@Nullable KnownRegistry registry;
    private @Nullable BiosState biosState;
    private @Nullable List<String> resetTypes;

    Snapshot(ServerReader reader) {
        this.reader = reader;
        this.client = reader.client();
    }

    public Fetched<ComputerSystem> system() throws DeviceFault {
        Fetched<ComputerSystem> known = system;
        if (known == null) {
            try {
                known = client.get(reader.systemLink(), ResourcesApi::getSystemWithHttpInfo);
            } catch (DeviceFault e) {
                if (e.status() == NOT_FOUND) {
                    reader.forgetSystem();
                }
                throw e;
            }
            system = known;
        }
        return known;
    }

    /** The settings in force. */
    public Fetched<Bios> bios() throws DeviceFault {
        Fetched<Bios> known = bios;
        if (known == null) {
            String link = reader.link(system().document().getBios(), "Bios");
            known = client.get(link, ResourcesApi::getBiosWithHttpInfo);
            bios = known;
        }
        return known;
    }

    /** The object that takes changes: the settings in force themselves where the BMC has no other. */
    public Fetched<Bios> biosSettings() throws DeviceFault {
        Fetched<Bios> known = settings;
        if (known == null) {
            Settings annotation = bios().document().getAtRedfishSettings();
            known = annotation == null || annotation.getSettingsObject() == null
                    ? bios()
                    : client.get(
                            reader.link(annotation.getSettingsObject(), "SettingsObject"),
                            ResourcesApi::getBiosWithHttpInfo);
            settings = known;
        }
        return known;
    }

    /** What is in force, what waits, and what the firmware says of its attributes. */
    public BiosState biosState() throws DeviceFault {
        BiosState known = biosState;
        if (known == null) {
            Map<String, Object> active = attributes(bios().document());
            BiosRegistry registry = registry().registry();
            SortedMap<String, String> activeTexts = texts(active);
            SortedMap<String, String> staged = texts(attributes(biosSettings().document()));
            staged.entrySet()
                    .removeIf(entry -> !activeTexts.containsKey(entry.getKey())
                            || registry.kind(entry.getKey())
                                    .same(activeTexts.getOrDefault(entry.getKey(), ""), entry.getValue()));
            known = new BiosState(registry, activeTexts, staged);
            biosState = known;
        }
        return known;
    }

    /** The registry as one text, see {@link BiosRegistry#encoded()}. */
    public String registryText() throws DeviceFault {
        return registry().text();
    }

    private ServerReader.KnownRegistry registry() throws DeviceFault {
        ServerReader.KnownRegistry known = registry;
        if (known == null) {
            Map<String, Object> active = attributes(bios().document());
            known = reader.registry(bios().document().getAttributeRegistry())
                    .filter(found -> !found.registry().attributes().isEmpty())
                    .orElseGet(() -> ServerReader.KnownRegistry.of(BiosRegistry.implied(active)));
            registry = known;
        }
        return known;
    }

    private static Map<String, Object> attributes(Bios document) {
        return document.getAttributes() == null ? Map.of() : document.getAttributes();
    }

    private static SortedMap<String, String> texts(Map<String, Object> attributes) {
        TreeMap<String, String> texts = new TreeMap<>();
        attributes.forEach((name, value) -> {
            // A registry of write-only attributes leaves them null.
            if (value != null) {
                texts.put(name, AttributeKind.text(value));
            }
        });
        return texts;
    }

    /** Whether an attribute is in force with this value; asks for less than {@link #biosState()}. */
    public boolean isActive(String name, String text) throws DeviceFault {
        Object active = attributes(bios().document()).get(name);
        return active != null && registry().registry().kind(name).same(AttributeKind.text(active), text);
    }

    /** When settings may take effect: {@code OnReset}, {@code Immediate} and others; empty where nothing is said. */
    public List<String> biosApplyTimes() throws DeviceFault {
        Settings annotation = bios().document().getAtRedfishSettings();
        return annotation == null ? List.of() : texts(annotation.getSupportedApplyTimes());
    }

    /** Whether the server runs, or is about to. */
    public PowerState power() throws DeviceFault {
        return PowerState.of(system().document().getPowerState());
    }

    /** Where the reset action is. */
    public String resetTarget() throws DeviceFault {
        ResetAction action = resetAction();
        if (action == null || action.getTarget() == null) {
            throw DeviceFault.refused(
                    "Server without a reset action",
                    "The BMC at " + client.device()
                            + " offers no reset of its system. Give the account the privilege to control power.");
        }
        return action.getTarget();
    }

    /** The kinds of reset that the BMC names (inline, or by ActionInfo); empty where it names none and one has to try. */
    public List<String> resetTypes() throws DeviceFault {
        List<String> known = resetTypes;
        if (known == null) {
            ResetAction action = resetAction();
            known = action == null ? List.of() : texts(action.getResetTypeAtRedfishAllowableValues());
            if (known.isEmpty() && action != null && action.getAtRedfishActionInfo() != null) {
                known = fromActionInfo(action.getAtRedfishActionInfo());
            }
            resetTypes = known;
        }
        return known;
    }

    private List<String> fromActionInfo(String link) throws DeviceFault {
        ActionInfo info =
                client.get(link, ResourcesApi::getActionInfoWithHttpInfo).document();
        List<ActionParameter> parameters = info.getParameters() == null ? List.of() : info.getParameters();
        return parameters.stream()
                .filter(parameter -> parameter != null && "ResetType".equals(parameter.getName()))
                .flatMap(parameter -> texts(parameter.getAllowableValues()).stream())
                .toList();
    }

    private @Nullable ResetAction resetAction() throws DeviceFault {
        return system().document().getActions() == null
                ? null
                : system().document().getActions().getHashComputerSystemReset();
    }

    /** Who the server is: the system, its network ports, its place. */
    public ServerHardware hardware() throws DeviceFault {
        ComputerSystem document = system().document();
        List<EthernetInterface> interfaces = new ArrayList<>();
        Link ports = document.getEthernetInterfaces();
        if (ports != null && ports.getAtOdataId() != null) {
            for (Fetched<EthernetInterface> port : client.getAll(
                    client.members(ports.getAtOdataId()), ResourcesApi::getEthernetInterfaceWithHttpInfo)) {
                interfaces.add(port.document());
            }
        }
        interfaces.sort(Comparator.comparing(port -> Objects.requireNonNullElse(port.getId(), ""), new NaturalOrder()));
        return new ServerHardware(document, interfaces, placement(document));
    }

    private @Nullable Placement placement(ComputerSystem document) throws DeviceFault {
        List<Link> chassis = document.getLinks() == null || document.getLinks().getChassis() == null
                ? List.of()
                : document.getLinks().getChassis();
        for (Link link : chassis) {
            if (link != null && link.getAtOdataId() != null) {
                Location location = client.get(link.getAtOdataId(), ResourcesApi::getChassisWithHttpInfo)
                        .document()
                        .getLocation();
                if (location != null && location.getPlacement() != null) {
                    return location.getPlacement();
                }
            }
        }
        return null;
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().filter(Objects::nonNull).toList();
    }
}

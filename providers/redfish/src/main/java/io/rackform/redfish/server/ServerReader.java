package io.rackform.redfish.server;

import io.rackform.redfish.bios.BiosRegistry;
import io.rackform.redfish.client.api.ResourcesApi;
import io.rackform.redfish.client.model.Link;
import io.rackform.redfish.client.model.RegistryFile;
import io.rackform.redfish.client.model.RegistryLocation;
import io.rackform.redfish.client.model.ServiceRoot;
import io.rackform.redfish.session.BmcClient;
import io.rackform.redfish.session.DeviceFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the resources of one server behind a BMC by their links. Keeps links and registries for the session. */
public final class ServerReader {
    private static final String ROOT = "/redfish/v1/";

    private final BmcClient client;
    private final @Nullable String systemId;
    private final Map<String, Optional<KnownRegistry>> registries = new ConcurrentHashMap<>();
    private volatile @Nullable String systemLink;

    /**
     * A registry in both its forms.
     *
     * @param text interned: all servers of one model share it
     */
    record KnownRegistry(BiosRegistry registry, String text) {
        static KnownRegistry of(BiosRegistry registry) {
            return new KnownRegistry(registry, registry.encoded().intern());
        }
    }

    /** @param systemId which of several systems; null for the only one */
    public ServerReader(BmcClient client, @Nullable String systemId) {
        this.client = client;
        this.systemId = systemId;
    }

    public BmcClient client() {
        return client;
    }

    /** A new look; what it reads, it reads once. For one thread. */
    public Snapshot look() {
        return new Snapshot(this);
    }

    String systemLink() throws DeviceFault {
        String known = systemLink;
        if (known == null) {
            known = chooseSystem();
            systemLink = known;
        }
        return known;
    }

    /** Reads the way to the system anew with the next look: the BMC says that there is none at the known place. */
    void forgetSystem() {
        systemLink = null;
    }

    private String chooseSystem() throws DeviceFault {
        List<String> systems = client.members(link(root().getSystems(), "Systems"));
        List<String> ids = systems.stream().map(ServerReader::lastPart).toList();
        if (systemId != null) {
            int at = ids.indexOf(systemId);
            if (at < 0) {
                throw DeviceFault.refused(
                        "No such system behind the BMC",
                        "The BMC at " + client.device() + " has no system \"" + systemId + "\"; it has "
                                + String.join(", ", ids) + ". Correct system_id in the provider block.");
            }
            return systems.get(at);
        }
        if (systems.size() != 1) {
            throw DeviceFault.refused(
                    systems.isEmpty() ? "BMC without a system" : "Several systems behind the BMC",
                    systems.isEmpty()
                            ? "The BMC at " + client.device()
                                    + " lists no system. It may still be starting: try again in a few minutes."
                            : "The BMC at " + client.device() + " has the systems " + String.join(", ", ids)
                                    + ". Say which one is meant: set system_id in the provider block.");
        }
        return systems.getFirst();
    }

    private ServiceRoot root() throws DeviceFault {
        return client.get(ROOT, ResourcesApi::getServiceRootWithHttpInfo).document();
    }

    /** The registry of that name; empty where the BMC has none, so that only active values tell what there is. */
    Optional<KnownRegistry> registry(@Nullable String name) throws DeviceFault {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        Optional<KnownRegistry> known = registries.get(name);
        if (known == null) {
            known = fetchRegistry(name);
            registries.put(name, known);
        }
        return known;
    }

    private Optional<KnownRegistry> fetchRegistry(String name) throws DeviceFault {
        Link registriesLink = root().getRegistries();
        if (registriesLink == null || registriesLink.getAtOdataId() == null) {
            return Optional.empty();
        }
        for (String file : likelyFirst(client.members(registriesLink.getAtOdataId()), name)) {
            RegistryFile document =
                    client.get(file, ResourcesApi::getRegistryFileWithHttpInfo).document();
            boolean wanted = name.equals(document.getRegistry()) || name.equals(document.getId());
            if (wanted) {
                Optional<String> uri = english(document);
                return uri.isEmpty() ? Optional.empty() : Optional.of(KnownRegistry.of(read(uri.get())));
            }
        }
        return Optional.empty();
    }

    private BiosRegistry read(String uri) throws DeviceFault {
        return BiosRegistry.of(
                client.get(uri, ResourcesApi::getAttributeRegistryWithHttpInfo).document());
    }

    /** Registries can be dozens of files: the one whose path has the name's first part is most often the right one. */
    private static List<String> likelyFirst(List<String> files, String name) {
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return files.stream()
                .sorted((one, other) -> Boolean.compare(other.contains(stem), one.contains(stem)))
                .toList();
    }

    private static Optional<String> english(RegistryFile file) {
        List<RegistryLocation> locations = file.getLocation() == null ? List.of() : file.getLocation();
        return locations.stream()
                .filter(location -> location != null && location.getUri() != null)
                .min((one, other) -> Boolean.compare(isEnglish(other), isEnglish(one)))
                .map(RegistryLocation::getUri);
    }

    private static boolean isEnglish(RegistryLocation location) {
        return Objects.requireNonNullElse(location.getLanguage(), "")
                .toLowerCase(Locale.ROOT)
                .startsWith("en");
    }

    /** The target of a link that must be there. */
    String link(@Nullable Link link, String name) throws DeviceFault {
        if (link == null || link.getAtOdataId() == null) {
            throw DeviceFault.unreadable(
                    "BMC lacks a resource",
                    "The BMC at " + client.device() + " has no link \"" + name
                            + "\" where Redfish has one. The function may need a licence or newer firmware.");
        }
        return link.getAtOdataId();
    }

    static String lastPart(String link) {
        String bare = link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}

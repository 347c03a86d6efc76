package io.rackform.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.k8s.api.ClusterAccess;
import io.rackform.k8s.api.ClusterApi;
import io.rackform.k8s.api.HttpClusterApi;
import io.rackform.k8s.json.JsonText;
import io.rackform.k8s.manifest.ManifestType;
import io.rackform.k8s.session.ClusterSession;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.cluster.LabCluster;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.address.InstanceKey;
import io.rackform.model.address.ModuleAddress;
import io.rackform.model.address.ResourceAddress;
import io.rackform.model.address.ResourceMode;
import io.rackform.model.json.SecretSeal;
import io.rackform.model.type.Type;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ApplyMonitor;
import io.rackform.spi.ApplyOutcome;
import io.rackform.spi.ChangeUnit;
import io.rackform.spi.ChangeUnit.Edit;
import io.rackform.spi.Connection;
import io.rackform.spi.DryRunAnswer;
import io.rackform.spi.DryRunner;
import io.rackform.spi.DryRunner.DryRunRequest;
import io.rackform.spi.Finding;
import io.rackform.spi.PlanRequest;
import io.rackform.spi.PlannedObject;
import io.rackform.spi.ProviderSession;
import io.rackform.spi.ReadOutcome;
import io.rackform.spi.ReadRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A lab cluster, a session with it, and one resource that is planned and applied as the engine does it. */
public final class Workbench implements AutoCloseable {
    private static final LabCertificates CERTIFICATES = LabCertificates.create();
    private static final InstanceAddress ADDRESS = address("it");

    private final LabCluster cluster;
    private final ProviderSession session;
    private final ManifestType type = new ManifestType();
    private final List<String> phases = Collections.synchronizedList(new ArrayList<>());
    private @Nullable ObjectValue recorded;

    private Workbench(LabCluster cluster, ProviderSession session) {
        this.cluster = cluster;
        this.session = session;
    }

    public static Workbench start() {
        LabCluster cluster = LabCluster.create("edge", Map.of("nodes", List.of("n1")), CERTIFICATES);
        return new Workbench(
                cluster,
                connect(Map.of(
                        "server", cluster.address(),
                        "token", cluster.access().getOrDefault("token", ""),
                        "ca_pem", cluster.access().getOrDefault("ca_pem", ""))));
    }

    /** The bodies that were sent to change the cluster, oldest first; what a Secret holds is hidden in them. */
    public List<String> writes() {
        return cluster.traffic().writes().stream()
                .map(entry -> entry.what().replaceFirst("^.*fieldManager=([^&]*).*$", "$1") + " " + entry.detail())
                .toList();
    }

    /** Another resource on the same cluster, with a session of its own settings. */
    public Workbench other(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("server", cluster.address()));
        all.putAll(cluster.access());
        all.putAll(settings);
        return new Workbench(cluster, connect(all));
    }

    /** The same cluster, seen by a session whose requests somebody may meddle with. */
    public Workbench through(UnaryOperator<ClusterApi> meddling) {
        Map<String, String> access = cluster.access();
        ClusterAccess to = new ClusterAccess(
                URI.create(cluster.address()),
                access.getOrDefault("token", ""),
                access.getOrDefault("ca_pem", ""),
                "",
                "");
        try {
            ClusterApi api = new HttpClusterApi(to, "test");
            return new Workbench(cluster, new ClusterSession(meddling.apply(api), "rackform"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ProviderSession connect(Map<String, String> settings) {
        Connection connection = new KubernetesProvider().connect(providerBlock(settings), "edge");
        assertThat(connection).isInstanceOf(Connection.Connected.class);
        return ((Connection.Connected) connection).session();
    }

    public static ObjectValue providerBlock(Map<String, String> settings) {
        TreeMap<String, Value> values = new TreeMap<>();
        new KubernetesProvider()
                .configuration()
                .attributes()
                .forEach((name, attribute) -> values.put(name, new NullValue(attribute.type())));
        settings.forEach((name, value) -> values.put(name, new StringValue(value)));
        return new ObjectValue(values);
    }

    public static InstanceAddress address(String name) {
        return new ResourceAddress(ModuleAddress.ROOT, ResourceMode.MANAGED, "k8s_manifest", name)
                .instance(InstanceKey.none());
    }

    /** JSON with single quotes, for readable tests. */
    public static Value json(String text) {
        return JsonText.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    public static ObjectValue configuration(Value manifest) {
        TreeMap<String, Value> values = new TreeMap<>();
        ManifestType type = new ManifestType();
        type.schema()
                .block()
                .attributes()
                .forEach((name, attribute) -> values.put(name, new NullValue(attribute.type())));
        type.schema()
                .block()
                .blocks()
                .forEach((name, block) ->
                        values.put(name, new NullValue(block.block().impliedType())));
        values.put("manifest", manifest);
        return new ObjectValue(values);
    }

    public static ObjectValue configuration(String manifest) {
        return configuration(json(manifest));
    }

    public static ObjectValue waiting(ObjectValue configuration, String wait) {
        TreeMap<String, Value> block = new TreeMap<>(Map.of(
                "ready", new NullValue(Type.BOOL),
                "timeout", new NullValue(Type.STRING),
                "conditions", new NullValue(Type.list(Type.STRING)),
                "fields", new NullValue(Type.map(Type.STRING))));
        block.putAll(((ObjectValue) json(wait)).attributes());
        return configuration.with("wait", new ObjectValue(block));
    }

    /** What the engine would do with the plan. */
    public enum Action {
        CREATE,
        UPDATE,
        REPLACE,
        NO_OP
    }

    /** @param before the object as it is; null where it is not recorded or is gone */
    public record Planned(
            Action action,
            PlannedObject plan,
            ReadOutcome read,
            @Nullable ObjectValue before) {
        public ObjectValue planned() {
            return plan.planned();
        }

        public List<String> summaries() {
            return plan.findings().stream().map(Finding::summary).toList();
        }

        /** The only finding's words. */
        public String detail() {
            assertThat(plan.findings()).hasSize(1);
            return plan.findings().getFirst().detail();
        }
    }

    /** An object as the server gives it, with all that is in it. */
    public Value get(String path) {
        List<Value> found = new ArrayList<>();
        through(api -> {
            if (api.send(io.rackform.k8s.api.Call.get(path)) instanceof io.rackform.k8s.api.Reply.Answer answer) {
                found.add(answer.body());
            }
            return api;
        });
        return found.getFirst();
    }

    public LabCluster cluster() {
        return cluster;
    }

    public ProviderSession session() {
        return session;
    }

    public List<String> phases() {
        return List.copyOf(phases);
    }

    public ObjectValue recorded() {
        return Objects.requireNonNull(recorded);
    }

    public void record(@Nullable ObjectValue object) {
        recorded = object;
    }

    public ReadOutcome read(@Nullable ObjectValue desired) {
        ReadRequest request = new ReadRequest(ADDRESS, "k8s_manifest", recorded, recorded == null ? desired : null);
        return Objects.requireNonNull(session.read(List.of(request)).get(ADDRESS));
    }

    /** Whether a read finds another object than was recorded. */
    public boolean drifted() {
        return !(read(null) instanceof ReadOutcome.Found(ObjectValue live, var ignored) && live.equals(recorded()));
    }

    public Planned plan(ObjectValue configuration) {
        ReadOutcome read = read(configuration);
        ObjectValue known = read instanceof ReadOutcome.NotFound ? null : recorded;
        DryRunAnswer answer = ((DryRunner) session)
                .dryRun(List.of(new DryRunRequest(ADDRESS, "k8s_manifest", configuration, known)))
                .get(ADDRESS);
        PlannedObject plan = type.plan(new PlanRequest(ADDRESS, configuration, known, read, answer));
        ObjectValue before =
                known != null && read instanceof ReadOutcome.Found(ObjectValue live, var ignored) ? live : null;
        if (!plan.replace().isEmpty() && before != null) {
            return new Planned(Action.REPLACE, plan, read, before);
        }
        Action action = before == null ? Action.CREATE : before.equals(plan.planned()) ? Action.NO_OP : Action.UPDATE;
        return new Planned(action, plan, read, before);
    }

    public ApplyOutcome apply(ObjectValue configuration, Planned planned) {
        ObjectValue seen = planned.read() instanceof ReadOutcome.Found(ObjectValue live, var ignored) ? live : null;
        ChangeUnit.Kind kind = planned.action() == Action.CREATE ? ChangeUnit.Kind.CREATE : ChangeUnit.Kind.UPDATE;
        return run(new Edit(ADDRESS, "k8s_manifest", kind, configuration, seen, planned.planned()));
    }

    /** Plans and applies; the plan has no error, the apply succeeds, what was planned is what comes back. */
    public ObjectValue converge(ObjectValue configuration) {
        Planned planned = plan(configuration);
        assertThat(planned.plan().findings())
                .noneMatch(finding -> finding.severity() == io.rackform.model.diagnostic.Severity.ERROR);
        ApplyOutcome outcome = apply(configuration, planned);
        assertThat(outcome).isInstanceOf(ApplyOutcome.Applied.class);
        ObjectValue object = Objects.requireNonNull(((ApplyOutcome.Applied) outcome).object());
        assertThat(io.rackform.model.value.Values.isWhollyKnown(object)).isTrue();
        Agreement.check(planned.planned(), object);
        recorded = stored(object);
        return recorded;
    }

    /** As the state would give it back. */
    private static ObjectValue stored(ObjectValue object) {
        SecretSeal none = new SecretSeal() {
            @Override
            public String seal(String text) {
                return text;
            }

            @Override
            public String open(String sealed) {
                return sealed;
            }
        };
        var json = new io.rackform.model.json.ValueJson(none);
        return (ObjectValue) json.read(json.write(object));
    }

    public ApplyOutcome destroy() {
        ReadOutcome read = read(null);
        ObjectValue prior = read instanceof ReadOutcome.Found(ObjectValue live, var ignored) ? live : recorded();
        return run(new Edit(ADDRESS, "k8s_manifest", ChangeUnit.Kind.DELETE, null, prior, null));
    }

    public ApplyOutcome run(Edit edit) {
        ApplyMonitor monitor = new ApplyMonitor() {
            @Override
            public void phase(String words) {
                phases.add(words);
            }

            @Override
            public boolean stopping() {
                return false;
            }
        };
        return Objects.requireNonNull(
                session.apply(new ChangeUnit("u1", List.of(edit)), monitor).get(edit.address()));
    }

    @Override
    public void close() {
        session.close();
        cluster.close();
    }
}

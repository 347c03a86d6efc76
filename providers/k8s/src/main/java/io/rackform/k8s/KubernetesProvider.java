package io.rackform.k8s;

import io.rackform.k8s.api.ClusterAccess;
import io.rackform.k8s.api.HttpClusterApi;
import io.rackform.k8s.api.Kubeconfig;
import io.rackform.k8s.api.ServerWords;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.ManifestType;
import io.rackform.k8s.session.ClusterSession;
import io.rackform.model.address.AttributePath;
import io.rackform.model.schema.AttributeSchema.Trait;
import io.rackform.model.schema.BlockSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import io.rackform.spi.Connection;
import io.rackform.spi.DataSourceType;
import io.rackform.spi.Finding;
import io.rackform.spi.FunctionProvider;
import io.rackform.spi.Provider;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ResourceType;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Kubernetes clusters: each configured instance of the provider is one cluster. */
public final class KubernetesProvider implements Provider, FunctionProvider {
    private static final String SERVER = "server";
    private static final String TOKEN = "token";
    private static final String CA_PEM = "ca_pem";
    private static final String KUBECONFIG = "kubeconfig";
    private static final String CONTEXT = "context";
    private static final String FIELD_MANAGER = "field_manager";
    private static final String DEFAULT_FIELD_MANAGER = "rackform";

    /** What may stand in a header (RFC 6750, section 2.1). */
    private static final Pattern TOKEN_TEXT = Pattern.compile("[A-Za-z0-9._~+/=:-]*");

    @Override
    public String name() {
        return "k8s";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public BlockSchema configuration() {
        return BlockSchema.builder()
                .optional(SERVER, Type.STRING, "The API server's address: `https://10.1.2.3:6443`.")
                .optional(
                        TOKEN,
                        Type.STRING,
                        "The bearer token of an account, for example a ServiceAccount's.",
                        Trait.SENSITIVE)
                .optional(
                        CA_PEM,
                        Type.STRING,
                        "The certificates, in PEM, of the authorities that may have signed the server's; those of the Java"
                                + " runtime where it is not set. The server's certificate is always verified.")
                .optional(
                        KUBECONFIG,
                        Type.STRING,
                        "The text of a kubeconfig, instead of `server`, `token` and `ca_pem`. Its cluster and user must have"
                                + " everything in themselves, without files or programs.",
                        Trait.SENSITIVE)
                .optional(CONTEXT, Type.STRING, "Which context of the kubeconfig; its current one where it is not set.")
                .optional(
                        FIELD_MANAGER,
                        Type.STRING,
                        "The name under which fields are owned; `rackform` where it is not set. Stacks that share objects"
                                + " need different names.")
                .build();
    }

    @Override
    public List<ResourceType> resourceTypes() {
        return List.of(new ManifestType());
    }

    @Override
    public List<DataSourceType> dataSourceTypes() {
        return List.of();
    }

    @Override
    public List<ProviderFunction> functions() {
        return KubernetesFunctions.all();
    }

    @Override
    public List<Finding> validate(ObjectValue configuration) {
        List<Finding> findings = new ArrayList<>();
        boolean server = isSet(configuration, SERVER);
        boolean kubeconfig = isSet(configuration, KUBECONFIG);
        if (server == kubeconfig) {
            findings.add(Finding.error(
                    "Cluster is not named",
                    (server
                                    ? "Both \"server\" and \"kubeconfig\" are set, and each names a cluster"
                                    : "Neither \"server\" nor \"kubeconfig\" is set")
                            + ". Set \"server\" with \"token\" and \"ca_pem\", or \"kubeconfig\" alone."));
        }
        if (configuration.get(SERVER) instanceof StringValue(String address)
                && Kubeconfig.server(address).isEmpty()) {
            findings.add(Finding.error(
                    "Cluster address cannot be used",
                    "The address \"" + ServerWords.of(address)
                            + "\" is not of the form https://host:port. Plain HTTP is not"
                            + " supported: the token would be readable on the way.",
                    AttributePath.of(SERVER)));
        }
        if (!TOKEN_TEXT.matcher(Tree.text(configuration, TOKEN).strip()).matches()) {
            findings.add(Finding.error(
                    "Cluster token cannot be used",
                    "The token has characters that no bearer token has, as a line break in the middle or quotes around it."
                            + " It is not shown here.",
                    AttributePath.of(TOKEN)));
        }
        return List.copyOf(findings);
    }

    private static boolean isSet(ObjectValue configuration, String name) {
        Value value = configuration.get(name);
        return value != null && (value instanceof UnknownValue || !value.isNull());
    }

    @Override
    public Connection connect(ObjectValue configuration, String label) {
        List<Finding> faults = validate(configuration);
        if (!faults.isEmpty()) {
            return new Connection.Refused(faults);
        }
        return switch (access(configuration)) {
            case Kubeconfig.Access.Unusable(Finding finding) -> new Connection.Refused(List.of(finding));
            case Kubeconfig.Access.Usable(ClusterAccess access) -> connect(access, configuration);
        };
    }

    private static Kubeconfig.Access access(ObjectValue configuration) {
        String kubeconfig = Tree.text(configuration, KUBECONFIG);
        if (!kubeconfig.isEmpty()) {
            return Kubeconfig.read(kubeconfig, Tree.text(configuration, CONTEXT));
        }
        return new Kubeconfig.Access.Usable(new ClusterAccess(
                Kubeconfig.server(Tree.text(configuration, SERVER)).orElseThrow(),
                Tree.text(configuration, TOKEN).strip(),
                Tree.text(configuration, CA_PEM),
                "",
                ""));
    }

    private Connection connect(ClusterAccess access, ObjectValue configuration) {
        String fieldManager = Tree.text(configuration, FIELD_MANAGER);
        try {
            return new Connection.Connected(new ClusterSession(
                    new HttpClusterApi(access, "rackform/" + version()),
                    fieldManager.isEmpty() ? DEFAULT_FIELD_MANAGER : fieldManager));
        } catch (GeneralSecurityException e) {
            return new Connection.Refused(List.of(Finding.error(
                    "Cluster certificate or key cannot be read",
                    "A certificate or key for " + access.server() + " cannot be used: "
                            + ServerWords.of(String.valueOf(e.getMessage()))
                            + ". It must be PEM text; in a kubeconfig, PEM in base64.")));
        }
    }
}

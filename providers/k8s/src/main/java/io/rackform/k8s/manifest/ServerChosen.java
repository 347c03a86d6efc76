package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import java.util.Set;

/** Fields that the cluster fills in by itself, where the manifest does not name them. */
final class ServerChosen {
    private static final Set<String> METADATA_NOISE = Set.of(
            "metadata.managedFields",
            "metadata.uid",
            "metadata.resourceVersion",
            "metadata.generation",
            "metadata.creationTimestamp",
            "metadata.deletionTimestamp",
            "metadata.deletionGracePeriodSeconds",
            "metadata.selfLink");

    private static final Set<String> ALLOCATED_FOR_SERVICE =
            Set.of("spec.clusterIP", "spec.clusterIPs", "spec.healthCheckNodePort", "spec.ports[].nodePort");

    /** The uid of a Job, which is another one in every dry run. */
    private static final Set<String> JOB_UID = Set.of("controller-uid", "batch.kubernetes.io/controller-uid");

    private ServerChosen() {}

    /** How a field that the manifest does not name is taken. */
    enum Treatment {
        /** A default: a dry run tells it. */
        TOLD,
        /** Chosen anew each time: what a dry run says of a new one does not hold. */
        CHOSEN_AT_APPLY,
        /** Filled in later or by controllers: no part of what is compared. */
        LEFT_OUT
    }

    /** @param path names joined by dots, {@code []} after a list */
    static Treatment of(Manifest manifest, String path, String name) {
        if (path.equals("status") || METADATA_NOISE.contains(path) || name.equals("caBundle")) {
            return Treatment.LEFT_OUT;
        }
        return switch (manifest.identity().kind()) {
            case "Service" -> ALLOCATED_FOR_SERVICE.contains(path) ? Treatment.CHOSEN_AT_APPLY : Treatment.TOLD;
            case "Job" -> JOB_UID.contains(name) ? Treatment.CHOSEN_AT_APPLY : Treatment.TOLD;
            case "PersistentVolumeClaim" -> path.equals("spec.volumeName") ? Treatment.LEFT_OUT : Treatment.TOLD;
            case "ClusterRole" ->
                path.equals("rules") && Tree.at(manifest.sent(), "aggregationRule") != null
                        ? Treatment.LEFT_OUT
                        : Treatment.TOLD;
            default -> Treatment.TOLD;
        };
    }

    /** A Pod is given a node, a token volume of random name and more: only what the manifest names is compared. */
    static boolean keepsDefaults(Identity identity) {
        return !identity.kind().equals("Pod");
    }
}

package io.rackform.lab.kind;

import io.rackform.lab.DeviceFactory;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabDevice;
import io.rackform.lab.cluster.LabCluster;
import java.nio.file.Path;
import java.util.Map;

/** Clusters behind a Kubernetes API. */
public final class ClusterKind implements DeviceFactory {
    @Override
    public String kind() {
        return "cluster";
    }

    @Override
    public LabDevice create(String name, Map<String, Object> options, LabCertificates certificates, Path keysFolder) {
        return LabCluster.create(name, options, certificates);
    }
}

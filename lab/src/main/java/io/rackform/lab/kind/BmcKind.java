package io.rackform.lab.kind;

import io.rackform.lab.DeviceFactory;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabDevice;
import io.rackform.lab.bmc.LabBmc;
import java.nio.file.Path;
import java.util.Map;

/** Servers behind a Redfish BMC. */
public final class BmcKind implements DeviceFactory {
    @Override
    public String kind() {
        return "bmc";
    }

    @Override
    public LabDevice create(String name, Map<String, Object> options, LabCertificates certificates, Path keysFolder) {
        return LabBmc.create(name, options, certificates);
    }
}

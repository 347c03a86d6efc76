package io.rackform.lab.kind;

import io.rackform.lab.DeviceFactory;
import io.rackform.lab.LabCertificates;
import io.rackform.lab.LabDevice;
import io.rackform.lab.netswitch.LabSwitch;
import java.nio.file.Path;
import java.util.Map;

/** Switches that speak NETCONF over SSH. */
public final class SwitchKind implements DeviceFactory {
    @Override
    public String kind() {
        return "switch";
    }

    @Override
    public LabDevice create(String name, Map<String, Object> options, LabCertificates certificates, Path keysFolder) {
        return LabSwitch.create(name, options, keysFolder);
    }
}

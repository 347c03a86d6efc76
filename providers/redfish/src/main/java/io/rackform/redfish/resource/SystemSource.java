package io.rackform.redfish.resource;

import io.rackform.model.schema.BlockSchema;
import io.rackform.model.schema.ResourceSchema;
import io.rackform.model.type.Type;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.Value;
import io.rackform.redfish.bios.AttributeKind;
import io.rackform.redfish.client.model.ComputerSystem;
import io.rackform.redfish.client.model.EthernetInterface;
import io.rackform.redfish.client.model.Placement;
import io.rackform.redfish.server.ServerHardware;
import io.rackform.spi.DataSourceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code data.redfish_system}: who a server is, and what is in it. */
public final class SystemSource implements DataSourceType {
    public static final String NAME = "redfish_system";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ResourceSchema schema() {
        BlockSchema block = BlockSchema.builder()
                .computed("bios_version", Type.STRING, "The version of the server's firmware.")
                .computed("mac_addresses", Type.list(Type.STRING), "MAC addresses in lower case, by interface id.")
                .computed("manufacturer", Type.STRING, "Who made the server.")
                .computed("memory_gib", Type.NUMBER, "Memory in GiB.")
                .computed("model", Type.STRING, "The server's model.")
                .computed("power_state", Type.STRING, "`On`, `Off`, `PoweringOn` or `PoweringOff`.")
                .computed("processor_count", Type.NUMBER, "Processors, in sockets.")
                .computed("rack", Type.STRING, "The rack, where somebody told the BMC.")
                .computed("rack_unit", Type.NUMBER, "The height in the rack, where somebody told the BMC.")
                .computed("serial_number", Type.STRING, "The server's serial number.")
                .computed("sku", Type.STRING, "The manufacturer's stock number; a service tag on some servers.")
                .computed("system_id", Type.STRING, "The id of the system on its BMC.")
                .computed("uuid", Type.STRING, "The server's UUID, in lower case.")
                .build();
        return new ResourceSchema(
                1,
                block,
                "Identity and hardware of the server behind a BMC. Attributes that a BMC does not tell are null.");
    }

    /** The object, from the server's documents. */
    public static ObjectValue object(ServerHardware hardware) {
        ComputerSystem system = hardware.system();
        Placement placement = hardware.placement();
        TreeMap<String, Value> object = new TreeMap<>();
        object.put("bios_version", Fields.orNull(system.getBiosVersion()));
        object.put("mac_addresses", Fields.list(macs(hardware.interfaces())));
        object.put("manufacturer", Fields.orNull(system.getManufacturer()));
        object.put(
                "memory_gib",
                number(
                        system.getMemorySummary() == null
                                ? null
                                : system.getMemorySummary().getTotalSystemMemoryGiB()));
        object.put("model", Fields.orNull(system.getModel()));
        object.put("power_state", Fields.orNull(system.getPowerState()));
        object.put(
                "processor_count",
                number(
                        system.getProcessorSummary() == null
                                ? null
                                : system.getProcessorSummary().getCount()));
        object.put("rack", Fields.orNull(placement == null ? null : placement.getRack()));
        object.put("rack_unit", number(placement == null ? null : placement.getRackOffset()));
        object.put("serial_number", Fields.orNull(system.getSerialNumber()));
        object.put("sku", Fields.orNull(system.getSKU()));
        object.put("system_id", Fields.orNull(system.getId()));
        object.put("uuid", Fields.orNull(lower(system.getUUID())));
        return new ObjectValue(object);
    }

    private static List<String> macs(List<EthernetInterface> interfaces) {
        return interfaces.stream()
                .map(port ->
                        port.getPermanentMACAddress() == null ? port.getMaCAddress() : port.getPermanentMACAddress())
                .filter(Objects::nonNull)
                .map(mac -> mac.toLowerCase(Locale.ROOT).replace('-', ':'))
                .filter(mac -> !mac.isBlank())
                .toList();
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** Some controllers send "N/A" where a number belongs. */
    private static Value number(@Nullable Object json) {
        return Fields.orNull(json instanceof Number ? new BigDecimal(AttributeKind.text(json)) : (BigDecimal) null);
    }
}

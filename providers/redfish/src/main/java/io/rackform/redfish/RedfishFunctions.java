package io.rackform.redfish;

import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import io.rackform.spi.ProviderFunction;
import io.rackform.spi.ProviderFunction.Answer;
import io.rackform.spi.ProviderFunction.Parameter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What this provider adds to the language: {@code provider::redfish::mac_address}. */
final class RedfishFunctions {
    /** Pairs with colons or hyphens, groups of four with periods, or nothing between the digits. */
    private static final Pattern MAC_ADDRESS = Pattern.compile(
            "[0-9a-f]{12}|[0-9a-f]{2}(:[0-9a-f]{2}){5}|[0-9a-f]{2}(-[0-9a-f]{2}){5}|[0-9a-f]{4}(\\.[0-9a-f]{4}){2}");

    private RedfishFunctions() {}

    static List<ProviderFunction> all() {
        return List.of(new ProviderFunction(
                "mac_address",
                "The address of a network interface in the form that BMCs use: six pairs of lower-case digits with colons"
                        + " between them. Takes what switches, labels and inventories write, `AA-BB-CC-DD-EE-FF`,"
                        + " `aabb.ccdd.eeff` or `AABBCCDDEEFF`.",
                List.of(new Parameter("address", Type.STRING, "A MAC address in any of the usual forms.")),
                Type.STRING,
                RedfishFunctions::macAddress));
    }

    private static Answer macAddress(List<Value> arguments) {
        String text = arguments.getFirst() instanceof StringValue(String given)
                ? given.strip().toLowerCase(Locale.ROOT)
                : "";
        if (!MAC_ADDRESS.matcher(text).matches()) {
            return new Answer.Refused(
                    0,
                    "a MAC address has twelve hexadecimal digits, in pairs with colons or hyphens, in groups of four with"
                            + " periods, or with nothing between them");
        }
        byte[] bytes = HexFormat.of().parseHex(text.replaceAll("[^0-9a-f]", ""));
        return new Answer.Given(new StringValue(HexFormat.ofDelimiter(":").formatHex(bytes)));
    }
}

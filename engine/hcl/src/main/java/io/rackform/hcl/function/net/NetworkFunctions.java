package io.rackform.hcl.function.net;

import static io.rackform.hcl.function.Parameter.number;
import static io.rackform.hcl.function.Parameter.string;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.model.type.Type;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses and prefixes of IP networks, version 4 and 6. */
public final class NetworkFunctions {
    private static final int MAX_BITS = 128;
    /** The reference cuts in steps of this size at most. */
    private static final int MAX_STEP = 32;

    private NetworkFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "cidrcontains" ->
                Function.of(
                        name,
                        Type.BOOL,
                        NetworkFunctions::contains,
                        string("containing_prefix"),
                        string("contained_ip_or_prefix"));
            case "cidrhost" ->
                Function.of(name, Type.STRING, NetworkFunctions::host, string("prefix"), number("hostnum"));
            case "cidrnetmask" -> Function.of(name, Type.STRING, NetworkFunctions::netmask, string("prefix"));
            case "cidrsubnet" ->
                Function.of(
                        name,
                        Type.STRING,
                        NetworkFunctions::subnet,
                        string("prefix"),
                        number("newbits"),
                        number("netnum"));
            case "cidrsubnets" ->
                Function.of(name, Type.list(Type.STRING), NetworkFunctions::subnets, string("prefix"))
                        .with(number("newbits"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static @Nullable Network network(Call call, int index) {
        Optional<Network> network = Network.parse(call.string(index));
        if (network.isEmpty()) {
            call.fail(
                    index,
                    Call.quoted(call.string(index))
                            + " is not a network prefix, such as \"10.0.0.0/16\" or \"2001:db8::/32\"");
        }
        return network.orElse(null);
    }

    private static @Nullable BigInteger integer(Call call, int index) {
        BigDecimal number = call.number(index);
        if (number.scale() > 0 || number.precision() - number.scale() > 40) {
            call.fail(index, number.scale() > 0 ? "a whole number is required" : "the number is too great");
            return null;
        }
        return number.toBigIntegerExact();
    }

    private static Value host(Call call) {
        Network network = network(call, 0);
        BigInteger number = integer(call, 1);
        if (network == null || number == null) {
            return call.get(0);
        }
        BigInteger size = BigInteger.ONE.shiftLeft(network.width() - network.length());
        boolean outside = number.signum() < 0 ? number.negate().compareTo(size) > 0 : number.compareTo(size) >= 0;
        if (outside) {
            return call.fail(1, "a prefix of " + network.length() + " bits has no room for a host numbered " + number);
        }
        BigInteger offset = number.signum() < 0 ? size.add(number) : number;
        return new StringValue(Network.text(network.address().or(offset), network.width()));
    }

    private static Value netmask(Call call) {
        Network network = network(call, 0);
        if (network == null) {
            return call.get(0);
        }
        if (network.width() != Network.WIDTH_4) {
            return call.fail(0, "prefixes of version 6 have no netmask");
        }
        return new StringValue(Network.text(Network.mask(network.length(), network.width()), network.width()));
    }

    private static Value subnet(Call call) {
        Network network = network(call, 0);
        int bits = call.integer(1, 0, MAX_BITS);
        BigInteger number = integer(call, 2);
        if (network == null || number == null || call.failed()) {
            return call.get(0);
        }
        int length = network.length() + bits;
        if (length > network.width()) {
            return call.fail(
                    1, "there is no room to extend a prefix of " + network.length() + " bits by " + bits + " more");
        }
        if (number.signum() < 0 || number.bitLength() > bits) {
            return call.fail(
                    2,
                    "an extension by " + bits + (bits == 1 ? " bit" : " bits") + " has no room for a subnet numbered "
                            + number);
        }
        BigInteger address = network.address().or(number.shiftLeft(network.width() - length));
        return new StringValue(new Network(address, length, network.width()).toString());
    }

    private static Value subnets(Call call) {
        Network network = network(call, 0);
        if (network == null) {
            return call.get(0);
        }
        BigInteger end = network.address().add(BigInteger.ONE.shiftLeft(network.width() - network.length()));
        BigInteger next = network.address();
        List<Value> subnets = new ArrayList<>();
        for (int i = 1; i < call.size(); i++) {
            int bits = call.integer(i, 1, MAX_STEP);
            int length = network.length() + bits;
            if (call.failed()) {
                return call.get(0);
            }
            if (length > network.width()) {
                return call.fail(
                        i, "there is no room to extend a prefix of " + network.length() + " bits by " + bits + " more");
            }
            BigInteger size = BigInteger.ONE.shiftLeft(network.width() - length);
            // A subnet starts at a multiple of its size.
            BigInteger start =
                    next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
            if (start.add(size).compareTo(end) > 0) {
                return call.fail(i, "there is no room left for a subnet with a prefix of " + length + " bits");
            }
            subnets.add(new StringValue(new Network(start, length, network.width()).toString()));
            next = start.add(size);
        }
        return new ListValue(Type.STRING, subnets);
    }

    private static Value contains(Call call) {
        Network outer = network(call, 0);
        String text = call.string(1);
        Optional<Network> inner = text.indexOf('/') >= 0 ? Network.parse(text) : Network.parseHost(text);
        if (outer == null) {
            return call.get(0);
        }
        if (inner.isEmpty()) {
            return call.fail(1, Call.quoted(text) + " is neither an address nor a network prefix");
        }
        if (inner.get().width() != outer.width()) {
            return call.fail(1, "an address of one version of IP cannot be in a prefix of the other");
        }
        boolean inside = inner.get().length() >= outer.length()
                && inner.get()
                        .address()
                        .and(Network.mask(outer.length(), outer.width()))
                        .equals(outer.address());
        return BoolValue.of(inside);
    }
}

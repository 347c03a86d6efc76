package io.rackform.hcl.function.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.Parameter;
import io.rackform.model.type.ObjectType;
import io.rackform.model.type.TupleType;
import io.rackform.model.type.Type;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.UnknownValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Regular expressions in RE2's syntax, which match in linear time whatever the text. */
public final class RegexFunctions {
    private static final int MAX_CACHED = 500;
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    static final String TOO_LARGE =
            "the regular expression is too large; repetitions inside of repetitions may come to a thousand altogether";

    private RegexFunctions() {}

    public static Function make(String name) {
        Parameter pattern = Parameter.string("pattern");
        Parameter string = Parameter.string("string");
        return name.equals("regex")
                ? Function.of(name, Type.ANY, RegexFunctions::regex, pattern, string)
                        .whenUnknown(call -> unknown(call, false))
                : Function.of(name, Type.list(Type.ANY), RegexFunctions::regexall, pattern, string)
                        .whenUnknown(call -> unknown(call, true));
    }

    private static @Nullable Pattern pattern(Call call) {
        String text = call.string(0);
        Pattern known = COMPILED.get(text);
        if (known != null) {
            return known;
        }
        if (RegexSize.isTooLarge(text)) {
            call.fail(0, TOO_LARGE);
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (!pattern.namedGroups().isEmpty() && pattern.namedGroups().size() != pattern.groupCount()) {
                call.fail(0, "a regular expression cannot have named groups beside groups without a name");
                return null;
            }
            if (COMPILED.size() < MAX_CACHED) {
                COMPILED.put(text, pattern);
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            call.fail(0, "the regular expression " + Call.quoted(text) + " is not valid: " + wrong.getDescription());
            return null;
        }
    }

    private static Value unknown(Call call, boolean all) {
        if (!call.get(0).isKnown()) {
            return all ? UnknownValue.notNull(Type.list(Type.ANY)) : UnknownValue.ANY;
        }
        Pattern pattern = pattern(call);
        if (pattern == null) {
            return UnknownValue.ANY;
        }
        Type match = typeOfMatch(pattern);
        return UnknownValue.notNull(all ? Type.list(match) : match);
    }

    private static Type typeOfMatch(Pattern pattern) {
        if (!pattern.namedGroups().isEmpty()) {
            TreeMap<String, Type> groups = new TreeMap<>();
            pattern.namedGroups().keySet().forEach(name -> groups.put(name, Type.STRING));
            return ObjectType.of(groups);
        }
        return pattern.groupCount() == 0
                ? Type.STRING
                : new TupleType(Collections.nCopies(pattern.groupCount(), Type.STRING));
    }

    private static Value regex(Call call) {
        Pattern pattern = pattern(call);
        if (pattern == null) {
            return UnknownValue.ANY;
        }
        Matcher matcher = pattern.matcher(call.string(1));
        return matcher.find()
                ? match(pattern, matcher)
                : call.fail(
                        1,
                        "the regular expression matches no part of it; regexall gives an empty list in this case, and try"
                                + " another value");
    }

    private static Value regexall(Call call) {
        Pattern pattern = pattern(call);
        if (pattern == null) {
            return UnknownValue.ANY;
        }
        List<Value> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(call.string(1));
        int end = -1;
        while (matcher.find()) {
            // Where one match has ended there is no empty one as well.
            if (matcher.end() > matcher.start() || matcher.start() != end) {
                matches.add(match(pattern, matcher));
            }
            end = matcher.end();
        }
        return new ListValue(typeOfMatch(pattern), matches);
    }

    private static Value match(Pattern pattern, Matcher matcher) {
        if (!pattern.namedGroups().isEmpty()) {
            TreeMap<String, Value> groups = new TreeMap<>();
            pattern.namedGroups().forEach((name, number) -> groups.put(name, group(matcher, number)));
            return new ObjectValue(groups);
        }
        if (pattern.groupCount() == 0) {
            return group(matcher, 0);
        }
        List<Value> groups = new ArrayList<>();
        for (int i = 1; i <= pattern.groupCount(); i++) {
            groups.add(group(matcher, i));
        }
        return new TupleValue(groups);
    }

    private static Value group(Matcher matcher, int number) {
        String text = matcher.group(number);
        return text == null ? new NullValue(Type.STRING) : new StringValue(text);
    }
}

package io.rackform.hcl.function.file;

import static io.rackform.hcl.function.Parameter.string;

import io.rackform.hcl.function.Call;
import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.text.StringFunctions;
import io.rackform.model.type.Type;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths as text, with slashes on every system. */
public final class PathFunctions {
    private PathFunctions() {}

    public static Function make(String name) {
        return switch (name) {
            case "abspath" -> Function.of(name, Type.STRING, PathFunctions::absolute, string("path"));
            case "basename" -> StringFunctions.ofOne(name, "path", PathFunctions::last);
            case "dirname" -> StringFunctions.ofOne(name, "path", PathFunctions::parent);
            case "pathexpand" -> Function.of(name, Type.STRING, PathFunctions::expand, string("path"));
            default -> throw new IllegalArgumentException(name); // allow default: any name
        };
    }

    private static String last(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        if (end == 0) {
            return path.isEmpty() ? "." : "/";
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String parent(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** Without empty steps, {@code .} and, where something stands before it, {@code ..}. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/")) {
            if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".") && !(step.equals("..") && rooted)) {
                steps.addLast(step);
            }
        }
        String joined = String.join("/", steps);
        if (rooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    private static Value expand(Call call) {
        String path = call.string(0);
        if (!path.startsWith("~")) {
            return call.get(0);
        }
        if (path.length() > 1 && path.charAt(1) != '/') {
            return call.fail(0, "the home folder of another user cannot be found; write ~/ for your own");
        }
        Optional<String> home = call.context().home();
        return home.isPresent()
                ? new StringValue(clean(home.get() + "/" + path.substring(1)))
                : call.fail(
                        0,
                        "there is no home folder here, since the configuration is a commit and no folder of somebody's");
    }

    private static Value absolute(Call call) {
        String path = call.string(0);
        return new StringValue(
                path.startsWith("/") ? clean(path) : call.context().absolute(path));
    }
}

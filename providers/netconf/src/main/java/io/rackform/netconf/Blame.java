package io.rackform.netconf;

import io.rackform.netconf.protocol.RpcError;
import io.rackform.netconf.xml.Element;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the edits that an rpc-error is about, by its error-path, else by the element that it names. */
final class Blame {
    /** A prefix before a name: devices choose their own. */
    private static final Pattern PREFIX = Pattern.compile("(?<=[/\\[]|^)[A-Za-z_][A-Za-z0-9_.-]*:");

    private static final Pattern STEP = Pattern.compile("/(?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)");

    private Blame() {}

    /** Empty where the error does not tell, or is about none of them. */
    static List<UnitEdit> of(RpcError error, List<UnitEdit> edits) {
        List<UnitEdit> byPath = error.path().isEmpty()
                ? List.of()
                : edits.stream()
                        .filter(edit -> holds(edit, steps(error.path())))
                        .toList();
        if (!byPath.isEmpty()) {
            return byPath;
        }
        List<UnitEdit> byName = edits.stream()
                .filter(edit -> error.badElements().stream().anyMatch(name -> names(edit, local(name))))
                .toList();
        return byName.size() == 1 ? byName : List.of();
    }

    private static List<String> steps(String path) {
        return Stream.of(STEP.split(PREFIX.matcher(path).replaceAll("")))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static boolean names(UnitEdit edit, String local) {
        return Stream.concat(edit.want().stream(), edit.had().stream())
                .flatMap(Element::stream)
                .anyMatch(element -> element.local().equals(local));
    }

    /** Whether the path leads into what the edit owns. Some servers put their own root before the first step. */
    private static boolean holds(UnitEdit edit, List<String> steps) {
        for (int from = 0; from < steps.size(); from++) {
            List<String> rest = steps.subList(from, steps.size());
            if (leads(rest, edit.want()) || leads(rest, edit.had())) {
                return true;
            }
        }
        return false;
    }

    private static boolean leads(List<String> steps, List<Element> tree) {
        String step = steps.getFirst();
        int bracket = step.indexOf('[');
        String name = bracket < 0 ? step : step.substring(0, bracket);
        for (Element element : tree) {
            if (!element.local().equals(name) || (bracket >= 0 && !matches(step.substring(bracket), element))) {
                continue;
            }
            if (steps.size() == 1
                    || element.isLeaf()
                    || leads(steps.subList(1, steps.size()), element.children())
                    || isMissingBelow(steps, element)) {
                return true;
            }
        }
        return false;
    }

    /** An error about a node that is missing leads to a place where nothing stands. */
    private static boolean isMissingBelow(List<String> steps, Element element) {
        String next = steps.get(1).replaceFirst("\\[.*", "");
        return steps.size() == 2
                && element.children().stream().noneMatch(child -> child.local().equals(next));
    }

    private static boolean matches(String predicates, Element entry) {
        for (Element child : entry.children()) {
            String start = "[" + child.local() + "=";
            int at = predicates.indexOf(start);
            if (at >= 0) {
                String value = predicates.substring(at + start.length() + 1);
                char quote = predicates.charAt(at + start.length());
                int end = value.indexOf(quote);
                if (end < 0 || !value.substring(0, end).equals(child.text())) {
                    return false;
                }
            }
        }
        return true;
    }
}

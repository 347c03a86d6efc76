package io.rackform.cli.json;

import io.rackform.state.CheckResult;
import io.rackform.state.CheckResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of conditions as trees, with the names that the reference gives them. */
final class CheckTree {
    private CheckTree() {}

    /** One tree for each declared thing, with its instances. */
    static List<Map<String, Object>> of(List<CheckResult> checks) {
        Map<String, List<CheckResult>> byBlock = new LinkedHashMap<>();
        checks.forEach(
                check -> byBlock.computeIfAbsent(check.kind() + " " + check.block(), ignored -> new ArrayList<>())
                        .add(check));
        return byBlock.values().stream().map(CheckTree::block).toList();
    }

    private static Map<String, Object> block(List<CheckResult> instances) {
        CheckResult first = instances.getFirst();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("object_kind", first.kind().text());
        tree.put("config_addr", first.block());
        tree.put(
                "status",
                instances.stream()
                        .map(CheckResult::status)
                        .reduce(Status.PASS, Status::worse)
                        .text());
        tree.put("objects", instances.stream().map(CheckTree::object).toList());
        return tree;
    }

    private static Map<String, Object> object(CheckResult check) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("object_addr", check.object());
        tree.put("status", check.status().text());
        if (!check.problems().isEmpty()) {
            tree.put("failure_messages", check.problems());
        }
        return tree;
    }
}

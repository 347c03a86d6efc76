package io.rackform.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.cli.CommandRun;
import io.rackform.cli.command.PlanOf;
import io.rackform.cli.json.PlainValue;
import io.rackform.cli.json.TypeTree;
import io.rackform.cli.workplace.OpenStack;
import io.rackform.cli.workplace.StackRequest.LockWish;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.execution.ReplaceOrder;
import io.rackform.engine.plan.InstanceChange;
import io.rackform.engine.plan.OutputChange;
import io.rackform.engine.plan.Plan;
import io.rackform.model.address.InstanceAddress;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.model.value.ListValue;
import io.rackform.model.value.MapValue;
import io.rackform.model.value.Mark;
import io.rackform.model.value.MarkedValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.model.value.Values;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectStatus;
import io.rackform.state.RecordedObject;
import io.rackform.state.StateSnapshot;
import io.rackform.state.StateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One step of a scenario, done by Rackform, in the shape in which the reference's answer stands in the golden file. */
final class PeerStep {
    private static final Set<String> NOT_CONFIGURATION = Set.of("args.txt", "env.txt", "edits.txt");

    private final Path folder;
    private final List<String> arguments;
    private final List<String> edits;
    private final Map<String, String> environment = new HashMap<>(Map.of("USER", "tester"));
    private final CommandRun commands;

    private PeerStep(Path folder, Path step) {
        this.folder = folder;
        this.arguments = Golden.lines(step.resolve("args.txt"));
        this.edits = Golden.lines(step.resolve("edits.txt"));
        Golden.lines(step.resolve("env.txt")).forEach(line -> {
            int equals = line.indexOf('=');
            environment.put(line.substring(0, equals), line.substring(equals + 1));
        });
        this.commands = CommandRun.in(folder).with(environment);
    }

    /** @param folder with the state that the steps before have left */
    static Map<String, @Nullable Object> run(Path scenario, Path step, Path folder, boolean ordered) {
        prepare(scenario, step, folder);
        return new PeerStep(folder, step).run(ordered);
    }

    /** Whether validation finds what is wrong with the step: it may find more than the reference's. */
    static void validate(Path scenario, Path step, Path folder, PeerAnswer.Found reference) {
        prepare(scenario, step, folder);
        boolean errors = new PeerStep(folder, step).commands.run("validate").code() != 0;
        if (reference.validating()) {
            assertThat(errors)
                    .as("%s: validation finds errors", step.getFileName())
                    .isTrue();
        } else if (!reference.planning()) {
            assertThat(errors)
                    .as("%s: validation finds errors", step.getFileName())
                    .isFalse();
        }
    }

    private static void prepare(Path scenario, Path step, Path folder) {
        Golden.empty(folder);
        Golden.copy(scenario.resolve("common"), folder, Set.of());
        Golden.copy(step, folder, NOT_CONFIGURATION);
    }

    private Map<String, @Nullable Object> run(boolean ordered) {
        Map<String, @Nullable Object> answer = new TreeMap<>();
        if (!edits.isEmpty()) {
            answer.put(
                    "edits",
                    edits.stream()
                            .map(edit -> commands.run(edit.split(" ")).code())
                            .toList());
        }
        List<String> options = new ArrayList<>(List.of("plan", "-detailed-exitcode"));
        options.addAll(arguments);
        int exit = commands.run(options.toArray(String[]::new)).code();
        Map<String, Object> planned = new TreeMap<>(Map.of("exit", exit));
        answer.put("plan", planned);
        if (exit != 1) {
            Plan plan = PlanOf.in(folder, environment, arguments);
            planned.put("actions", actions(plan));
            planned.put("outputs", outputs(plan));
            answer.put("apply", apply(ordered));
        }
        StateSnapshot state = state();
        answer.put("objects", objects(state));
        answer.put("outputs", outputs(state));
        return answer;
    }

    private Map<String, Object> apply(boolean ordered) {
        List<String> options = new ArrayList<>(arguments);
        boolean destroy = options.remove("-destroy");
        options.addAll(0, List.of(destroy ? "destroy" : "apply", "-auto-approve", "-json"));
        CommandRun.Result applied = commands.run(options.toArray(String[]::new));
        Map<String, Object> tree = new TreeMap<>(Map.of("exit", applied.code()));
        if (ordered) {
            tree.put("order", order(applied.out()));
        }
        return tree;
    }

    private static List<String> order(String out) {
        List<String> order = new ArrayList<>();
        for (String line : out.lines().toList()) {
            JsonNode message = JsonMapper.shared().readTree(line);
            if (message.path("type").asString().equals("apply_complete")) {
                JsonNode hook = message.path("hook");
                order.add(hook.path("action").asString() + " "
                        + hook.path("resource").path("addr").asString());
            }
        }
        return order;
    }

    private static Map<String, String> actions(Plan plan) {
        Map<String, String> actions = new TreeMap<>();
        Set<ObjectId> createdFirst = ReplaceOrder.createBeforeDestroy(plan);
        for (InstanceChange change : plan.changes().values()) {
            String order = createdFirst.contains(change.id()) ? ", create first" : "";
            actions.put(name(change.id()), action(change) + order + provenance(change));
        }
        return actions;
    }

    private static String name(ObjectId id) {
        return id.address() + (id.isDeposed() ? " (deposed)" : "");
    }

    private static String action(InstanceChange change) {
        return switch (change.action()) {
            case NO_OP -> "no-op";
            case CREATE -> "create";
            case READ -> "read";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case FORGET -> "forget";
            case REPLACE -> "replace";
        };
    }

    private static String provenance(InstanceChange change) {
        InstanceAddress from = change.provenance().movedFrom();
        return (from == null ? "" : ", moved from " + from)
                + (change.provenance().isImported() ? ", imported" : "");
    }

    private static Map<String, String> outputs(Plan plan) {
        Map<String, String> actions = new TreeMap<>();
        for (OutputChange output : plan.outputs()) {
            String action = "update";
            if (!output.isChange()) {
                action = "no-op";
            } else if (output.before() == null) {
                action = "create";
            } else if (output.after() == null) {
                action = "delete";
            }
            actions.put(output.name(), action);
        }
        return actions;
    }

    private StateSnapshot state() {
        Surroundings surroundings = new Surroundings(CommandRun.silent(), folder, environment, Clock.systemUTC());
        try (StateStore store =
                Objects.requireNonNull(OpenStack.state(surroundings, new LockWish.NoLock(), new Diagnostics()))) {
            return store.snapshot();
        }
    }

    private static Map<String, Object> objects(StateSnapshot state) {
        Map<String, Object> objects = new TreeMap<>();
        for (RecordedObject object : state.objects().values()) {
            List<String> sensitive = new ArrayList<>();
            sensitive(object.attributes(), "", sensitive);
            Map<String, @Nullable Object> tree = new TreeMap<>();
            tree.put("values", PlainValue.of(Values.unmarkDeep(object.attributes())));
            tree.put("sensitive", sensitive);
            tree.put("tainted", object.status() == ObjectStatus.TAINTED);
            objects.put(name(object.id()), tree);
        }
        return objects;
    }

    private static Map<String, Object> outputs(StateSnapshot state) {
        Map<String, Object> outputs = new TreeMap<>();
        state.outputs().forEach((name, value) -> {
            Map<String, @Nullable Object> tree = new TreeMap<>();
            tree.put("sensitive", Values.marksDeep(value).contains(Mark.SENSITIVE));
            tree.put("type", TypeTree.of(value.type()));
            tree.put("value", PlainValue.of(Values.unmarkDeep(value)));
            outputs.put(name, tree);
        });
        return outputs;
    }

    private static void sensitive(Value value, String at, List<String> found) {
        switch (value) {
            case MarkedValue marked when marked.has(Mark.SENSITIVE) -> found.add(at);
            case ObjectValue object ->
                object.attributes()
                        .forEach((name, inner) -> sensitive(inner, at.isEmpty() ? name : at + "." + name, found));
            case MapValue map -> map.elements().forEach((name, inner) -> sensitive(inner, at + "." + name, found));
            case TupleValue tuple -> sensitive(tuple.elements(), at, found);
            case ListValue list -> sensitive(list.elements(), at, found);
            case Value ignored -> {}
        }
    }

    private static void sensitive(List<Value> elements, String at, List<String> found) {
        for (int i = 0; i < elements.size(); i++) {
            sensitive(elements.get(i), at + "[" + i + "]", found);
        }
    }
}

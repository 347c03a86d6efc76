package io.rackform.engine.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which changes share a unit. The wave of a step is the greatest over its predecessors of their wave, plus one where the
 * predecessor is of another group, or the other half of the same replacement, or the step needs a value that is known only
 * after apply. Steps of one group and wave
 * are one unit; since waves never fall along an edge, and rise between groups, units cannot wait for each other in a
 * circle. Linear in the number of edges: a joint carries two numbers, its latest wave and the latest of another group.
 */
final class Waves {
    private final SortedMap<String, Step> steps;
    private final SortedMap<String, Set<String>> after;
    private final Map<String, Latest> latest = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    /**
     * @param group of the step that has the latest wave
     * @param other the latest wave of any other group; -1 where there is none
     */
    private record Latest(int wave, String group, int other) {
        static final Latest NONE = new Latest(-1, "", -1);

        Latest plus(int newWave, String newGroup) {
            if (newWave < 0) {
                return this;
            }
            if (newGroup.equals(group)) {
                return new Latest(Math.max(wave, newWave), group, other);
            }
            return newWave > wave
                    ? new Latest(newWave, newGroup, wave)
                    : new Latest(wave, group, Math.max(other, newWave));
        }
    }

    Waves(SortedMap<String, Step> steps, SortedMap<String, Set<String>> after) {
        this.steps = steps;
        this.after = after;
        sort();
        order.forEach(this::assign);
    }

    int wave(String id) {
        return latest.getOrDefault(id, Latest.NONE).wave();
    }

    /** All steps, each after what it waits for; the same for the same steps. */
    List<String> order() {
        return order;
    }

    private void sort() {
        Map<String, Integer> open = new TreeMap<>();
        Map<String, List<String>> next = new TreeMap<>();
        steps.keySet()
                .forEach(id -> open.put(id, after.getOrDefault(id, Set.of()).size()));
        after.forEach((id, before) -> before.forEach(
                one -> next.computeIfAbsent(one, ignored -> new ArrayList<>()).add(id)));
        Deque<String> ready = new ArrayDeque<>();
        open.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            String id = ready.remove();
            order.add(id);
            for (String follower : next.getOrDefault(id, List.of())) {
                if (open.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        if (order.size() != steps.size()) {
            List<String> circle = new ArrayList<>(steps.keySet());
            circle.removeAll(order);
            throw new IllegalStateException("operations wait for each other in a circle: " + circle);
        }
    }

    /** Whether two steps are the halves of one replacement: a unit has one outcome for each object. */
    private static boolean isOtherHalf(@Nullable Step step, @Nullable Step before) {
        return step instanceof Step.EditStep one
                && before instanceof Step.EditStep other
                && one.change().id().equals(other.change().id());
    }

    private void assign(String id) {
        Step step = steps.get(id);
        if (step instanceof Step.JointStep) {
            Latest gathered = Latest.NONE;
            for (String before : after.getOrDefault(id, Set.of())) {
                Latest one = latest.getOrDefault(before, Latest.NONE);
                gathered = gathered.plus(one.wave(), one.group()).plus(one.other(), "");
            }
            latest.put(id, gathered);
            return;
        }
        boolean known = !(step instanceof Step.EditStep edit) || edit.isKnown();
        String group = step == null ? id : step.group();
        int wave = 0;
        for (String before : after.getOrDefault(id, Set.of())) {
            Latest one = latest.getOrDefault(before, Latest.NONE);
            boolean together = one.group().equals(group) && known && !isOtherHalf(step, steps.get(before));
            int own = together ? one.wave() : one.wave() + 1;
            wave = Math.max(wave, Math.max(own, one.other() + 1));
        }
        latest.put(id, new Latest(wave, group, -1));
    }
}

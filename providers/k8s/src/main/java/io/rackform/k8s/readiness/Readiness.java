package io.rackform.k8s.readiness;

import io.rackform.k8s.api.ServerWords;
import io.rackform.k8s.json.Tree;
import io.rackform.k8s.manifest.WaitRule;
import io.rackform.k8s.readiness.Progress.Broken;
import io.rackform.k8s.readiness.Progress.Ready;
import io.rackform.k8s.readiness.Progress.Waiting;
import io.rackform.model.value.BoolValue;
import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules. */
public final class Readiness {
    private static final Progress READY = new Ready();

    /** Their controllers always write it: without it the status is not about this object yet. */
    private static final Set<String> OBSERVED = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

    private Readiness() {}

    /** @param object the whole live object */
    public static Progress of(Value object, WaitRule rule) {
        Progress byKind = byKind(object);
        return byKind instanceof Ready ? byRule(object, rule) : byKind;
    }

    private static Progress byKind(Value object) {
        String kind = Tree.text(object, "kind");
        long generation = Tree.number(0, object, "metadata", "generation");
        long observed = Tree.number(OBSERVED.contains(kind) ? 0 : generation, object, "status", "observedGeneration");
        if (observed < generation) {
            return new Waiting("its controller has not seen the change yet");
        }
        return switch (kind) {
            case "Deployment" -> deployment(object);
            case "StatefulSet" -> statefulSet(object);
            case "DaemonSet" -> daemonSet(object);
            case "ReplicaSet" -> count("available", replicas(object), status(object, "availableReplicas"));
            case "Job" -> job(object);
            case "Pod" -> pod(object);
            case "PersistentVolumeClaim" -> phase(object, "Bound");
            case "Namespace" -> phase(object, "Active");
            case "CustomResourceDefinition" -> definition(object);
            case "Service" -> service(object);
            default -> READY;
        };
    }

    private static Progress byRule(Value object, WaitRule rule) {
        for (String type : rule.conditions()) {
            if (!Tree.text(condition(object, type), "status").equals("True")) {
                return new Waiting("condition " + type + " is not True");
            }
        }
        for (Map.Entry<String, String> field : rule.fields().entrySet()) {
            String now = scalar(Tree.at(object, field.getKey().split("\\.")));
            if (!now.equals(field.getValue())) {
                return new Waiting(field.getKey() + " is " + (now.isEmpty() ? "not there" : "\"" + now + "\"")
                        + ", not \"" + field.getValue() + "\"");
            }
        }
        return READY;
    }

    private static String scalar(@Nullable Value value) {
        return switch (value) {
            case StringValue(String text) -> ServerWords.of(text);
            case NumberValue number -> number.text();
            case BoolValue(boolean bool) -> String.valueOf(bool);
            case null -> "";
            case Value ignored -> "";
        };
    }

    private static @Nullable Value condition(Value object, String type) {
        for (Value condition : Tree.elementsAt(object, "status", "conditions")) {
            if (Tree.text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return null;
    }

    private static boolean has(Value object, String type, String status) {
        return Tree.text(condition(object, type), "status").equals(status);
    }

    private static long replicas(Value object) {
        return Tree.number(1, object, "spec", "replicas");
    }

    private static long status(Value object, String name) {
        return Tree.number(0, object, "status", name);
    }

    private static Progress count(String what, long wanted, long there) {
        return there >= wanted ? READY : new Waiting(there + " of " + wanted + " " + what);
    }

    private static Progress first(Progress... steps) {
        for (Progress step : steps) {
            if (!(step instanceof Ready)) {
                return step;
            }
        }
        return READY;
    }

    /** Available alone says nothing: it stays true while a rollout is stuck. */
    private static Progress deployment(Value object) {
        Value progressing = condition(object, "Progressing");
        String reason = Tree.text(progressing, "reason");
        if (reason.equals("ProgressDeadlineExceeded")) {
            return new Broken("its rollout is stuck: " + ServerWords.of(Tree.text(progressing, "message")));
        }
        long wanted = replicas(object);
        long updated = status(object, "updatedReplicas");
        boolean deadline = Tree.number(600, object, "spec", "progressDeadlineSeconds") < Integer.MAX_VALUE;
        return first(
                count("replicas updated", wanted, updated),
                status(object, "replicas") > updated
                        ? new Waiting((status(object, "replicas") - updated) + " old replicas still running")
                        : READY,
                count("replicas available", wanted, status(object, "availableReplicas")),
                deadline && !reason.equals("NewReplicaSetAvailable")
                        ? new Waiting("the rollout is not complete")
                        : READY);
    }

    private static Progress statefulSet(Value object) {
        if (Tree.text(object, "spec", "updateStrategy", "type").equals("OnDelete")) {
            return READY;
        }
        long wanted = replicas(object);
        long partition = Tree.number(0, object, "spec", "updateStrategy", "rollingUpdate", "partition");
        String current = Tree.text(object, "status", "currentRevision");
        String update = Tree.text(object, "status", "updateRevision");
        return first(
                count("replicas ready", wanted, status(object, "readyReplicas")),
                partition > 0
                        ? count("replicas updated", wanted - partition, status(object, "updatedReplicas"))
                        : current.equals(update) ? READY : new Waiting("the rollout is not complete"));
    }

    private static Progress daemonSet(Value object) {
        if (Tree.text(object, "spec", "updateStrategy", "type").equals("OnDelete")) {
            return READY;
        }
        long wanted = status(object, "desiredNumberScheduled");
        return first(
                count("nodes updated", wanted, status(object, "updatedNumberScheduled")),
                count("nodes available", wanted, status(object, "numberAvailable")));
    }

    /** A Job that started is not ready: what refers to it wants its work done. */
    private static Progress job(Value object) {
        if (has(object, "Failed", "True")) {
            Value failed = condition(object, "Failed");
            return new Broken(
                    "it failed: " + ServerWords.of(Tree.text(failed, "reason") + ", " + Tree.text(failed, "message")));
        }
        boolean done = has(object, "Complete", "True") || Tree.isTrue(object, "spec", "suspend");
        return done ? READY : new Waiting("it is not complete");
    }

    private static Progress pod(Value object) {
        return switch (Tree.text(object, "status", "phase")) {
            case "Succeeded" -> READY;
            case "Failed" -> new Broken("it failed: " + ServerWords.of(Tree.text(object, "status", "message")));
            default -> // allow default: the other phases, and whatever a later server adds
                has(object, "Ready", "True") ? READY : new Waiting(containers(object));
        };
    }

    private static String containers(Value pod) {
        for (Value container : Tree.elementsAt(pod, "status", "containerStatuses")) {
            String reason = Tree.text(container, "state", "waiting", "reason");
            if (!reason.isEmpty()) {
                return ServerWords.of("container " + Tree.text(container, "name") + ": " + reason);
            }
        }
        return "its containers are not ready";
    }

    private static Progress phase(Value object, String wanted) {
        String phase = ServerWords.of(Tree.text(object, "status", "phase"));
        return phase.equals(wanted)
                ? READY
                : new Waiting(phase.isEmpty() ? "it has no phase yet" : "its phase is " + phase);
    }

    private static Progress definition(Value object) {
        if (has(object, "NamesAccepted", "False")) {
            return new Broken(
                    "its names are taken: " + ServerWords.of(Tree.text(condition(object, "NamesAccepted"), "message")));
        }
        return has(object, "Established", "True") ? READY : new Waiting("it is not established");
    }

    private static Progress service(Value object) {
        boolean needs = Tree.text(object, "spec", "type").equals("LoadBalancer");
        return needs
                        && Tree.elementsAt(object, "status", "loadBalancer", "ingress")
                                .isEmpty()
                ? new Waiting("it has no load balancer address")
                : READY;
    }

    /** The object's conditions, for a message: {@code Progressing=False (ProgressDeadlineExceeded: ...)}. */
    public static String conditions(Value object) {
        List<String> texts = new ArrayList<>();
        for (Value condition : Tree.elementsAt(object, "status", "conditions")) {
            String why = String.join(
                    ": ",
                    List.of(Tree.text(condition, "reason"), Tree.text(condition, "message")).stream()
                            .filter(text -> !text.isBlank())
                            .toList());
            texts.add(Tree.text(condition, "type") + "=" + Tree.text(condition, "status")
                    + (why.isEmpty() ? "" : " (" + why + ")"));
        }
        return ServerWords.of(String.join("; ", texts));
    }
}

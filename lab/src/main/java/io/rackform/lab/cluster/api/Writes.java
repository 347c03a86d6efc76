package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.api.Commit.Ownership;
import io.rackform.lab.cluster.fields.Canonical;
import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.fields.ManagedFields.Manager;
import io.rackform.lab.cluster.fields.ManagedFields.Operation;
import io.rackform.lab.cluster.fields.Patches;
import io.rackform.lab.cluster.fields.ServerSideApply;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ApiProblem.Cause;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates, replaces, patches and applies. */
final class Writes {
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String OPERATIONS = "application/json-patch+json";

    private final ObjectStore store;
    private final Commit commit;

    Writes(ObjectStore store, Commit commit) {
        this.store = store;
        this.commit = commit;
    }

    Answer create(Request request, Target target, List<String> warnings) {
        ObjectNode object = request.object();
        ResourceKind kind = target.kind();
        ObjectNode metadata = Json.child(object, "metadata");
        if (Json.text(metadata, "name").isEmpty()
                && !Json.text(metadata, "generateName").isEmpty()) {
            String random = UUID.randomUUID().toString().substring(0, 5);
            metadata.put("name", Json.text(metadata, "generateName") + random);
        }
        Manifests.check(request, target, object, warnings);
        String name = Json.text(metadata, "name");
        if (name.isEmpty()) {
            throw ApiProblem.invalid(
                    kind.group(),
                    kind.kind(),
                    "",
                    List.of(new Cause(
                            "FieldValueRequired",
                            "Required value: name or generateName is required",
                            "metadata.name")));
        }
        if (!Json.text(metadata, "resourceVersion").isEmpty()) {
            throw new ApiProblem(500, "", "resourceVersion should not be set on objects to be created");
        }
        Target named = new Target(kind, target.namespace(), name, "");
        return store.locked(() -> {
            if (live(named).isPresent()) {
                throw new ApiProblem(409, "AlreadyExists", kind.resource() + " \"" + name + "\" already exists")
                        .about(kind.group(), kind.plural(), name);
            }
            ObjectNode kept =
                    commit.keep(named, null, object, written(request, target), request.dryRun(), warnings::add);
            return Answer.json(201, kept, warnings);
        });
    }

    Answer replace(Request request, Target target, List<String> warnings) {
        ObjectNode object = request.object();
        if (target.subresource().equals("scale")) {
            return scale(request, target, object, warnings);
        }
        Manifests.check(request, target, object, warnings);
        return store.locked(() -> {
            ObjectNode before = existing(target);
            ObjectNode kept =
                    commit.keep(target, before, object, written(request, target), request.dryRun(), warnings::add);
            return Answer.json(200, kept, warnings);
        });
    }

    Answer patch(Request request, Target target, List<String> warnings) {
        if (request.contentType().equals(APPLY)) {
            return apply(request, target, warnings);
        }
        if (!request.parameter("force").isEmpty()) {
            throw patchOption("force", "FieldValueForbidden", "Forbidden: may not be specified for non-apply patch");
        }
        boolean custom = target.kind().has(Feature.CUSTOM);
        boolean known = List.of(MERGE, OPERATIONS).contains(request.contentType())
                || (!custom && request.contentType().equals(STRATEGIC));
        if (!known) {
            String all = custom ? OPERATIONS + ", " + MERGE : OPERATIONS + ", " + MERGE + ", " + STRATEGIC;
            throw new ApiProblem(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include: " + all + ", "
                            + APPLY);
        }
        return store.locked(() -> {
            ObjectNode before = existing(target);
            if (target.subresource().equals("scale")) {
                return scale(request, target, patched(request, target, Reads.scale(before)), warnings);
            }
            ObjectNode wanted = patched(request, target, before);
            Manifests.check(request, target, wanted, warnings);
            ObjectNode kept =
                    commit.keep(target, before, wanted, written(request, target), request.dryRun(), warnings::add);
            return Answer.json(200, kept, warnings);
        });
    }

    private static ObjectNode patched(Request request, Target target, ObjectNode object) {
        try {
            JsonNode patch = Json.parse(request.body());
            JsonNode patched = switch (request.contentType()) {
                case OPERATIONS -> Patches.operations(object, patch);
                case STRATEGIC -> Patches.strategic(object, patch, target.kind().shape());
                // allow default: content types are texts, others were refused above
                default -> Patches.merge(object, patch);
            };
            if (patched instanceof ObjectNode whole) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            if (request.contentType().equals(OPERATIONS)) {
                throw new ApiProblem(
                        422,
                        "Invalid",
                        "the server rejected our request due to an error in our request: " + e.getMessage());
            }
            throw ApiProblem.badRequest("error decoding patch: " + e.getMessage());
        }
        throw ApiProblem.badRequest("the patch does not leave an object");
    }

    private Answer apply(Request request, Target target, List<String> warnings) {
        String name = request.parameter("fieldManager");
        if (name.isEmpty()) {
            throw patchOption("fieldManager", "FieldValueRequired", "Required value: is required for apply patch");
        }
        ObjectNode sent = Manifests.decodeApplied(request, target);
        ObjectNode applied = Canonical.sent(sent, target.kind().shape());
        Manager manager = new Manager(name, Operation.APPLY, target.kind().apiVersion(), target.subresource());
        return store.locked(() -> {
            Optional<ObjectNode> before = live(target);
            if (before.isEmpty()) {
                refuseUid(target, applied);
            }
            var result = ServerSideApply.apply(
                    before.orElseGet(Json::object),
                    applied,
                    target.kind().shape(),
                    manager,
                    Commit.reset(target),
                    request.flag("force"),
                    commit.now());
            return switch (result) {
                case ServerSideApply.Result.Conflicts conflicts -> throw conflict(conflicts);
                case ServerSideApply.Result.Merged(ObjectNode merged, var managers) -> {
                    Json.child(merged, "metadata").put("name", target.name());
                    keepVersions(applied, merged);
                    Ownership ownership = new Ownership.Applied(managers);
                    ObjectNode kept = commit.keep(
                            target, before.orElse(null), merged, ownership, request.dryRun(), warnings::add);
                    yield Answer.json(before.isEmpty() ? 201 : 200, kept, warnings);
                }
            };
        });
    }

    /** The merge carries over the live version; only one that was sent is a precondition. */
    private static void keepVersions(ObjectNode applied, ObjectNode merged) {
        for (String field : List.of("uid", "resourceVersion")) {
            if (!applied.path("metadata").has(field)) {
                Json.child(merged, "metadata").remove(field);
            }
        }
    }

    private static void refuseUid(Target target, ObjectNode applied) {
        JsonNode uid = applied.path("metadata").path("uid");
        if (!uid.isMissingNode()) {
            throw ApiProblem.invalid(
                    target.kind().group(),
                    target.kind().kind(),
                    target.name(),
                    List.of(new Cause(
                            "FieldValueInvalid", "Invalid value: " + uid + ": field is immutable", "metadata.uid")));
        }
    }

    private static ApiProblem conflict(ServerSideApply.Result.Conflicts conflicts) {
        List<Cause> causes = conflicts.conflicts().stream()
                .map(conflict -> new Cause("FieldManagerConflict", conflict.message(), conflict.field()))
                .toList();
        return new ApiProblem(409, "Conflict", conflicts.message()).because(causes);
    }

    private static ApiProblem patchOption(String field, String reason, String message) {
        return ApiProblem.invalid("meta.k8s.io", "PatchOptions", "", List.of(new Cause(reason, message, field)));
    }

    /** A scale is a view: writing it writes {@code spec.replicas}. */
    private Answer scale(Request request, Target target, ObjectNode scale, List<String> warnings) {
        return store.locked(() -> {
            ObjectNode before = existing(target);
            ObjectNode wanted = before.deepCopy();
            Json.child(wanted, "spec")
                    .put("replicas", scale.path("spec").path("replicas").asInt(0));
            JsonNode version = scale.path("metadata").path("resourceVersion");
            if (version.isString()) {
                Json.child(wanted, "metadata").set("resourceVersion", version);
            }
            Target whole = new Target(target.kind(), target.namespace(), target.name(), "");
            ObjectNode kept =
                    commit.keep(whole, before, wanted, written(request, target), request.dryRun(), warnings::add);
            return Answer.json(200, Reads.scale(kept), warnings);
        });
    }

    private static Ownership written(Request request, Target target) {
        return new Ownership.Written(new Manager(
                request.fieldManager(), Operation.UPDATE, target.kind().apiVersion(), target.subresource()));
    }

    private Optional<ObjectNode> live(Target target) {
        return store.get(store.key(target.kind(), target.namespace(), target.name()));
    }

    private ObjectNode existing(Target target) {
        return live(target).orElseThrow(() -> ApiProblem.notFound(target.kind(), target.name()));
    }
}

package io.rackform.lab.cluster.api;

import io.rackform.lab.cluster.fields.Json;
import io.rackform.lab.cluster.store.ApiProblem;
import io.rackform.lab.cluster.store.ObjectStore;
import io.rackform.lab.cluster.store.ResourceKind;
import io.rackform.lab.cluster.store.ResourceKind.Feature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Finds out what a request asks for and who answers it. */
public final class Router {
    private final ObjectStore store;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final Reads reads;
    private final Writes writes;
    private final Deletion deletion;

    public Router(ObjectStore store, Clock clock) {
        this.store = store;
        Commit commit = new Commit(store, clock);
        discovery = new Discovery(store);
        openApi = new OpenApi(store);
        reads = new Reads(store, clock);
        writes = new Writes(store, commit);
        deletion = new Deletion(store, clock);
    }

    /** The answer; a refusal is an answer too. */
    public Answer answer(Request request) {
        List<String> warnings = new ArrayList<>();
        try {
            return route(request, warnings);
        } catch (ApiProblem problem) {
            return Answer.json(problem.code(), problem.status(), warnings);
        } catch (IllegalArgumentException e) {
            ApiProblem problem = ApiProblem.badRequest(String.valueOf(e.getMessage()));
            return Answer.json(problem.code(), problem.status(), warnings);
        }
    }

    private Answer route(Request request, List<String> warnings) {
        if (request.contentType().contains("protobuf") || request.contentType().contains("cbor")) {
            throw new ApiProblem(
                    415,
                    "UnsupportedMediaType",
                    "the lab cluster takes JSON and YAML only, not " + request.contentType()
                            + "; kubectl sends JSON with 'apply' and 'create -f'");
        }
        List<String> path = request.path();
        String first = path.isEmpty() ? "" : path.getFirst();
        if (first.equals("api") && path.size() > 2) {
            return resource(request, "", path.get(1), path.subList(2, path.size()), warnings);
        }
        if (first.equals("apis") && path.size() > 3) {
            return resource(request, path.get(1), path.get(2), path.subList(3, path.size()), warnings);
        }
        if (!request.method().equals("GET")) {
            throw notAllowed();
        }
        return switch (first) {
            case "healthz", "livez", "readyz" -> Answer.text(200, "ok");
            case "version" -> Answer.ok(discovery.version());
            case "api", "apis" -> discovery.answer(path).map(Answer::ok).orElseGet(Answer::noSuchPath);
            case "openapi" -> openApi.answer(request).orElseGet(Answer::noSuchPath);
            default -> Answer.noSuchPath();
        };
    }

    private Answer resource(Request request, String group, String version, List<String> rest, List<String> warnings) {
        if (group.equals("authorization.k8s.io") && rest.getFirst().startsWith("selfsubject")) {
            return accessReview(request);
        }
        Optional<Target> target = store.locked(() -> target(group, version, rest));
        if (target.isEmpty()) {
            return Answer.noSuchPath();
        }
        return dispatch(request, target.get(), warnings);
    }

    private Answer dispatch(Request request, Target target, List<String> warnings) {
        boolean collection = target.name().isEmpty();
        return switch (request.method()) {
            case "GET" -> {
                boolean watches = request.flag("watch");
                if (watches) {
                    yield reads.watch(request, target);
                }
                yield collection ? reads.list(request, target) : reads.get(request, target);
            }
            case "POST" -> {
                if (!collection) {
                    throw notAllowed();
                }
                yield writes.create(request, target, warnings);
            }
            case "PUT" -> {
                if (collection) {
                    throw notAllowed();
                }
                yield writes.replace(request, target, warnings);
            }
            case "PATCH" -> {
                if (collection) {
                    throw notAllowed();
                }
                yield writes.patch(request, target, warnings);
            }
            case "DELETE" -> collection ? deletion.deleteAll(request, target) : deletion.delete(request, target);
            default -> throw notAllowed();
        };
    }

    /** Nobody is refused anything here but for the reasons that the other answers give. */
    private static Answer accessReview(Request request) {
        if (!request.method().equals("POST")) {
            throw notAllowed();
        }
        ObjectNode review = request.object();
        review.set("status", Json.object("allowed", true));
        return Answer.json(201, review, List.of());
    }

    private Optional<Target> target(String group, String version, List<String> path) {
        if (path.getFirst().equals("namespaces") && path.size() > 2) {
            Optional<ResourceKind> inNamespace =
                    store.kinds().find(group, version, path.get(2)).filter(ResourceKind::namespaced);
            if (inNamespace.isPresent()) {
                return of(inNamespace.get(), path.get(1), path.subList(3, path.size()));
            }
        }
        return store.kinds()
                .find(group, version, path.getFirst())
                .filter(kind -> !kind.namespaced() || path.size() == 1)
                .flatMap(kind -> of(kind, "", path.subList(1, path.size())));
    }

    /** @param rest after the resource: nothing, a name, or a name and a subresource */
    private static Optional<Target> of(ResourceKind kind, String namespace, List<String> rest) {
        if (rest.size() > 2) {
            return Optional.empty();
        }
        String name = rest.isEmpty() ? "" : rest.getFirst();
        String subresource = rest.size() < 2 ? "" : rest.get(1);
        boolean known = switch (subresource) {
            case "" -> true;
            case "status" -> kind.has(Feature.STATUS);
            case "scale" -> kind.has(Feature.SCALE);
            default -> false;
        };
        return known ? Optional.of(new Target(kind, namespace, name, subresource)) : Optional.empty();
    }

    private static ApiProblem notAllowed() {
        return new ApiProblem(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }
}

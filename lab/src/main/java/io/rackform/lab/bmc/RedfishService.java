package io.rackform.lab.bmc;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The protocol around the resources (DSP0266 sections "Protocol details" and "Security details"): who may ask, which
 * methods there are, what a body must be, entity tags and their preconditions.
 */
final class RedfishService {
    private final BmcOptions options;
    private final Sessions sessions;
    private final ServiceTree tree;

    RedfishService(BmcOptions options, Sessions sessions, ServiceTree tree) {
        this.options = options;
        this.sessions = sessions;
        this.tree = tree;
    }

    Answer answer(Request request) {
        Optional<Answer> refusal = refuse(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Resource> resource = tree.at(request.path());
        return resource.map(found -> answer(request, found)).orElseGet(() -> Answer.notFound(request.path()));
    }

    private Optional<Answer> refuse(Request request) {
        if (request.header("OData-Version")
                .filter(version -> !version.equals("4.0"))
                .isPresent()) {
            return Optional.of(Answer.error(
                    412,
                    RedfishMessage.problem(
                            "HeaderInvalid", "OData-Version must be 4.0.", "Send the header as 4.0 or not at all.")));
        }
        if (!letIn(request)) {
            return Optional.of(Answer.error(
                            401,
                            RedfishMessage.problem(
                                    "NoValidSession",
                                    "There is no valid session or password with this request.",
                                    "Log in, and send the token of the session."))
                    .with("WWW-Authenticate", "Basic realm=\"Redfish\""));
        }
        if (options.habits().refuseChunked()
                && request.header("Transfer-Encoding").isPresent()) {
            return Optional.of(Answer.error(
                    411,
                    RedfishMessage.problem(
                            "HeaderMissing",
                            "The request has no Content-Length.",
                            "Send the body with its length.",
                            "Content-Length")));
        }
        return Optional.empty();
    }

    private boolean letIn(Request request) {
        boolean logIn = request.method().equals("POST") && request.path().equals(ServiceDocuments.SESSIONS);
        if (logIn || (request.reads() && ServiceTree.open(request.path()))) {
            return true;
        }
        Optional<String> token = request.header("X-Auth-Token");
        return token.isPresent()
                ? sessions.rightToken(token.get())
                : request.header("Authorization").filter(sessions::rightBasic).isPresent();
    }

    private Answer answer(Request request, Resource resource) {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Resource.Operation operation = resource.operations().get(method);
        Optional<Map<String, Object>> before = resource.document();
        if (operation == null) {
            return request.reads() && before.isPresent()
                    ? read(request, before.get()).with("Allow", resource.allowed())
                    : wrongMethod(request, resource);
        }
        if (request.reads()) {
            return operation.run(request);
        }
        Optional<Answer> refusal = refuseBody(request).or(() -> precondition(request, before));
        return refusal.orElseGet(() -> change(request, resource, operation));
    }

    private static Answer read(Request request, Map<String, Object> document) {
        String tag = Json.entityTag(document);
        if (request.header("If-None-Match").filter(tags -> matches(tags, tag)).isPresent()) {
            return new Answer(304, Map.of("ETag", tag), null, false);
        }
        return Answer.ok(tagged(document, tag)).with("ETag", tag);
    }

    private static Answer change(Request request, Resource resource, Resource.Operation operation) {
        Answer answer = operation.run(request);
        boolean changed = answer.status() == 200 || answer.status() == 204;
        if (!changed || !request.method().equals("PATCH")) {
            return answer;
        }
        return resource.document()
                .map(after -> answer.with("ETag", Json.entityTag(after)))
                .orElse(answer);
    }

    /** The document with its tag as the third property, where clients that ignore headers look for it. */
    private static Map<String, Object> tagged(Map<String, Object> document, String tag) {
        Map<String, Object> tagged = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            tagged.put(name, value);
            if (name.equals("@odata.type")) {
                tagged.put("@odata.etag", tag);
            }
        });
        return tagged;
    }

    private static Answer wrongMethod(Request request, Resource resource) {
        return Answer.error(
                        405,
                        RedfishMessage.problem(
                                "OperationNotAllowed",
                                "The method " + request.method() + " is not allowed on " + request.path() + ".",
                                "Use one of: " + resource.allowed() + "."))
                .with("Allow", resource.allowed());
    }

    private static Optional<Answer> refuseBody(Request request) {
        if (request.hasBody()
                && request.header("Content-Type")
                        .filter(type -> !type.startsWith("application/json"))
                        .isPresent()) {
            return Optional.of(Answer.error(
                    415,
                    RedfishMessage.problem(
                            "HeaderInvalid", "The body must be application/json.", "Send the body as JSON.")));
        }
        return request.object().isPresent()
                ? Optional.empty()
                : Optional.of(Answer.error(
                        400,
                        RedfishMessage.problem(
                                "MalformedJSON",
                                "The body is not a JSON object, or names a property twice.",
                                "Send one well-formed JSON object.")));
    }

    /** If-Match counts for changes of a document; on an action it means nothing and is ignored. */
    private Optional<Answer> precondition(Request request, Optional<Map<String, Object>> document) {
        if (document.isEmpty() || !request.method().equals("PATCH")) {
            return Optional.empty();
        }
        Optional<String> wanted = request.header("If-Match");
        if (wanted.isEmpty() && options.habits().requireIfMatch()) {
            return Optional.of(Answer.error(
                    428,
                    RedfishMessage.problem(
                            "PreconditionRequired",
                            "A change of this resource needs If-Match.",
                            "Read the resource and send its entity tag in If-Match.")));
        }
        String tag = Json.entityTag(document.get());
        if (wanted.filter(tags -> !matches(tags, tag)).isPresent()) {
            return Optional.of(Answer.error(
                            412,
                            RedfishMessage.problem(
                                    "PreconditionFailed",
                                    "The resource is not the one that If-Match names: it was changed.",
                                    "Read the resource again and send its entity tag in If-Match."))
                    .with("ETag", tag));
        }
        return Optional.empty();
    }

    /** Strong comparison (RFC 9110 section 8.8.3.2): a weak tag never matches. */
    private static boolean matches(String tags, String tag) {
        return Arrays.stream(tags.split(",")).map(String::strip).anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}

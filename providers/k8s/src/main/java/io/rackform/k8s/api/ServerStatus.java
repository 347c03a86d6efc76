package io.rackform.k8s.api;

import io.rackform.k8s.json.Tree;
import java.util.List;

/**
 * A refusal as the server words it: the {@code Status} object.
 *
 * @param reason {@code NotFound}, {@code Conflict}, ...; empty where the answer was no Status
 * @param aboutKind the plural of what it is about, {@code namespaces}; empty where it does not say
 */
public record ServerStatus(int code, String reason, String message, String aboutKind, List<Cause> causes) {
    /**
     * One fault.
     *
     * @param reason {@code FieldManagerConflict}, {@code FieldValueInvalid}, ...
     * @param field as the server writes paths: {@code .spec.replicas}, {@code spec.selector}
     */
    public record Cause(String reason, String message, String field) {}

    public ServerStatus {
        causes = List.copyOf(causes);
    }

    public static ServerStatus of(Reply.Answer answer) {
        List<Cause> causes = Tree.elementsAt(answer.body(), "details", "causes").stream()
                .map(cause -> new Cause(
                        Tree.text(cause, "reason"),
                        ServerWords.of(Tree.text(cause, "message")),
                        ServerWords.of(Tree.text(cause, "field"))))
                .toList();
        String message = ServerWords.of(Tree.text(answer.body(), "message"));
        return new ServerStatus(
                answer.status(),
                Tree.text(answer.body(), "reason"),
                message.isEmpty() ? answer.text() : message,
                Tree.text(answer.body(), "details", "kind"),
                causes);
    }

    public boolean isConflictOfManagers() {
        return code == 409 && causes.stream().anyMatch(cause -> cause.reason().equals("FieldManagerConflict"));
    }
}

package io.rackform.k8s.manifest;

import io.rackform.k8s.json.Tree;
import io.rackform.model.value.NullValue;
import io.rackform.model.value.ObjectValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.TupleValue;
import io.rackform.model.value.Value;
import io.rackform.spi.DryRunAnswer;
import io.rackform.spi.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a dry run came to, in the form that travels through {@link DryRunAnswer}. */
public sealed interface DryRunVerdict {
    /** The object would be this. */
    record Accepted(Value object, String fieldManager) implements DryRunVerdict {}

    /** Nothing could be asked: parts are not known yet, or the namespace or the kind is not there yet. */
    record Offline() implements DryRunVerdict {}

    /** The object exists, and these fields of it can't be changed. */
    record Immutable(List<String> fields, String words) implements DryRunVerdict {
        public Immutable {
            fields = List.copyOf(fields);
        }
    }

    /** The server said no; the findings say why. */
    record Refused() implements DryRunVerdict {}

    default DryRunAnswer answer(List<Finding> findings) {
        Value object = switch (this) {
            case Accepted(Value accepted, String fieldManager) ->
                ObjectValue.of(Map.of("accepted", accepted, "fieldManager", new StringValue(fieldManager)));
            case Offline() -> ObjectValue.EMPTY;
            case Immutable(List<String> fields, String words) ->
                ObjectValue.of(Map.of(
                        "immutable",
                        new TupleValue(
                                fields.stream().<Value>map(StringValue::new).toList()),
                        "words",
                        new StringValue(words)));
            case Refused() -> NullValue.ANY;
        };
        return new DryRunAnswer(object, findings);
    }

    /** @param answer null where none was made */
    static DryRunVerdict of(@Nullable DryRunAnswer answer) {
        if (answer == null) {
            return new Offline();
        }
        if (answer.object().isNull()) {
            return new Refused();
        }
        if (Tree.at(answer.object(), "immutable") != null) {
            return new Immutable(
                    Tree.elementsAt(answer.object(), "immutable").stream()
                            .map(Tree::text)
                            .toList(),
                    Tree.text(answer.object(), "words"));
        }
        Value accepted = Tree.at(answer.object(), "accepted");
        return accepted == null ? new Offline() : new Accepted(accepted, Tree.text(answer.object(), "fieldManager"));
    }
}

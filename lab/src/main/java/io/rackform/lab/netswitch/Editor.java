package io.rackform.lab.netswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies a checked payload to a tree (RFC 6241 section 7.2, RFC 7950 sections 7.5.8, 7.6.7, 7.7.9, 7.8.6). The tree
 * that comes out holds what was done before and, with {@code continue-on-error}, after an error; the caller drops it
 * where the error option says so.
 */
final class Editor {
    /** What happens after the first error. */
    enum ErrorOption {
        STOP,
        CONTINUE,
        ROLLBACK
    }

    /** The tree after an edit, and what could not be done. */
    record Outcome(DataNode root, List<RpcError> errors) {
        Outcome {
            errors = List.copyOf(errors);
        }
    }

    private final ErrorOption onError;
    private final List<RpcError> errors = new ArrayList<>();

    private Editor(ErrorOption onError) {
        this.onError = onError;
    }

    static Outcome apply(DataNode root, List<EditNode> edits, EditOperation defaultOperation, ErrorOption onError) {
        Editor editor = new Editor(onError);
        // As the default, replace is about the whole datastore: what the payload does not name goes.
        DataNode edited = defaultOperation == EditOperation.REPLACE ? DataNode.EMPTY_ROOT : root;
        for (EditNode edit : edits) {
            edited = editor.child(edited, edit, defaultOperation);
        }
        boolean undo = onError == ErrorOption.ROLLBACK && !editor.errors.isEmpty();
        return new Outcome(undo ? root : edited, editor.errors);
    }

    private DataNode child(DataNode parent, EditNode edit, EditOperation inherited) {
        if (onError != ErrorOption.CONTINUE && !errors.isEmpty()) {
            return parent;
        }
        EditOperation operation = edit.operation() == null ? inherited : edit.operation();
        Optional<DataNode> present = parent.find(edit.schema(), edit.identity());
        DataNode bare = DataNode.bare(edit.schema(), edit.identity());
        return switch (operation) {
            case MERGE -> parent.with(descend(present.orElse(bare), edit, operation));
            case REPLACE -> parent.with(descend(bare, edit, operation));
            case CREATE ->
                present.isPresent()
                        ? refuse(parent, "data-exists", "There is one already, so it cannot be created.", edit)
                        : parent.with(descend(bare, edit, operation));
            case DELETE ->
                present.isEmpty()
                        ? refuse(parent, "data-missing", "There is none to delete.", edit)
                        : parent.without(edit.schema(), edit.identity());
            case REMOVE -> parent.without(edit.schema(), edit.identity());
            case NONE ->
                present.isEmpty() && !(edit.schema() instanceof SchemaNode.Container)
                        ? refuse(parent, "data-missing", "There is none, and no operation is asked of it.", edit)
                        : parent.with(descend(present.orElse(bare), edit, operation));
        };
    }

    private DataNode descend(DataNode base, EditNode edit, EditOperation operation) {
        if (edit.schema() instanceof SchemaNode.Leaf leaf) {
            return operation == EditOperation.NONE ? base : DataNode.leaf(leaf, edit.value());
        }
        DataNode edited = base;
        for (EditNode child : edit.children()) {
            edited = child(edited, child, operation);
        }
        return edited;
    }

    private DataNode refuse(DataNode parent, String tag, String message, EditNode edit) {
        errors.add(RpcError.application(
                tag,
                edit.path(),
                message,
                RpcError.badElement(edit.schema().name().getLocalPart())));
        return parent;
    }
}

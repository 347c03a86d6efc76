package io.rackform.engine.config;

import io.rackform.engine.config.settings.BackendBlock;
import io.rackform.engine.config.settings.Settings;
import io.rackform.engine.config.settings.StateSettings;
import io.rackform.hcl.syntax.Expression;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import io.rackform.state.KeySource;
import java.util.List;

/** Evaluates what a root module says of its state; nothing but variables, local values and functions is at hand. */
final class StateDecoder {
    private final EarlyValues values;
    private final EarlyModule root;
    private final Diagnostics diagnostics;

    StateDecoder(EarlyValues values, EarlyModule root, Diagnostics diagnostics) {
        this.values = values;
        this.root = root;
        this.diagnostics = diagnostics;
    }

    StateSettings decode(Settings settings) {
        BackendBlock backend = settings.backend();
        String path = backend == null ? "" : path(backend);
        List<KeySource> keys = settings.encryption() == null
                ? List.of(new KeySource.Own())
                : new EncryptionDecoder(values, root, diagnostics).decode(settings.encryption());
        return new StateSettings(path, keys.getFirst(), keys.subList(1, keys.size()));
    }

    private String path(BackendBlock backend) {
        if (!backend.type().equals("local")) {
            diagnostics.add(Diagnostic.error(
                    "Unsupported backend",
                    "The state is kept in a folder, by the backend \"local\"; there is none of type \"" + backend.type()
                            + "\". Use backend \"local\", with a \"path\" on a disk that all who apply can reach, or remove"
                            + " the block.",
                    backend.range()));
            return "";
        }
        BlockReader reader = new BlockReader("\"backend\" block", backend.body(), diagnostics);
        Expression path = reader.expression("path");
        Expression workspaces = reader.expression("workspace_dir");
        reader.end();
        if (workspaces != null) {
            diagnostics.add(Diagnostic.warning(
                            "Folder of workspaces ignored",
                            "There is only the workspace \"default\", so that \"workspace_dir\" has no effect.")
                    .at(workspaces.range()));
        }
        return path == null
                ? ""
                : new EarlyEvaluation(values, "The path of the state", diagnostics)
                        .text(path, root)
                        .orElse("");
    }
}

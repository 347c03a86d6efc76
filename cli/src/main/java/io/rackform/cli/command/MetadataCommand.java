package io.rackform.cli.command;

import io.rackform.cli.json.JsonText;
import io.rackform.cli.json.SignatureTree;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.hcl.function.catalog.FunctionSignature;
import io.rackform.hcl.function.catalog.Functions;
import io.rackform.hcl.function.catalog.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rackform metadata}: tells editors and scripts about the language. */
@Command(
        name = "metadata",
        synopsisSubcommandLabel = "COMMAND",
        description = {"Tells editors and scripts about the language.", ""})
final class MetadataCommand {
    private MetadataCommand() {}

    /** The group without its commands, which need the root. */
    static MetadataCommand group() {
        return new MetadataCommand();
    }

    /** {@code rackform metadata functions}. */
    @Command(
            name = "functions",
            description = {"Shows the signatures of all functions of the language.", ""})
    static final class FunctionsCommand implements Callable<Integer> {
        private final RootCommand root;

        @Option(names = "-json", description = "As JSON, with descriptions.")
        private boolean json;

        FunctionsCommand(RootCommand root) {
            this.root = root;
        }

        @Override
        public Integer call() {
            Surroundings surroundings = root.surroundings();
            List<FunctionSignature> signatures = new ArrayList<>();
            for (String name : Functions.names()) {
                FunctionSignature signature = Signatures.of(name);
                if (signature != null) {
                    signatures.add(signature);
                }
            }
            StringBuilder text = new StringBuilder();
            if (json) {
                text.append(JsonText.of(SignatureTree.of(signatures))).append('\n');
            } else {
                signatures.forEach(signature -> text.append(signature.text()).append('\n'));
            }
            surroundings.terminal().print(text.toString());
            return ExitCode.DONE;
        }
    }
}

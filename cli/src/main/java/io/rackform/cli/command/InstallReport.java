package io.rackform.cli.command;

import io.rackform.cli.json.JsonReport;
import io.rackform.cli.terminal.OneLine;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.view.Messages;
import io.rackform.cli.workplace.Installing;
import io.rackform.cli.workplace.Surroundings;
import io.rackform.engine.config.Configuration;
import io.rackform.engine.config.Module;
import io.rackform.engine.config.SourceTree.Commit;
import io.rackform.gitops.module.Installed;
import io.rackform.gitops.module.LockFile;
import io.rackform.gitops.module.LockedModule;
import io.rackform.gitops.module.ModuleSource;
import io.rackform.gitops.source.CommitHistory;
import io.rackform.model.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what was fetched, from where, and what became of the lock file. */
final class InstallReport {
    private static final int ID = 12;

    private final Terminal terminal;
    private final @Nullable JsonReport json;

    private InstallReport(Terminal terminal, @Nullable JsonReport json) {
        this.terminal = terminal;
        this.json = json;
    }

    static InstallReport of(Surroundings surroundings, boolean json) {
        Terminal terminal = surroundings.terminal();
        return new InstallReport(
                terminal, json ? new JsonReport(terminal, surroundings.clock(), Version.text()) : null);
    }

    void fault(Diagnostic why) {
        if (json == null) {
            new Messages(terminal, Map.of()).show(List.of(why));
        } else {
            json.diagnostics(List.of(why), Map.of());
        }
    }

    void modules(Installing.Result result) {
        Configuration configuration = result.configuration();
        if (configuration != null && !result.failed()) {
            if (json == null) {
                calls(configuration.root(), "");
            }
            result.packages().forEach(this::fetched);
            result.removed().forEach(label -> say("removed", "No longer called: " + OneLine.of(label), Map.of()));
            lock(result);
        }
        if (json == null) {
            new Messages(terminal, result.files()).show(result.diagnostics());
        } else {
            json.diagnostics(result.diagnostics(), result.files());
        }
    }

    private void calls(Module module, String indent) {
        module.calls().values().forEach(call -> {
            String folder = call.module().origin().folder();
            terminal.print(indent + "Module " + call.name() + " from "
                    + OneLine.of(call.module().origin().label() + (folder.isEmpty() ? "." : folder)) + "\n");
            calls(call.module(), indent + "  ");
        });
    }

    /** A source without the password that it may hold. */
    static String shown(String source) {
        return ModuleSource.parse(source) instanceof ModuleSource.Parsed.Valid(ModuleSource valid)
                ? withFolder(valid)
                : source;
    }

    private static String withFolder(ModuleSource source) {
        int question = source.label().indexOf('?');
        int end = question < 0 ? source.label().length() : question;
        return source.folder().isEmpty()
                ? source.label()
                : source.label().substring(0, end) + "//" + source.folder()
                        + source.label().substring(end);
    }

    private void fetched(Installed one) {
        LockedModule before = one.before();
        String what = before != null && one.isUpdate() ? "updated" : one.fetched() ? "fetched" : "cached";
        String from = before != null && one.isUpdate() ? " from " + content(before) : "";
        String verb = what.equals("updated") ? "Updated" : what.equals("fetched") ? "Fetched" : "From the cache:";
        Commit commit = one.commit();
        String subject =
                commit == null || commit.message().isEmpty() ? "" : " \"" + OneLine.of(commit.message()) + "\"";
        String line = verb + " " + OneLine.of(one.now().label()) + from + (from.isEmpty() ? " at " : " to ")
                + content(one.now()) + subject;
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", one.now().label());
        tree.put("url", one.now().url());
        tree.put("hash", one.now().hash());
        if (commit != null) {
            tree.put("commit", commit.id());
            tree.put("subject", commit.message());
        }
        if (before != null && one.isUpdate()) {
            tree.put("previous_commit", before.commit());
            tree.put("previous_hash", before.hash());
        }
        say(what, line, tree);
        if (json == null) {
            one.history().ifPresentOrElse(this::history, () -> {
                if (before != null && one.isUpdate() && !before.commit().isEmpty()) {
                    terminal.print("  What lies between them was not fetched.\n");
                }
            });
        }
    }

    private static String content(LockedModule module) {
        return module.commit().isEmpty() ? module.hash() : module.commit().substring(0, ID);
    }

    private void history(CommitHistory history) {
        if (history.lost() > 0) {
            terminal.print(
                    "  Its history was rewritten or set back: " + count(history.lost()) + " of before not in it\n");
        }
        history.newest()
                .forEach(commit -> terminal.print(
                        "  + " + commit.id().substring(0, ID) + " " + OneLine.of(commit.message()) + "\n"));
        int more = history.count() - history.newest().size();
        if (more > 0) {
            terminal.print("  and " + more + " more\n");
        }
    }

    private static String count(int commits) {
        return commits == 1 ? "1 commit is" : commits + " commits are";
    }

    private void lock(Installing.Result result) {
        switch (result.lock()) {
            case WRITTEN ->
                say("lock_written", "The lock file " + LockFile.NAME + " was written. Commit it.", Map.of());
            case REMOVED ->
                say(
                        "lock_removed",
                        "The lock file " + LockFile.NAME + " had nothing left to say and was removed.",
                        Map.of());
            case KEPT -> {}
        }
        if (!result.unused().isEmpty()) {
            say(
                    "lock_unused",
                    "The lock file keeps " + result.unused().size()
                            + " more: a module's source depends on variables, and with other values they may be called.",
                    Map.of());
        }
    }

    private void say(String kind, String line, Map<String, ?> content) {
        if (json == null) {
            terminal.print(line + "\n");
        } else {
            json.installed(kind, line, content);
        }
    }
}

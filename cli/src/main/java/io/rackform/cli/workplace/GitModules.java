package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleSources;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.gitops.source.GitLogins;
import io.rackform.gitops.source.GitModuleSources;
import io.rackform.model.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything from Git; loads nothing of it before a source asks for it. For one thread. */
final class GitModules implements ModuleSources, AutoCloseable {
    private final Surroundings surroundings;
    private @Nullable GitFetcher fetcher;
    private @Nullable GitModuleSources modules;

    GitModules(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The fetcher with its copies in the working folder. */
    static GitFetcher newFetcher(Surroundings surroundings) {
        return new GitFetcher(
                surroundings.folder().resolve(".rackform").resolve("git"),
                Path.of(System.getProperty("user.home", ".")),
                logins(surroundings.environment()));
    }

    /** A token goes to the one host that it is for. */
    private static GitLogins logins(Map<String, String> environment) {
        String host = environment.getOrDefault("RACKFORM_GIT_HOST", "");
        String token = environment.getOrDefault("RACKFORM_GIT_TOKEN", "");
        if (host.isEmpty() || token.isEmpty()) {
            return GitLogins.NONE;
        }
        String user = environment.getOrDefault("RACKFORM_GIT_USER", "rackform");
        return asked -> asked.equalsIgnoreCase(host) ? Optional.of(new GitLogins.Login(user, token)) : Optional.empty();
    }

    GitFetcher fetcher() {
        GitFetcher known = fetcher;
        if (known == null) {
            known = newFetcher(surroundings);
            fetcher = known;
        }
        return known;
    }

    @Override
    public Found find(String source) {
        GitModuleSources known = modules;
        if (known == null) {
            known = new GitModuleSources(fetcher());
            modules = known;
        }
        return known.find(source);
    }

    List<Diagnostic> warnings() {
        return modules == null ? List.of() : modules.warnings();
    }

    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
    }
}

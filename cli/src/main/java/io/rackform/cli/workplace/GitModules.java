package io.rackform.cli.workplace;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockFile;
import io.rackform.gitops.module.LockPolicy;
import io.rackform.gitops.module.LockedModules;
import io.rackform.gitops.module.ModuleCache;
import io.rackform.gitops.source.CacheFolder;
import io.rackform.gitops.source.GitFetcher;
import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.diagnostic.Diagnostics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything from elsewhere; loads nothing of it before a source asks for it. For one thread. */
final class GitModules implements ModuleSources, AutoCloseable {
    private final Surroundings surroundings;
    private final LockUse use;
    private @Nullable GitFetcher fetcher;
    private @Nullable ModuleCache cache;
    private @Nullable ModuleOrigin root;
    private Optional<LockFile> lock = Optional.empty();
    private @Nullable LockedModules modules;

    GitModules(Surroundings surroundings, LockUse use) {
        this.surroundings = surroundings;
        this.use = use;
    }

    /** The fetcher for what is reconciled, with its copies beside the state: what was applied last must not get lost. */
    static GitFetcher newFetcher(Surroundings surroundings) {
        return new GitFetcher(surroundings.folder().resolve(".rackform").resolve("git"), access(surroundings));
    }

    /** The user's copies of packages. */
    static ModuleCache newCache(Surroundings surroundings) {
        return new ModuleCache(
                CacheFolder.of(surroundings.home(), surroundings.environment()).resolve("modules"),
                access(surroundings));
    }

    private static GitAccess access(Surroundings surroundings) {
        Map<String, String> environment = surroundings.environment();
        return GitAccess.of(surroundings.home(), environment, logins(environment));
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

    /** Says where the lock file is, and reads it. */
    void rootIs(ModuleOrigin origin, Diagnostics diagnostics) {
        root = origin;
        lock = LockFile.read(origin, diagnostics);
    }

    private LockedModules modules() {
        LockedModules known = modules;
        if (known == null) {
            ModuleCache opened = newCache(surroundings);
            cache = opened;
            known = opened.modules(before(), policy(), new FetchNotes(surroundings.terminal()));
            modules = known;
        }
        return known;
    }

    private LockPolicy policy() {
        return switch (use) {
            case LockUse.Keep ignored -> {
                boolean committed = root != null && root.tree().commit() != null;
                yield new LockPolicy(committed && lock.isEmpty() ? LockPolicy.Mode.NOW : LockPolicy.Mode.LOCKED, false);
            }
            case LockUse.Write(boolean upgrade, boolean offline) ->
                new LockPolicy(upgrade ? LockPolicy.Mode.UPGRADE : LockPolicy.Mode.ADD, offline);
            case LockUse.Check(boolean offline) -> new LockPolicy(LockPolicy.Mode.LOCKED, offline);
        };
    }

    @Override
    public void announce(Collection<Announced> sources) {
        if (!sources.isEmpty()) {
            modules().announce(sources);
        }
    }

    @Override
    public Found find(String source) {
        return modules().find(source);
    }

    /** What was found; empty where nothing was asked for. */
    Optional<LockedModules> asked() {
        return Optional.ofNullable(modules);
    }

    Optional<ModuleCache> cache() {
        return Optional.ofNullable(cache);
    }

    /** The lock file as it was before. */
    LockFile before() {
        return lock.orElse(LockFile.EMPTY);
    }

    /** What a user should know about what was found. */
    List<Diagnostic> warnings() {
        return asked().map(LockedModules::warnings).orElse(List.of());
    }

    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
        if (cache != null) {
            cache.close();
        }
    }
}

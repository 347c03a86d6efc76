package io.rackform.engine.config;

import io.rackform.hcl.function.FunctionContext;
import java.util.List;
import java.util.Optional;

/** What functions see before modules are loaded: the files of the source tree, and no time. */
final class EarlyFunctions implements FunctionContext {
    private final EarlyModule module;
    private boolean timeAsked;

    EarlyFunctions(EarlyModule module) {
        this.module = module;
    }

    /** Whether a function asked for the time of the plan, which has not begun. */
    boolean timeAsked() {
        return timeAsked;
    }

    private String inTree(String path) {
        return RelativePath.from(module.root().folder(), path);
    }

    @Override
    public Optional<byte[]> file(String path) {
        return module.origin().tree().read(inTree(path));
    }

    @Override
    public List<String> files(String folder) {
        return module.origin().tree().filesBelow(inTree(folder));
    }

    @Override
    public String planTime() {
        timeAsked = true;
        return "1970-01-01T00:00:00Z";
    }

    @Override
    public boolean applying() {
        return false;
    }

    @Override
    public Optional<String> currentTime() {
        return Optional.empty();
    }

    @Override
    public Optional<String> newUuid() {
        return Optional.empty();
    }

    @Override
    public String absolute(String path) {
        return module.origin().tree().absolute(inTree(path));
    }
}

package io.rackform.gitops.module;

/** Hears of what takes time, while it happens. Called from any thread. */
public interface ModuleListener {
    ModuleListener NONE = new ModuleListener() {
        @Override
        public void fetching(ModuleSource source) {}

        @Override
        public void damaged(ModuleSource source) {}
    };

    /** The network is used for a package. */
    void fetching(ModuleSource source);

    /** The copy in the cache was damaged; it is fetched again. */
    void damaged(ModuleSource source);
}

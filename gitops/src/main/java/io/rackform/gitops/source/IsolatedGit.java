package io.rackform.gitops.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit away from the user's and the machine's Git settings. Left alone it reads them, so that one workstation fetches
 * other than the next, and writes measurements of the file system into the home folder.
 */
public final class IsolatedGit extends SystemReader.Delegate {
    /** What JGit may see: where programs are, and where the SSH agent listens. */
    private static final Set<String> VISIBLE = Set.of("PATH", "SSH_AUTH_SOCK");

    private IsolatedGit(SystemReader system) {
        super(system);
    }

    /** Isolates JGit in this process. Call it before anything else of JGit is used; again does no harm. */
    public static synchronized void install() {
        SystemReader now = SystemReader.getInstance();
        if (!(now instanceof IsolatedGit)) {
            SystemReader.setInstance(new IsolatedGit(now));
        }
    }

    @Override
    public String getenv(String variable) {
        return VISIBLE.contains(variable) ? super.getenv(variable) : absent();
    }

    /** JGit knows no annotation that says that null is a proper answer here. */
    @SuppressWarnings("NullAway")
    private static String absent() {
        return null;
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
        return new NoSettings(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS files) {
        return new NoSettings(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS files) {
        return new NoSettings(parent, files);
    }

    /** Settings that are empty and stay so on the disk. */
    private static final class NoSettings extends FileBasedConfig {
        NoSettings(Config parent, FS files) {
            super(parent, Path.of("no-settings").toFile(), files);
        }

        /**
         * JGit measures for seconds how exact the times of files are, unless settings tell: two seconds, the coarsest that file
         * systems have, costs a few more looks at files and no time.
         */
        @Override
        public String getString(String section, String subsection, String name) {
            boolean resolution = section.equals("filesystem") && name.equals("timestampResolution");
            return resolution ? "2 seconds" : super.getString(section, subsection, name);
        }

        @Override
        public void load() {}

        @Override
        public void save() throws IOException {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}

package io.rackform.gitops.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * The few of the user's and the machine's Git settings that say how a server is reached. All others stay without effect, so that
 * one workstation fetches the same as the next. A file that cannot be read counts as empty: Git itself tells what is wrong
 * with it.
 */
final class GitSettings {
    private static final int MOST_FROM_ENVIRONMENT = 1000;

    private final List<Config> layers;

    private GitSettings(List<Config> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Reads the files that Git reads outside of a repository, and then what the environment adds, in Git's order. */
    static GitSettings read(Path home, Map<String, String> environment) {
        List<Config> layers = new ArrayList<>();
        String none = environment.getOrDefault("GIT_CONFIG_NOSYSTEM", "");
        if (none.isEmpty() || none.equals("0") || none.equals("false")) {
            add(layers, Path.of(environment.getOrDefault("GIT_CONFIG_SYSTEM", "/etc/gitconfig")));
        }
        String global = environment.getOrDefault("GIT_CONFIG_GLOBAL", "");
        if (global.isEmpty()) {
            String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
            Path folder = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
            add(layers, folder.resolve("git").resolve("config"));
            add(layers, home.resolve(".gitconfig"));
        } else {
            add(layers, Path.of(global));
        }
        layers.add(fromEnvironment(environment));
        return new GitSettings(layers);
    }

    private static void add(List<Config> layers, Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        FileBasedConfig config = new FileBasedConfig(null, file.toFile(), FS.DETECTED);
        try {
            config.load();
            layers.add(config);
        } catch (IOException | ConfigInvalidException e) {
            // Git itself complains about this file; what it says of how to reach servers is not known.
            layers.add(new Config());
        }
    }

    /** {@code GIT_CONFIG_COUNT}, {@code GIT_CONFIG_KEY_0}, {@code GIT_CONFIG_VALUE_0} and so on. */
    private static Config fromEnvironment(Map<String, String> environment) {
        Config config = new Config();
        String count = environment.getOrDefault("GIT_CONFIG_COUNT", "");
        int many = count.matches("\\d{1,4}") ? Math.min(Integer.parseInt(count), MOST_FROM_ENVIRONMENT) : 0;
        for (int i = 0; i < many; i++) {
            String key = environment.getOrDefault("GIT_CONFIG_KEY_" + i, "");
            int first = key.indexOf('.');
            int last = key.lastIndexOf('.');
            if (first <= 0 || last == key.length() - 1) {
                continue;
            }
            String section = key.substring(0, first);
            String subsection = first == last ? null : key.substring(first + 1, last);
            String name = key.substring(last + 1);
            List<String> values = new ArrayList<>(List.of(config.getStringList(section, subsection, name)));
            values.add(environment.getOrDefault("GIT_CONFIG_VALUE_" + i, ""));
            config.setStringList(section, subsection, name, values);
        }
        return config;
    }

    /** The last value of a setting that is not about a URL. */
    Optional<String> last(String section, String name) {
        String found = null;
        for (Config layer : layers) {
            String[] values = layer.getStringList(section, null, name);
            found = values.length == 0 ? found : text(values[values.length - 1]);
        }
        return Optional.ofNullable(found);
    }

    /** All values for a URL: those without a URL first, then those of the sections that cover it; an empty one forgets those before. */
    List<String> all(String section, String name, String url) {
        List<String> found = new ArrayList<>();
        for (Config layer : layers) {
            for (String value : layer.getStringList(section, null, name)) {
                collect(found, text(value));
            }
            for (String subsection : covering(layer, section, url)) {
                for (String value : layer.getStringList(section, subsection, name)) {
                    collect(found, text(value));
                }
            }
        }
        return found;
    }

    /** The value for a URL that the closest section gives. */
    Optional<String> closest(String section, String name, String url) {
        Optional<String> found = last(section, name);
        for (Config layer : layers) {
            for (String subsection : covering(layer, section, url)) {
                String[] values = layer.getStringList(section, subsection, name);
                found = values.length == 0 ? found : Optional.of(text(values[values.length - 1]));
            }
        }
        return found;
    }

    private static void collect(List<String> found, String value) {
        if (value.isEmpty()) {
            found.clear();
        } else {
            found.add(value);
        }
    }

    /** From the widest section to the closest. */
    private static List<String> covering(Config layer, String section, String url) {
        Optional<UrlPattern> wanted = UrlPattern.parse(url);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return layer.getSubsections(section).stream()
                .filter(name -> UrlPattern.parse(name)
                        .filter(pattern -> pattern.covers(wanted.get()))
                        .isPresent())
                .sorted((a, b) -> Integer.compare(a.length(), b.length()))
                .toList();
    }

    /** What Git fetches from in place of a URL: the longest {@code url.<base>.insteadOf} that it starts with is replaced. */
    String rewritten(String url) {
        String longest = "";
        String base = "";
        for (Config layer : layers) {
            for (String candidate : layer.getSubsections("url")) {
                for (String prefix : layer.getStringList("url", candidate, "insteadOf")) {
                    if (url.startsWith(text(prefix)) && text(prefix).length() > longest.length()) {
                        longest = text(prefix);
                        base = candidate;
                    }
                }
            }
        }
        return longest.isEmpty() ? url : base + url.substring(longest.length());
    }

    /** JGit gives null for a name without a value. */
    private static String text(String value) {
        return value == null ? "" : value;
    }
}

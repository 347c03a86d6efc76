package io.rackform.cli.workplace;

import io.rackform.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command is started in; everything that it does not get from its options.
 *
 * @param folder the working folder of the process
 * @param environment the variables of the process
 */
public record Surroundings(Terminal terminal, Path folder, Map<String, String> environment, Clock clock) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Terminal.ofProcess(environment), Path.of("").toAbsolutePath(), environment, Clock.systemUTC());
    }

    /** Who starts runs, as the journal and the lock show it. */
    public String who() {
        String user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
        return user.isEmpty() ? System.getProperty("user.name", "unknown") : user;
    }

    /** The user's home folder. */
    public Path home() {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home", ".") : home);
    }

    public Surroundings in(Path other) {
        return new Surroundings(terminal, folder.resolve(other).normalize(), environment, clock);
    }
}

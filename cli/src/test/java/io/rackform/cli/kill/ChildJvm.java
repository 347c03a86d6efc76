package io.rackform.cli.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of ours in another JVM, with the class path of this one. */
public final class ChildJvm {
    private ChildJvm() {}

    static Process start(Path folder, String mainClass, String... arguments) throws IOException {
        return new ProcessBuilder(command(mainClass, arguments))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Started so that it hears Ctrl-C, which a shell has its background processes ignore; its output is one stream. */
    static Process startInForeground(Path folder, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(command(mainClass, arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Started so that it may do what its user may, and no more where that is root; its output is one stream. */
    public static Process startWithoutPrivileges(Path folder, String mainClass, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setpriv", "--bounding-set=-all"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.clear();
        }
        command.addAll(command(mainClass, arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}

package io.rackform.netconf;

import io.rackform.model.value.NumberValue;
import io.rackform.model.value.StringValue;
import io.rackform.model.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A NETCONF server that no one here wrote: Debian's netconfd behind an sshd of its own, on loopback ports, in a temporary
 * folder, as long as a test class runs. Where they are not installed the class is skipped, except in CI, where it fails.
 */
final class Netconfd implements BeforeAllCallback, AfterAllCallback {
    private static final String SERVER = "/usr/sbin/netconfd";
    private static final String SSHD = "/usr/sbin/sshd";
    private static final String SUBSYSTEM = "/usr/sbin/netconf-subsystem";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String target;
    private final boolean startup;
    private final List<Process> processes = new ArrayList<>();
    private Path folder = Path.of("");
    private int port;

    private Netconfd(String target, boolean startup) {
        this.target = target;
        this.startup = startup;
    }

    /** With a candidate, confirmed commits and all else. */
    static Netconfd withCandidate() {
        return new Netconfd("candidate", false);
    }

    /** A device that is edited directly, and that must be told to save its configuration. */
    static Netconfd withoutCandidate() {
        return new Netconfd("running", true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        for (String program : List.of(SERVER, SSHD, SUBSYSTEM, "/usr/bin/ssh-keygen")) {
            boolean there = Files.isExecutable(Path.of(program));
            if (!there && "true".equals(System.getenv("CI"))) {
                throw new AssertionError(program + " is not installed, and CI must not skip its tests");
            }
            Assumptions.assumeTrue(there, program + " is not installed: the tests against a real server are skipped");
        }
        try {
            start();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void start() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("netconfd");
        port = freePort();
        String user = System.getProperty("user.name");
        for (String key : List.of("host_ed25519", "user_ed25519")) {
            finished(List.of("/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file(key)));
        }
        finished(List.of("/usr/bin/ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", file("host_rsa")));
        Files.copy(folder.resolve("user_ed25519.pub"), folder.resolve("authorized_keys"));
        Files.createDirectory(folder.resolve("yang"));
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("rackform-test.yang"))) {
            Files.write(folder.resolve("yang/rackform-test.yang"), in.readAllBytes());
        }
        Files.writeString(
                folder.resolve("startup-cfg.xml"), "<config xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"/>\n");
        launch(List.of(
                SERVER,
                "--superuser=" + user,
                "--port=" + port,
                "--ncxserver-sockname=" + file("ncx.sock"),
                "--target=" + target,
                "--with-startup=" + startup,
                "--startup=" + file("startup-cfg.xml"),
                "--modpath=" + file("yang") + ":/usr/share/yuma/modules",
                "--module=iana-if-type",
                "--module=ietf-interfaces",
                "--module=ietf-ip",
                "--module=rackform-test",
                "--log-level=debug",
                "--log=" + file("netconfd.log")));
        until(() -> Files.exists(folder.resolve("ncx.sock")));
        startSshd(user);
    }

    private void startSshd(String user) throws IOException, InterruptedException {
        if (user.equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd insists on it
        }
        Files.writeString(folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                UseDNS no
                MaxStartups 200:30:300
                SetEnv SHLVL=1
                Subsystem netconf %s --ncxserver-sockname=%d@%s
                """.formatted(
                        port,
                        file("host_ed25519"),
                        file("host_rsa"),
                        file("authorized_keys"),
                        SUBSYSTEM,
                        port,
                        file("ncx.sock")));
        launch(List.of(SSHD, "-D", "-e", "-f", file("sshd_config")));
        until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void finished(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed");
        }
    }

    private void launch(List<String> command) throws IOException {
        String name = Path.of(command.getFirst()).getFileName().toString();
        processes.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void until(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0 || processes.stream().anyMatch(process -> !process.isAlive())) {
                throw new IOException("netconfd or sshd did not start: " + said());
            }
            Thread.sleep(20);
        }
    }

    private String said() throws IOException {
        StringBuilder out = new StringBuilder();
        for (String name : List.of("netconfd.out", "netconfd.log", "sshd.out")) {
            Path path = folder.resolve(name);
            if (Files.exists(path)) {
                out.append(Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return out.toString();
    }

    /** All that the server logged so far. */
    String log() {
        try {
            return Files.readString(folder.resolve("netconfd.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration that the server saved for its next start. */
    String saved() {
        try {
            return Files.readString(folder.resolve("startup-cfg.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The provider block for this server. */
    Map<String, Value> settings() {
        try {
            TreeMap<String, Value> settings = new TreeMap<>();
            settings.put("host", new StringValue("127.0.0.1"));
            settings.put("port", NumberValue.of(port));
            settings.put("username", new StringValue(System.getProperty("user.name")));
            settings.put("private_key", new StringValue(Files.readString(folder.resolve("user_ed25519"))));
            settings.put("host_key", new StringValue(Files.readString(folder.resolve("host_ed25519.pub"))));
            settings.put("timeout", NumberValue.of(10));
            settings.put("confirm_timeout", NumberValue.of(6));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        for (Process process : processes.reversed()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        processes.clear();
        if (Files.isDirectory(folder) && !folder.toString().isEmpty()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

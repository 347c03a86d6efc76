package io.rackform.gitops.module;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenSSH's server on a loopback port, which lets one key in and runs Git's own {@code git-upload-pack}. */
final class RealSshd implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Path folder;
    private final int port;
    private final Process process;

    private RealSshd(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.isExecutable(SSHD) && Files.isExecutable(Path.of("/usr/bin/git-upload-pack"));
    }

    static RealSshd start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String key : List.of("host", "user")) {
            run(
                    "/usr/bin/ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(key).toString());
        }
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // sshd insists on it
        }
        int port = freePort();
        Files.writeString(
                folder.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                UseDNS no
                """.formatted(port, folder.resolve("host"), folder.resolve("user.pub")));
        Process process = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.out").toFile())
                .start();
        RealSshd started = new RealSshd(folder, port, process);
        started.await();
        return started;
    }

    private void await() throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("sshd did not start: " + Files.readString(folder.resolve("sshd.out")));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed: " + said);
        }
    }

    int port() {
        return port;
    }

    Path userKey() {
        return folder.resolve("user");
    }

    /** The line of {@code known_hosts} for the server. */
    String known() throws IOException {
        String[] key = Files.readString(folder.resolve("host.pub")).split(" ", -1);
        return "[127.0.0.1]:" + port + " " + key[0] + " " + key[1].strip() + "\n";
    }

    /** As {@code ssh-keygen -l} shows it. */
    String fingerprint() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "/usr/bin/ssh-keygen",
                        "-l",
                        "-f",
                        folder.resolve("host.pub").toString())
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return line.split(" ", -1)[1];
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

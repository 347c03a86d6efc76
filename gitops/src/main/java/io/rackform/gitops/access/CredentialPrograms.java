package io.rackform.gitops.access;

import io.rackform.gitops.access.GitLogins.Login;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the programs that Git asks for a login: credential helpers (git-credential, "input/output format") and
 * {@code GIT_ASKPASS}. They are only asked, never told that a login worked or did not: what is stored stays the user's matter.
 */
final class CredentialPrograms {
    private static final long PATIENCE_SECONDS = 60;
    private static final int LONGEST_ANSWER = 1 << 16;

    private final GitSettings settings;
    private final Path home;
    private final Map<String, String> environment;

    CredentialPrograms(GitSettings settings, Path home, Map<String, String> environment) {
        this.settings = settings;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** The first login that a helper gives. */
    Optional<Login> fromHelpers(URI url, String user) {
        String address = url.toString();
        String wanted = user.isEmpty()
                ? settings.closest("credential", "username", address).orElse("")
                : user;
        StringBuilder question = new StringBuilder();
        question.append("protocol=").append(url.getScheme()).append('\n');
        question.append("host=").append(authority(url)).append('\n');
        boolean path = settings.closest("credential", "useHttpPath", address)
                .filter(value -> value.equals("true"))
                .isPresent();
        if (path && url.getPath() != null) {
            question.append("path=")
                    .append(url.getPath().replaceFirst("^/", ""))
                    .append('\n');
        }
        if (!wanted.isEmpty()) {
            question.append("username=").append(wanted).append('\n');
        }
        question.append('\n');
        for (String helper : settings.all("credential", "helper", address)) {
            Optional<Login> login = run(List.of("/bin/sh", "-c", command(helper) + " get"), question.toString())
                    .flatMap(answer -> login(answer, wanted));
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    private static String authority(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** {@code !} starts a command of the shell, a path is a program, anything else is a program of Git's. */
    private static String command(String helper) {
        if (helper.startsWith("!")) {
            return helper.substring(1);
        }
        return helper.startsWith("/") || helper.startsWith("~") ? helper : "git credential-" + helper;
    }

    private static Optional<Login> login(String answer, String user) {
        Map<String, String> values = new HashMap<>();
        for (String line : answer.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        String password = values.getOrDefault("password", "");
        return password.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(values.getOrDefault("username", user), password));
    }

    /** What {@code GIT_ASKPASS} or {@code core.askPass} answers, in this order as in Git. */
    Optional<Login> fromAskpass(URI url, String user) {
        String program = environment.getOrDefault("GIT_ASKPASS", "");
        String asked = program.isEmpty() ? settings.last("core", "askPass").orElse("") : program;
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String place = url.getScheme() + "://" + authority(url);
        String name = user.isEmpty() ? answer(asked, "Username for '" + place + "': ") : user;
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String personal = url.getScheme() + "://" + name + "@" + authority(url);
        String password = answer(asked, "Password for '" + personal + "': ");
        return password.isEmpty() ? Optional.empty() : Optional.of(new Login(name, password));
    }

    private String answer(String program, String question) {
        return run(List.of(program, question), "")
                .map(answer -> answer.lines().findFirst().orElse(""))
                .orElse("");
    }

    /** What a program writes; empty where it fails, or says nothing for too long. Its complaints may hold secrets and are dropped. */
    private Optional<String> run(List<String> command, String input) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            Process process = builder.start();
            try {
                CompletableFuture<byte[]> output = read(process);
                try (OutputStream to = process.getOutputStream()) {
                    to.write(input.getBytes(StandardCharsets.UTF_8));
                }
                byte[] answer = output.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(new String(answer, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                if (process.isAlive()) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static CompletableFuture<byte[]> read(Process process) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                output.complete(process.getInputStream().readNBytes(LONGEST_ANSWER));
            } catch (IOException e) {
                output.completeExceptionally(e);
            }
        });
        return output;
    }
}

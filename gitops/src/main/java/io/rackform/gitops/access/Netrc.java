package io.rackform.gitops.access;

import io.rackform.gitops.access.GitLogins.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logins of a {@code netrc} file: {@code machine HOST login USER password WORD}, and {@code default} for the rest. */
final class Netrc {
    private static final long LARGEST = 1 << 20;

    private final List<Entry> entries;

    /** @param machine empty for the default */
    private record Entry(String machine, String login, String password) {}

    private Netrc(List<Entry> entries) {
        this.entries = entries;
    }

    /** The file that {@code NETRC} names, else {@code .netrc} or {@code _netrc} of the home folder. */
    static Netrc find(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault("NETRC", "");
        List<Path> places =
                named.isEmpty() ? List.of(home.resolve(".netrc"), home.resolve("_netrc")) : List.of(Path.of(named));
        for (Path place : places) {
            try {
                if (Files.isRegularFile(place) && Files.size(place) <= LARGEST) {
                    return parse(Files.readString(place));
                }
            } catch (IOException e) {
                // Whoever needs a login from it reads of the refusal.
                return new Netrc(List.of());
            }
        }
        return new Netrc(List.of());
    }

    static Netrc parse(String text) {
        List<String> words = words(text);
        List<Entry> entries = new ArrayList<>();
        String machine = null;
        String login = "";
        String password = "";
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            String next = at < words.size() ? words.get(at) : "";
            switch (word) {
                case "machine", "default" -> {
                    if (machine != null) {
                        entries.add(new Entry(machine, login, password));
                    }
                    machine = word.equals("default") ? "" : next;
                    at += word.equals("default") ? 0 : 1;
                    login = "";
                    password = "";
                }
                case "login" -> {
                    login = next;
                    at++;
                }
                case "password" -> {
                    password = next;
                    at++;
                }
                case "account" -> at++;
                default -> {} // allow default: text from a file
            }
        }
        if (machine != null) {
            entries.add(new Entry(machine, login, password));
        }
        return new Netrc(List.copyOf(entries));
    }

    /** Words in quotes may hold blanks; a line that starts with {@code #} is a comment; a macro ends at an empty line. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean macro = false;
        for (String line : text.split("\\R", -1)) {
            if (macro) {
                macro = !line.isBlank();
                continue;
            }
            if (line.strip().startsWith("#")) {
                continue;
            }
            List<String> found = wordsOf(line);
            int start = found.indexOf("macdef");
            macro = start >= 0;
            words.addAll(start < 0 ? found : found.subList(0, start));
        }
        return words;
    }

    private static List<String> wordsOf(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean started = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (c == '"' && (quoted || !started)) {
                quoted = !quoted;
                started = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(c);
                started = true;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }

    /** @param user the one that must be logged in, or empty */
    Optional<Login> login(String host, String user) {
        return entries.stream()
                .filter(entry -> entry.machine().equalsIgnoreCase(host)
                        || entry.machine().isEmpty())
                .filter(entry -> user.isEmpty() || user.equals(entry.login()))
                .filter(entry -> !entry.password().isEmpty())
                .findFirst()
                .map(entry -> new Login(entry.login(), entry.password()));
    }
}

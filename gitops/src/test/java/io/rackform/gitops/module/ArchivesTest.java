package io.rackform.gitops.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.engine.config.ModuleOrigin;
import io.rackform.engine.config.ModuleSources.Found;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.gitops.module.LockPolicy.Mode;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives over HTTPS: what is taken, what is refused, and that nothing is ever written outside of the cache. */
class ArchivesTest {
    private static final String LONG = "long".repeat(20) + "/" + "deep".repeat(18);

    @TempDir
    Path temporary;

    private Path served;
    private Path home;
    private GitWebServer server;
    private LockFile last = LockFile.EMPTY;

    @BeforeEach
    void open() throws Exception {
        served = Files.createDirectories(temporary.resolve("served"));
        home = Files.createDirectories(temporary.resolve("home"));
        server = GitWebServer.start(served);
        Files.writeString(home.resolve(".gitconfig"), "[http]\n  sslCAInfo = " + served.resolve("ca.pem") + "\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url(String rest) {
        return "https://" + server.host() + "/" + rest;
    }

    private Found find(String source, LockFile lock, Mode mode, ArchiveLimits limits) {
        GitAccess access = GitAccess.of(home, Map.of(), GitLogins.NONE);
        try (ModuleCache cache = new ModuleCache(temporary.resolve("cache"), access, limits)) {
            LockedModules modules = cache.modules(lock, new LockPolicy(mode, false), ModuleListener.NONE);
            Found found = modules.find(source);
            last = modules.found();
            return found;
        }
    }

    private ModuleOrigin files(String source) {
        Found found = find(source, LockFile.EMPTY, Mode.ADD, ArchiveLimits.USUAL);
        assertThat(found).as("%s", found).isInstanceOf(Found.Files.class);
        return ((Found.Files) found).origin();
    }

    private Diagnostic missing(String source) {
        return missing(find(source, LockFile.EMPTY, Mode.ADD, ArchiveLimits.USUAL));
    }

    private static Diagnostic missing(Found found) {
        assertThat(found).isInstanceOf(Found.Missing.class);
        return ((Found.Missing) found).why();
    }

    private static String text(ModuleOrigin origin, String file) {
        return new String(origin.tree().read(origin.path(file)).orElseThrow(), StandardCharsets.UTF_8);
    }

    private void zip(String name, Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(served.resolve(name), bytes.toByteArray());
    }

    /** A tar file with one entry. */
    private static byte[] tar(String name, char type, String target, String content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, "%011o\0".formatted(content.length()));
        put(header, 136, "%011o\0".formatted(0));
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar\0" + "00");
        put(header, 148, "        ");
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header);
        file.writeBytes(content.getBytes(StandardCharsets.UTF_8));
        file.writeBytes(new byte[(512 - content.length() % 512) % 512]);
        return file.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void tarGz(String name, byte[]... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (byte[] entry : entries) {
                gzip.write(entry);
            }
            gzip.write(new byte[1024]);
        }
        Files.write(served.resolve(name), bytes.toByteArray());
    }

    @Test
    void readsZipFiles() throws IOException {
        zip("a.zip", Map.of("net/vlan/main.rf.hcl", "# zip\n", "net/README.md", "x"));
        ModuleOrigin origin = files(url("a.zip//net/vlan"));
        assertThat(text(origin, "main.rf.hcl")).isEqualTo("# zip\n");
        assertThat(origin.tree().files("net/vlan")).containsExactly("main.rf.hcl");
        assertThat(last.modules().values()).singleElement().satisfies(entry -> {
            assertThat(entry.label()).isEqualTo(url("a.zip"));
            assertThat(entry.commit()).isEmpty();
        });
        assertThat(text(files(url("a.zip//*/vlan")), "main.rf.hcl")).isEqualTo("# zip\n");
        assertThat(missing(url("a.zip//x*")).detail()).contains("no folder \"x*\"");
        assertThat(missing(url("a.zip//net/vlna")).detail()).contains("are: net/vlan.");
    }

    @Test
    void readsWhatTarWrites() throws Exception {
        Path tree = Files.createDirectories(temporary.resolve("tree/net/" + LONG));
        Files.writeString(tree.resolve("main.rf.hcl"), "# tar\n");
        Files.writeString(temporary.resolve("tree/net/empty.tf"), "");
        Files.createSymbolicLink(temporary.resolve("tree/net/link.tf"), Path.of("empty.tf"));
        for (String format : List.of("gnu", "pax", "ustar")) {
            Process tar = new ProcessBuilder(
                            "tar",
                            "--format=" + format,
                            "-czf",
                            served.resolve(format + ".tgz").toString(),
                            "net")
                    .directory(temporary.resolve("tree").toFile())
                    .inheritIO()
                    .start();
            assertThat(tar.waitFor()).isZero();
            ModuleOrigin origin = files(url(format + ".tgz//net/" + LONG));
            assertThat(text(origin, "main.rf.hcl")).isEqualTo("# tar\n");
            assertThat(origin.tree().read("net/link.tf")).isPresent();
        }
    }

    @Test
    void theHashIsOfTheContentAndNotOfThePacking() throws IOException {
        zip("a.zip", Map.of("main.rf.hcl", "# one\n"));
        tarGz("a.tgz", tar("./main.rf.hcl", '0', "", "# one\n"));
        files(url("a.zip"));
        String hash = last.modules().values().iterator().next().hash();
        files(url("a.tgz"));
        assertThat(last.modules().values().iterator().next().hash()).isEqualTo(hash);
    }

    @Test
    void anArchiveThatWasReplacedIsAnErrorUntilItIsUpgraded() throws IOException {
        zip("a.zip", Map.of("main.rf.hcl", "# one\n"));
        files(url("a.zip"));
        LockFile lock = last;
        String before = lock.modules().values().iterator().next().hash();
        int asked = server.requests().size();
        zip("a.zip", Map.of("main.rf.hcl", "# two\n"));
        assertThat(find(url("a.zip"), lock, Mode.LOCKED, ArchiveLimits.USUAL)).isInstanceOf(Found.Files.class);
        assertThat(server.requests()).hasSize(asked);
        removeCache();
        Diagnostic why = missing(find(url("a.zip"), lock, Mode.LOCKED, ArchiveLimits.USUAL));
        assertThat(why.summary()).isEqualTo("Module's content changed");
        assertThat(why.detail()).contains(before).contains("rackform init -upgrade");
        assertThat(find(url("a.zip"), lock, Mode.UPGRADE, ArchiveLimits.USUAL)).isInstanceOf(Found.Files.class);
        assertThat(last.modules().values().iterator().next().hash()).isNotEqualTo(before);
    }

    private void removeCache() throws IOException {
        try (Stream<Path> files = Files.walk(temporary.resolve("cache"))) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aDamagedCopyIsFetchedAgain() throws IOException {
        zip("a.zip", Map.of("main.rf.hcl", "# one\n"));
        files(url("a.zip"));
        LockFile lock = last;
        try (Stream<Path> files = Files.walk(temporary.resolve("cache"))) {
            for (Path path :
                    files.filter(file -> file.toString().contains("/contents/")).toList()) {
                Files.writeString(path, "# evil\n");
            }
        }
        Found found = find(url("a.zip"), lock, Mode.LOCKED, ArchiveLimits.USUAL);
        assertThat(text(((Found.Files) found).origin(), "main.rf.hcl")).isEqualTo("# one\n");
    }

    @Test
    void aChecksumIsCompared() throws Exception {
        zip("a.zip", Map.of("main.rf.hcl", "# one\n"));
        String sum = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(served.resolve("a.zip"))));
        files(url("a.zip?checksum=sha256:" + sum));
        Diagnostic why = missing(url("a.zip?checksum=sha256:" + "0".repeat(64)));
        assertThat(why.summary()).isEqualTo("Archive refused");
        assertThat(why.detail()).contains("its checksum is sha256:" + sum);
    }

    @Test
    void aLoginIsTakenFromNetrcAndARedirectIsFollowed() throws IOException {
        zip("a.zip", Map.of("main.rf.hcl", "# one\n"));
        server.want("ada", "s3cret");
        assertThat(missing(url("a.zip")).summary()).isEqualTo("Archive server refused the login");
        Files.writeString(home.resolve(".netrc"), "machine 127.0.0.1 login ada password s3cret\n");
        files(url("redirect/a.zip"));
    }

    @Test
    void whatIsNotThereOrDoesNotProveWhoItIsIsTold() throws IOException {
        assertThat(missing(url("none.zip")).summary()).isEqualTo("Archive not found");
        assertThat(missing("https://127.0.0.1:1/a.zip").summary()).isEqualTo("Archive server not reachable");
        assertThat(missing("https://no-such-host.invalid/a.zip").summary()).isEqualTo("Archive server not reachable");
        Files.delete(home.resolve(".gitconfig"));
        assertThat(missing(url("a.zip")).summary()).isEqualTo("Archive server's certificate is not trusted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../evil.tf|0||leads out of it",
                "a/../../evil.tf|0||leads out of it",
                "/etc/evil.tf|0||leads out of it",
                "C:/evil.tf|0||leads out of it",
                "a\\..\\evil.tf|0||leads out of it",
                "link|2|../../etc/passwd|the link \"link\" leads out of it",
                "link|2|/etc/passwd|the link \"link\" leads out of it",
                "hard|1|../../etc/passwd|leads out of it",
                "hard|1|missing|a second name of a file that is not in it",
                "device|3||neither a file nor a folder nor a link",
                "pipe|6||neither a file nor a folder nor a link",
            })
    void whatLeadsOutIsRefused(String name, char type, String target, String reason) throws IOException {
        tarGz("evil.tgz", tar(name, type, target == null ? "" : target, type == '0' ? "evil" : ""));
        Diagnostic why = missing(url("evil.tgz"));
        assertThat(why.summary()).isEqualTo("Archive refused");
        assertThat(why.detail()).contains(reason);
        assertThat(temporary.resolve("evil.tf")).doesNotExist();
        assertThat(temporary.resolve("cache/evil.tf")).doesNotExist();
    }

    @Test
    void zipFilesThatLeadOutAreRefused() throws IOException {
        zip("evil.zip", Map.of("../evil.tf", "x"));
        assertThat(missing(url("evil.zip")).detail()).contains("leads out of it");
        zip("link.zip", Map.of("out.tf", "../../etc/passwd"));
        byte[] bytes = Files.readAllBytes(served.resolve("link.zip"));
        // The directory's entry ends 22 bytes before the end; a link's mode in the upper half of its attributes.
        int entry = bytes.length - 22 - 46 - "out.tf".length();
        bytes[entry + 41] = (byte) 0xa1;
        Files.write(served.resolve("link.zip"), bytes);
        assertThat(missing(url("link.zip")).detail()).contains("the link \"out.tf\" leads out of it");
        Files.writeString(served.resolve("nonsense.zip"), "nonsense");
        assertThat(missing(url("nonsense.zip")).detail()).contains("it is not a zip file");
        Files.writeString(served.resolve("nonsense.tgz"), "nonsense");
        assertThat(missing(url("nonsense.tgz")).isError()).isTrue();
        Files.write(served.resolve("nonsense.tar"), new byte[700]);
        assertThat(missing(url("nonsense.tar")).isError()).isTrue();
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        zip("bomb.zip", Map.of("a", "0".repeat(3 << 20), "b", "1"));
        ArchiveLimits small = new ArchiveLimits(1 << 20, 2 << 20, 10);
        assertThat(missing(find(url("bomb.zip"), LockFile.EMPTY, Mode.ADD, small))
                        .detail())
                .contains("its files have more than 2 MiB");
        tarGz(
                "many.tgz",
                Stream.iterate(0, i -> i + 1)
                        .limit(11)
                        .map(i -> tar("f" + i, '0', "", ""))
                        .toArray(byte[][]::new));
        assertThat(missing(find(url("many.tgz"), LockFile.EMPTY, Mode.ADD, small))
                        .detail())
                .contains("it has more than 10 entries");
        Files.write(served.resolve("large.zip"), new byte[(1 << 20) + 1]);
        assertThat(missing(find(url("large.zip"), LockFile.EMPTY, Mode.ADD, small))
                        .detail())
                .contains("it has more than 1 MiB");
    }
}

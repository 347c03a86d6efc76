package io.rackform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.gitops.BareRepository;
import io.rackform.gitops.access.GitAccess;
import io.rackform.gitops.access.GitLogins;
import io.rackform.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFetcherTest {
    @TempDir
    Path temporary;

    private BareRepository repository;
    private GitFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        repository = BareRepository.create(temporary.resolve("net.git"));
        fetcher = fetcher(FetchBounds.USUAL);
    }

    private GitFetcher fetcher(FetchBounds bounds) {
        return new GitFetcher(
                temporary.resolve("cache"), GitAccess.of(temporary.resolve("home"), Map.of(), GitLogins.NONE), bounds);
    }

    @AfterEach
    void close() {
        fetcher.close();
        repository.close();
    }

    private SourceUrl url(String ref) {
        return new SourceUrl(repository.folder().toString(), "", ref, 0);
    }

    private CommitTree fetched(SourceUrl url, boolean changed) {
        FetchResult result = fetcher.fetch(url);
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        FetchResult.Fetched fetched = (FetchResult.Fetched) result;
        assertThat(fetched.changed()).isEqualTo(changed);
        return fetched.tree();
    }

    private FetchResult.Failed failed(SourceUrl url) {
        FetchResult result = fetcher.fetch(url);
        assertThat(result).isInstanceOf(FetchResult.Failed.class);
        return (FetchResult.Failed) result;
    }

    private static void assertSays(Diagnostic why, String summary, String detail) {
        assertThat(why.summary()).isEqualTo(summary);
        assertThat(why.detail()).contains(detail);
    }

    @Test
    void followsTheDefaultBranch() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        assertThat(fetched(url(""), true).commit().id()).isEqualTo(first);
        assertThat(fetched(url(""), false).commit().id()).isEqualTo(first);
        String second = repository.commit("Second", Map.of("a", "2"));
        CommitTree tree = fetched(url(""), true);
        assertThat(tree.commit().id()).isEqualTo(second);
        assertThat(new String(tree.read("a").orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("2");
    }

    @Test
    void followsABranchThatWasSetBack() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        repository.commit("Second", Map.of("a", "2"));
        fetched(url("main"), true);
        repository.set("refs/heads/main", ObjectId.fromString(first));
        assertThat(fetched(url("main"), true).commit().id()).isEqualTo(first);
    }

    @Test
    void findsTagsAndCommits() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        repository.tag("v1", first);
        repository.commit("Second", Map.of("a", "2"));
        assertThat(fetched(url("v1"), true).commit().id()).isEqualTo(first);
        assertThat(fetched(url(first), false).commit().id()).isEqualTo(first);
    }

    @Test
    void findsACommitThatNoRefNames() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        repository.commit("Second", Map.of("a", "2"));
        assertThat(fetched(url(first), true).commit().message()).isEqualTo("First");
        assertSays(failed(url("f".repeat(40))).why(), "Git ref not found", "the only branch is main");
    }

    @Test
    void aDepthLeavesHistoryOut() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        repository.commit("Second", Map.of("a", "2"));
        SourceUrl shallow = new SourceUrl(repository.folder().toUri().toString(), "", "main", 1);
        assertThat(fetched(shallow, true).commit().message()).isEqualTo("Second");
        assertThat(fetcher.cachedCommit(shallow, first)).isEmpty();
        repository.commit("Third", Map.of("a", "3"));
        assertThat(fetched(shallow, true).commit().message()).isEqualTo("Third");
    }

    @Test
    void aRepositoryThatIsGoneLeavesTheLastGoodCommit() throws IOException {
        String first = repository.commit("First", Map.of("a", "1"));
        fetched(url("main"), true);
        Files.move(repository.folder(), temporary.resolve("elsewhere.git"));
        FetchResult.Failed failed = failed(url("main"));
        assertSays(failed.why(), "Git repository not found", "net.git");
        assertThat(failed.lastGood())
                .isNotNull()
                .extracting(tree -> tree.commit().id())
                .isEqualTo(first);
        assertThat(fetcher.cached(url("main"))).isPresent();
        assertThat(fetched(url(first), false).commit().id()).isEqualTo(first);
    }

    @Test
    void aRefThatIsGoneLeavesTheLastGoodCommit() throws IOException {
        String first = repository.commit("first", "First", Map.of("a", "1"), Map.of());
        repository.commit("Main", Map.of("a", "2"));
        fetched(url("first"), true);
        repository.delete("refs/heads/first");
        FetchResult.Failed failed = failed(url("first"));
        assertSays(failed.why(), "Git ref not found", "\"first\"");
        assertThat(failed.lastGood())
                .isNotNull()
                .extracting(tree -> tree.commit().id())
                .isEqualTo(first);
    }

    @Test
    void aBranchThatBecameATagIsNoLongerTheLastGoodCommit() throws IOException {
        repository.commit("v1", "As branch", Map.of("a", "1"), Map.of());
        String main = repository.commit("As tag", Map.of("a", "2"));
        fetched(url("v1"), true);
        repository.delete("refs/heads/v1");
        repository.tag("v1", main);
        assertThat(fetched(url("v1"), true).commit().message()).isEqualTo("As tag");
        assertThat(fetcher.cached(url("v1")))
                .hasValueSatisfying(tree -> assertThat(tree.commit().id()).isEqualTo(main));
    }

    @Test
    void anEmptyRepositoryIsAFault() {
        FetchResult.Failed failed = failed(url(""));
        assertSays(failed.why(), "Git repository without commits", "never taken for an empty configuration");
        assertThat(failed.lastGood()).isNull();
    }

    @Test
    void aTagOfAFileIsAFault() throws IOException {
        repository.commit("First", Map.of("a", "1"));
        try (var inserter = repository.git().newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[] {1});
            inserter.flush();
            repository.set("refs/tags/file", blob);
        }
        assertSays(failed(url("file")).why(), "Git ref is not a commit", "\"file\"");
    }

    @Test
    void nobodyListening() {
        assertSays(
                failed(new SourceUrl("https://127.0.0.1:1/net.git", "", "", 0)).why(),
                "Git server not reachable",
                "https://127.0.0.1:1/net.git");
        assertSays(
                failed(new SourceUrl("ssh://git@127.0.0.1:1/net.git", "", "", 0))
                        .why(),
                "Git server not reachable",
                "ssh://git@127.0.0.1:1/net.git");
    }

    @Test
    void aNameThatNobodyKnows() {
        assertSays(
                failed(new SourceUrl("ssh://git@no-such-host.invalid/net.git", "", "", 0))
                        .why(),
                "Git server not reachable",
                "unknown host");
        assertSays(
                failed(new SourceUrl("https://no-such-host.invalid/net.git", "", "", 0))
                        .why(),
                "Git server not reachable",
                "unknown host no-such-host.invalid");
    }

    @Test
    void locksThatAKilledProcessLeftAreRemoved() throws IOException {
        repository.commit("First", Map.of("a", "1"));
        fetched(url("main"), true);
        Path mirror = mirror();
        Files.writeString(mirror.resolve("refs/rackform/heads/main.lock"), "");
        Files.writeString(mirror.resolve("packed-refs.lock"), "");
        repository.commit("Second", Map.of("a", "2"));
        assertThat(fetched(url("main"), true).commit().message()).isEqualTo("Second");
    }

    private Path mirror() throws IOException {
        try (Stream<Path> folders = Files.list(temporary.resolve("cache"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsAFault() throws IOException {
        Files.writeString(temporary.resolve("cache"), "a file where the folder should be");
        assertSays(failed(url("")).why(), "Git cache cannot be used", "can be deleted");
    }

    @Test
    void aFetchThatTakesTooLongIsBrokenOff() throws IOException {
        repository.commit("First", Map.of("a", "1"));
        try (GitFetcher impatient =
                fetcher(new FetchBounds(Duration.ofSeconds(30), Duration.ofMillis(-1), Long.MAX_VALUE))) {
            FetchResult.Failed failed = (FetchResult.Failed) impatient.fetch(url(""));
            assertSays(failed.why(), "Git fetch was broken off", "it took longer than");
        }
    }

    @Test
    void aFetchThatBringsTooMuchIsBrokenOff() throws IOException {
        Path objects = Files.createDirectories(temporary.resolve("objects"));
        AtomicLong now = new AtomicLong();
        FetchLimits limits =
                new FetchLimits(objects, () -> Instant.ofEpochMilli(now.get()), Duration.ofMinutes(10), 1 << 20);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        byte[] half = new byte[600 << 10];
        random.nextBytes(half);
        Files.write(objects.resolve("incoming_1.pack"), half);
        now.addAndGet(1000);
        assertThat(limits.isCancelled()).isFalse();
        Files.write(objects.resolve("incoming_2.pack"), half);
        now.addAndGet(1000);
        assertThat(limits.isCancelled()).isTrue();
        assertThat(limits.broken()).isEqualTo("it brought more than 1 MiB");
    }

    @Test
    void manyCanShareACache() throws Exception {
        repository.commit("First", Map.of("a", "1"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        try (GitFetcher other = fetcher(FetchBounds.USUAL)) {
                            return other.fetch(url("main")) instanceof FetchResult.Fetched;
                        }
                    }))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void takesNoSettingsFromTheUserOrTheMachine() throws Exception {
        SystemReader reader = SystemReader.getInstance();
        assertThat(reader.getUserConfig().getSections()).isEmpty();
        assertThat(reader.getSystemConfig().getSections()).isEmpty();
        assertThat(reader.getenv("GIT_SSH")).isNull();
        assertThat(reader.getenv("HOME")).isNull();
        reader.getUserConfig().setString("a", null, "b", "c");
        reader.getUserConfig().save();
        assertThat(Path.of("no-settings")).doesNotExist();
    }
}

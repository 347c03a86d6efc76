package io.rackform.state.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.rackform.state.LockHolder;
import io.rackform.state.LockRequest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private StateLock lock() {
        return new StateLock(folder, () -> NOON);
    }

    private static LockRequest request(String who, Duration patience) {
        return new LockRequest(who, "apply", patience);
    }

    private static StateLock.Result.Acquired acquired(StateLock.Result result) {
        assertThat(result).isInstanceOf(StateLock.Result.Acquired.class);
        return (StateLock.Result.Acquired) result;
    }

    @Test
    void theSecondOneIsToldWhoHoldsIt() throws Exception {
        var first = acquired(lock().acquire(request("anna", Duration.ZERO)));
        Path otherName = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        StateLock.Result second = new StateLock(otherName, () -> NOON).acquire(request("bo", Duration.ZERO));
        assertThat(second).isEqualTo(new StateLock.Result.Refused(first.handle().holder()));
        assertThat(lock().currentHolder()).contains(first.handle().holder());
        first.handle().close();
        Files.delete(otherName);
        assertThat(lock().currentHolder()).isEmpty();
        acquired(lock().acquire(request("bo", Duration.ZERO))).handle().close();
    }

    @Test
    void whoWaitsGetsItWhenItIsFree() throws Exception {
        var first = acquired(lock().acquire(request("anna", Duration.ZERO)));
        CompletableFuture<StateLock.Result> waiting = new CompletableFuture<>();
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                waiting.complete(lock().acquire(request("bo", Duration.ofMinutes(1))));
            } catch (Exception failed) {
                waiting.completeExceptionally(failed);
            }
        });
        first.handle().close();
        acquired(waiting.join()).handle().close();
        waiter.join();
    }

    @Test
    void aHandleThatIsClosedTwiceDoesNotFreeTheNextHolder() throws Exception {
        var first = acquired(lock().acquire(request("anna", Duration.ZERO)));
        first.handle().close();
        var second = acquired(lock().acquire(request("bo", Duration.ZERO)));
        first.handle().close();
        assertThat(lock().acquire(request("cy", Duration.ZERO))).isInstanceOf(StateLock.Result.Refused.class);
        second.handle().close();
    }

    @Test
    void aForeignHolderTextDoesNoHarm() throws Exception {
        Files.writeString(folder.resolve("lock"), "{\"who\":\"\\u001b[31mred\",\"since\":\"2026-11-21T11:00:00Z\"}");
        assertThat(holderText())
                .contains(new LockHolder("?[31mred", "unknown", Instant.parse("2026-11-21T11:00:00Z"), 0, "unknown"));
        assertThat(lock().currentHolder()).isEmpty();
        for (String text : new String[] {"", "garbage", "[1]", "{\"who\":\"x\"}", "x".repeat(100_000)}) {
            Files.writeString(folder.resolve("lock"), text);
            assertThat(holderText())
                    .as(text.substring(0, Math.min(10, text.length())))
                    .isEmpty();
        }
        acquired(lock().acquire(request("anna", Duration.ZERO))).handle().close();
    }

    private Optional<LockHolder> holderText() throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve("lock"))) {
            return HolderText.read(file);
        }
    }

    @Test
    void theAgeIsSaidInWords() {
        LockHolder holder = new LockHolder("anna", "apply", NOON, 42, "build1");
        assertThat(holder.describe(NOON.plusSeconds(7)))
                .isEqualTo("anna runs \"apply\" as process 42 on build1, since 2026-11-21T12:00:00Z (7 s ago)");
        assertThat(holder.describe(NOON.plusSeconds(3 * 3600 + 120))).endsWith("(3 h 2 min ago)");
        assertThat(holder.describe(NOON.minusSeconds(5))).endsWith("(0 s ago)");
    }
}

package io.rackform.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InterruptsTest {
    @Test
    void aSignalIsHeard() throws IOException, InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        try (Signals signals = Signals.on("USR2", heard::countDown)) {
            assertThat(signals).isNotNull();
            long self = ProcessHandle.current().pid();
            int sent =
                    new ProcessBuilder("sh", "-c", "kill -USR2 " + self).start().waitFor();
            assertThat(sent).isZero();
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}

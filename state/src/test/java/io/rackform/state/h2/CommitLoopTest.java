package io.rackform.state.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rackform.state.Change;
import io.rackform.state.StateException;
import io.rackform.state.log.LogWriter;
import io.rackform.state.log.RunLog;
import io.rackform.state.secret.KeyedSeal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLoopTest {
    @TempDir
    Path folder;

    private RecordEntry entry(String address) {
        ObjectJson json = new ObjectJson(KeyedSeal.withFile(folder.resolve("key")));
        var object = Fixtures.object(address, "1");
        return new RecordEntry("r1", List.of(new Change.Put(object)), List.of(json.write(object)), json::write);
    }

    private CommitLoop loop(LogWriter log, List<Contents.Step> published) {
        StateFolder files = new StateFolder(folder);
        return new CommitLoop(
                log,
                new Contents("lineage"),
                () -> Fixtures.NOON,
                published::addAll,
                failed -> StateFaults.unwritable(files, failed));
    }

    @Test
    void afterAFailedWriteNothingIsPublishedAndNothingMoreIsTaken() throws Exception {
        List<Contents.Step> published = new ArrayList<>();
        LogWriter log = LogWriter.create(folder.resolve("run.log"), new RunLog.Begin("lineage", 1, "{}"));
        try (CommitLoop loop = loop(log, published)) {
            loop.submit(entry("a.b"));
            assertThat(published).hasSize(2);
            log.close();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> loop.submit(entry("a.c")))
                        .isInstanceOfSatisfying(
                                StateException.class,
                                failed -> assertThat(failed.diagnostic()).satisfies(diagnostic -> {
                                    assertThat(diagnostic.summary()).isEqualTo("State cannot be written");
                                    assertThat(diagnostic.detail())
                                            .contains("ClosedChannelException", "read from the devices first");
                                }));
            }
            assertThat(published).hasSize(2);
            assertThat(loop.isIntact()).isFalse();
        }
    }

    @Test
    void anEntryThatChangesNothingIsNotWaitedFor() throws Exception {
        List<Contents.Step> published = new ArrayList<>();
        try (LogWriter log = LogWriter.create(folder.resolve("run.log"), new RunLog.Begin("lineage", 1, "{}"));
                CommitLoop loop = loop(log, published)) {
            loop.submit(entry("a.b"));
            loop.submit(entry("a.b"));
            assertThat(loop.syncs()).isEqualTo(1);
        }
    }
}

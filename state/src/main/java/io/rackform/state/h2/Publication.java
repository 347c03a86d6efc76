package io.rackform.state.h2;

import io.rackform.state.log.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Brings the log of an ended run into the database: into a copy, which gets its name only when it is closed and on the disk. A
 * published database is never written again, so a crash at any moment leaves the old one with the log, or the new one.
 */
final class Publication {
    private Publication() {}

    /**
     * @param serialBefore the state's serial, for a log that changes nothing
     */
    static void publish(StateFolder folder, RunLog log, long serialBefore) throws IOException, SQLException {
        Optional<StateFolder.Database> before = folder.newest();
        Files.deleteIfExists(folder.unfinished());
        if (before.isPresent()) {
            Files.copy(before.get().file(), folder.unfinished(), StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (Connection connection = Database.write(folder.unfinished())) {
            if (before.isEmpty()) {
                Schema.create(connection, log.begin().lineage());
            }
            RunInsert.insert(connection, log);
            connection.commit();
        }
        folder.publish(log.begin().run());
        long serial =
                log.records().isEmpty() ? serialBefore : log.records().getLast().serial();
        new HighMark(log.begin().run(), serial).write(folder);
        folder.tidy();
    }
}

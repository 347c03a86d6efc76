package io.rackform.state.h2;

import io.rackform.state.log.RunLog;
import io.rackform.state.secret.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the log of an ended run into the database: into a copy, which gets its name only when it is closed and on the disk. A
 * published database is never written again, so a crash at any moment leaves the old one with the log, or the new one.
 */
final class Publication {
    /** A run that changes much leaves many dead pages: ten thousand updates made a file of 54 MB for 2 MB of rows. */
    private static final int GROWTH = 2;

    private static final long SMALL_BYTES = 1 << 20;

    private static final List<String> SUMS = List.of(
            "SELECT COUNT(*), MAX(serial), SUM(CHAR_LENGTH(body)) FROM version",
            "SELECT COUNT(*), SUM(until_serial), SUM(run) FROM version",
            "SELECT COUNT(*), MAX(serial), SUM(CHAR_LENGTH(body)) FROM output_version",
            "SELECT COUNT(*), MAX(serial), SUM(CHAR_LENGTH(body)) FROM check_version",
            "SELECT COUNT(*), SUM(settled), SUM(CHAR_LENGTH(body)) FROM intent",
            "SELECT COUNT(*), MAX(id), COUNT(outcome) FROM run");

    private Publication() {}

    /**
     * @param serialBefore the state's serial, for a log that changes nothing
     * @param keys seal anew what an older one of them sealed
     */
    static void publish(StateFolder folder, RunLog log, long serialBefore, KeyRing keys)
            throws IOException, SQLException {
        Optional<StateFolder.Database> before = folder.newest();
        Files.deleteIfExists(folder.unfinished());
        if (before.isPresent()) {
            Files.copy(before.get().file(), folder.unfinished(), StandardCopyOption.COPY_ATTRIBUTES);
        }
        long sizeBefore = before.isPresent() ? Files.size(folder.unfinished()) : 0;
        String sum = "";
        try (Connection connection = Database.write(folder.unfinished())) {
            if (before.isEmpty()) {
                Schema.create(connection, log.begin().lineage());
            } else {
                upgrade(connection, folder, before.get());
            }
            RunInsert.insert(connection, log);
            boolean sealedAnew = Resealing.run(connection, keys);
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
            // Compacted, the file has no dead pages either, in which the older key would still open something.
            if (sealedAnew || Files.size(folder.unfinished()) > GROWTH * sizeBefore + SMALL_BYTES) {
                sum = sum(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN COMPACT");
                }
            }
        }
        if (!sum.isEmpty()) {
            verify(folder, sum);
        }
        folder.publish(log.begin().run());
        long serial =
                log.records().isEmpty() ? serialBefore : log.records().getLast().serial();
        new HighMark(log.begin().run(), serial).write(folder);
        folder.tidy();
    }

    /** A database of an older format is kept for good: the program that wrote it cannot read the next one. */
    private static void upgrade(Connection connection, StateFolder folder, StateFolder.Database before)
            throws IOException, SQLException {
        int format = Schema.upgrade(connection);
        if (format < Schema.FORMAT) {
            Files.copy(before.file(), folder.kept(before, format), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Reads the compacted file once more: it was written anew, and is to become the only state there is. */
    private static void verify(StateFolder folder, String expected) throws SQLException {
        try (Connection connection = Database.read(folder.unfinished())) {
            String found = sum(connection);
            if (!found.equals(expected)) {
                throw new SQLException("the new database was closed with " + expected + " and opened with " + found);
            }
        }
    }

    /** Something that reads every row. */
    private static String sum(Connection connection) throws SQLException {
        List<String> sums = new ArrayList<>();
        for (String query : SUMS) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                sums.add(row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3));
            }
        }
        return String.join(" ", sums);
    }
}

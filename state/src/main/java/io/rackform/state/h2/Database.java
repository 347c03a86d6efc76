package io.rackform.state.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.h2.Driver;
import org.h2.api.ErrorCode;

/** Opens the database's file. */
final class Database {
    /** A reader has it open for a fraction of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(20);

    /**
     * WRITE_DELAY=0 writes at every commit, which a killed process needs; the commits are synced one by one, see {@link
     * CommitLoop}. The trace file would get statements with their parameters. A hook at the JVM's exit would close the
     * database under a run that is still ending.
     */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private Database() {}

    /** For a short look: changes nothing in the file, and many may look at once. */
    static Connection read(Path file) throws SQLException {
        return connect(file, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }

    /** For a run. Waits a while for readers to go away. */
    static Connection write(Path file) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Connection connection = connect(file, ";IFEXISTS=TRUE");
                if (!connection.isReadOnly()) {
                    connection.setAutoCommit(false);
                    return connection;
                }
                // A reader in this process has it open, and H2 gave us that reader's database.
                connection.close();
            } catch (SQLException failed) {
                if (!StateFaults.isInUse(failed) || System.nanoTime() > end) {
                    throw failed;
                }
            }
            if (System.nanoTime() > end) {
                throw new SQLException("a reader keeps the database open", "90020", ErrorCode.DATABASE_ALREADY_OPEN_1);
            }
            sleep();
        }
    }

    static Connection create(Path file) throws SQLException {
        Connection connection = connect(file, "");
        connection.setAutoCommit(false);
        return connection;
    }

    /** A text from the column {@code body}, or from {@code large} where that is null. */
    static String text(ResultSet row, int body, int large) throws SQLException {
        String text = row.getString(body);
        if (text == null) {
            text = row.getString(large);
        }
        if (text == null) {
            throw new IllegalArgumentException("a row has no text");
        }
        return text;
    }

    private static Connection connect(Path file, String more) throws SQLException {
        String url = "jdbc:h2:file:" + StateFolder.withoutSuffix(file) + SETTINGS + more;
        Connection connection = new Driver().connect(url, new Properties());
        if (connection == null) {
            throw new IllegalStateException("H2 does not know its own kind of address");
        }
        return connection;
    }

    private static void sleep() throws SQLException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while another process has the database open", stop);
        }
    }
}

package io.rackform.state.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Properties;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/** Opens a database's file. */
final class Database {
    /** The trace file would get statements with their parameters; a hook at the JVM's exit would close a file half written. */
    private static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    private Database() {}

    /** For a look: changes nothing in the file, and many may look at once. */
    static Connection read(Path file) throws SQLException {
        return connect(file, ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r");
    }

    /** For a file that nobody else knows yet. */
    static Connection write(Path file) throws SQLException {
        // Dead pages are of no use to a file that is written once; it is compacted on purpose, not a little at every
        // closing.
        Connection connection = connect(file, ";RETENTION_TIME=0;MAX_COMPACT_TIME=0");
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

    /** Sets a text, which may be null, as the parameters {@code body} and, after it, {@code large}. */
    static void text(PreparedStatement statement, int body, @Nullable String text) throws SQLException {
        if (text == null || text.length() <= Schema.SHORT) {
            statement.setString(body, text);
            statement.setNull(body + 1, Types.CLOB);
        } else {
            statement.setNull(body, Types.VARCHAR);
            statement.setString(body + 1, text);
        }
    }

    private static Connection connect(Path file, String more) throws SQLException {
        String url = "jdbc:h2:file:" + StateFolder.withoutSuffix(file) + SETTINGS + more;
        Connection connection = new Driver().connect(url, new Properties());
        if (connection == null) {
            throw new IllegalStateException("H2 does not know its own kind of address");
        }
        return connection;
    }
}

package io.rackform.state.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables. Rows are added and never taken away.
 *
 * <pre>
 * meta            name, content                          format and lineage
 * run             who, why and from which commit, as JSON; how it ended
 * version         one row for each version of an object  holds for serial &lt;= s &lt; until_serial
 * output_version  one row for each set of outputs
 * check_version   one row for each set of results of conditions
 * intent          one row for each intent                settled = {@link #IN_DOUBT}, or the serial that settled it
 * </pre>
 *
 * <p>A removed object leaves a row without body, of the kind REMOVED, with {@code until_serial = serial}. A text of more than
 * {@link #SHORT} characters is in the column {@code large}, because H2 bounds the other kind.
 */
final class Schema {
    static final int FORMAT = 2;

    /** The oldest format that is read; it has no results of conditions. */
    static final int OLDEST_FORMAT = 1;

    /** The {@code until_serial} of what holds now. */
    static final long NOW = Long.MAX_VALUE;

    static final long IN_DOUBT = -1;

    /** Characters that fit the column {@code body}. */
    static final int SHORT = 1_000_000;

    private static final String CHECKS = """
            CREATE TABLE check_version(serial BIGINT PRIMARY KEY, run BIGINT NOT NULL, body VARCHAR,
              large CHARACTER LARGE OBJECT)""";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE meta(name VARCHAR(64) PRIMARY KEY, content VARCHAR(1000) NOT NULL)",
            """
            CREATE TABLE run(id BIGINT PRIMARY KEY, info VARCHAR NOT NULL, outcome VARCHAR, finished_at VARCHAR(40))""",
            """
            CREATE TABLE version(id BIGINT PRIMARY KEY, serial BIGINT NOT NULL, until_serial BIGINT NOT NULL,
              run BIGINT NOT NULL, address VARCHAR NOT NULL, deposed VARCHAR(64) NOT NULL, kind VARCHAR(8) NOT NULL,
              recorded_at VARCHAR(40) NOT NULL, body VARCHAR, large CHARACTER LARGE OBJECT)""",
            "CREATE INDEX version_until ON version(until_serial)",
            """
            CREATE TABLE output_version(serial BIGINT PRIMARY KEY, run BIGINT NOT NULL, body VARCHAR,
              large CHARACTER LARGE OBJECT)""",
            CHECKS,
            """
            CREATE TABLE intent(sequence BIGINT PRIMARY KEY, run BIGINT NOT NULL, address VARCHAR NOT NULL,
              deposed VARCHAR(64) NOT NULL, settled BIGINT NOT NULL, body VARCHAR, large CHARACTER LARGE OBJECT)""",
            "CREATE INDEX intent_settled ON intent(settled)");

    private Schema() {}

    static void create(Connection connection, String lineage) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta(name, content) VALUES(?, ?)")) {
            insert.setString(1, "format");
            insert.setString(2, Integer.toString(FORMAT));
            insert.executeUpdate();
            insert.setString(1, "lineage");
            insert.setString(2, lineage);
            insert.executeUpdate();
        }
    }

    /**
     * Gives tables of an older format, which could be read, the newest one.
     *
     * @return the format that they had
     */
    static int upgrade(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int format;
            try (ResultSet row = statement.executeQuery("SELECT content FROM meta WHERE name = 'format'")) {
                row.next();
                format = row.getInt(1);
            }
            if (format < FORMAT) {
                statement.execute(CHECKS);
                statement.execute("UPDATE meta SET content = '" + FORMAT + "' WHERE name = 'format'");
            }
            return format;
        }
    }
}

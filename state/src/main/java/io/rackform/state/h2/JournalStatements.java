package io.rackform.state.h2;

import io.rackform.state.Intent;
import io.rackform.state.JournalEntry;
import io.rackform.state.ObjectId;
import io.rackform.state.RunInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run writes, statement by statement. For one thread. */
final class JournalStatements implements AutoCloseable {
    /** Commit messages are other people's: longer ones are cut. */
    private static final int TEXT_LIMIT = 100_000;

    private final Connection connection;
    private final long run;
    private final PreparedStatement insertVersion;
    private final PreparedStatement endVersion;
    private final PreparedStatement insertOutputs;
    private final PreparedStatement insertIntent;
    private final PreparedStatement settleIntent;
    private final PreparedStatement sync;

    @SuppressWarnings("MustBeClosedChecker") // closed with the connection
    JournalStatements(Connection connection, long run) throws SQLException {
        this.connection = connection;
        this.run = run;
        insertVersion = connection.prepareStatement("""
                INSERT INTO version(id, serial, until_serial, run, address, deposed, kind, recorded_at, body, large)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        endVersion = connection.prepareStatement("UPDATE version SET until_serial = ? WHERE id = ?");
        insertOutputs =
                connection.prepareStatement("INSERT INTO output_version(serial, run, body, large) VALUES(?, ?, ?, ?)");
        insertIntent = connection.prepareStatement("""
                INSERT INTO intent(sequence, run, unit, address, deposed, settled, body, large)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?)""");
        settleIntent = connection.prepareStatement("UPDATE intent SET settled = ? WHERE sequence = ?");
        sync = connection.prepareStatement("CHECKPOINT SYNC");
    }

    /** Where and when a version is written. */
    record Place(long version, long serial, Instant at) {}

    void version(Place place, ObjectId id, JournalEntry.Kind kind, @Nullable String body) throws SQLException {
        insertVersion.setLong(1, place.version());
        insertVersion.setLong(2, place.serial());
        insertVersion.setLong(3, body == null ? place.serial() : Schema.NOW);
        insertVersion.setLong(4, run);
        insertVersion.setString(5, id.address().toString());
        insertVersion.setString(6, id.deposedKey());
        insertVersion.setString(7, kind.name());
        insertVersion.setString(8, place.at().toString());
        text(insertVersion, 9, body);
        insertVersion.executeUpdate();
    }

    void end(long version, long serial) throws SQLException {
        endVersion.setLong(1, serial);
        endVersion.setLong(2, version);
        endVersion.executeUpdate();
    }

    void outputs(long serial, String body) throws SQLException {
        insertOutputs.setLong(1, serial);
        insertOutputs.setLong(2, run);
        text(insertOutputs, 3, body);
        insertOutputs.executeUpdate();
    }

    void intent(Intent intent, String body) throws SQLException {
        insertIntent.setLong(1, intent.sequence());
        insertIntent.setLong(2, run);
        insertIntent.setString(3, intent.unitId());
        insertIntent.setString(4, intent.object().address().toString());
        insertIntent.setString(5, intent.object().deposedKey());
        insertIntent.setLong(6, Schema.IN_DOUBT);
        text(insertIntent, 7, body);
        insertIntent.executeUpdate();
    }

    void settle(Intent intent, long serial) throws SQLException {
        settleIntent.setLong(1, serial);
        settleIntent.setLong(2, intent.sequence());
        settleIntent.executeUpdate();
    }

    void beginRun(RunInfo info) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO run(id, run_id, kind, who, started_at, source_commit, commit_author, commit_message, plan_digest)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, run);
            insert.setString(2, cut(info.runId()));
            insert.setString(3, cut(info.kind()));
            insert.setString(4, cut(info.who()));
            insert.setString(5, info.startedAt().toString());
            insert.setString(6, cut(info.commit()));
            insert.setString(7, cut(info.commitAuthor()));
            insert.setString(8, cut(info.commitMessage()));
            insert.setString(9, cut(info.planDigest()));
            insert.executeUpdate();
        }
    }

    void endRun(String outcome, Instant at) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE run SET outcome = ?, finished_at = ? WHERE id = ?")) {
            update.setString(1, cut(outcome));
            update.setString(2, at.toString());
            update.setLong(3, run);
            update.executeUpdate();
        }
    }

    /** Commits, and returns when it is on the disk: H2's commit alone leaves it with the operating system. */
    void commitAndSync() throws SQLException {
        connection.commit();
        sync.execute();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void text(PreparedStatement statement, int body, @Nullable String text) throws SQLException {
        boolean isShort = text != null && text.length() <= Schema.SHORT;
        if (isShort || text == null) {
            statement.setString(body, text);
            statement.setNull(body + 1, Types.CLOB);
        } else {
            statement.setNull(body, Types.VARCHAR);
            statement.setString(body + 1, text);
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT);
    }
}

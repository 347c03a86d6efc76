package io.rackform.state.h2;

import io.rackform.state.log.LogRecord;
import io.rackform.state.log.LogRecord.Step;
import io.rackform.state.log.RunLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Inserts the log of one run into the tables. */
final class RunInsert implements AutoCloseable {
    private final long run;
    private final PreparedStatement version;
    private final PreparedStatement endOfVersion;
    private final PreparedStatement outputs;
    private final PreparedStatement checks;
    private final PreparedStatement intent;
    private final PreparedStatement settle;

    private RunInsert(Connection connection, long run) throws SQLException {
        this.run = run;
        version = connection.prepareStatement("""
                INSERT INTO version(id, serial, until_serial, run, address, deposed, kind, recorded_at, body, large)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        endOfVersion = connection.prepareStatement("UPDATE version SET until_serial = ? WHERE id = ?");
        outputs =
                connection.prepareStatement("INSERT INTO output_version(serial, run, body, large) VALUES(?, ?, ?, ?)");
        checks = connection.prepareStatement("INSERT INTO check_version(serial, run, body, large) VALUES(?, ?, ?, ?)");
        intent = connection.prepareStatement("""
                INSERT INTO intent(sequence, run, address, deposed, settled, body, large)
                VALUES(?, ?, ?, ?, ?, ?, ?)""");
        settle = connection.prepareStatement("UPDATE intent SET settled = ? WHERE sequence = ?");
    }

    /** Inserts everything; the caller commits. */
    static void insert(Connection connection, RunLog log) throws SQLException {
        RunLog.End end = log.end();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO run(id, info, outcome, finished_at) VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, log.begin().run());
            insert.setString(2, log.begin().info());
            insert.setString(3, end == null ? null : end.outcome());
            insert.setString(4, end == null ? null : end.at().toString());
            insert.executeUpdate();
        }
        try (RunInsert run = new RunInsert(connection, log.begin().run())) {
            for (LogRecord record : log.records()) {
                for (Step step : record.steps()) {
                    run.insert(step, record.serial(), record.at());
                }
            }
        }
    }

    private void insert(Step step, long serial, Instant at) throws SQLException {
        switch (step) {
            case Step.Hold hold -> {
                end(hold.before(), serial);
                version(
                        hold.version(),
                        serial,
                        Schema.NOW,
                        hold.address(),
                        hold.deposed(),
                        hold.kind().name(),
                        at);
                Database.text(version, 9, hold.body());
                version.executeUpdate();
            }
            case Step.Drop drop -> {
                end(drop.before(), serial);
                version(drop.version(), serial, serial, drop.address(), drop.deposed(), "REMOVED", at);
                Database.text(version, 9, null);
                version.executeUpdate();
            }
            case Step.Outputs(String body) -> {
                outputs.setLong(1, serial);
                outputs.setLong(2, run);
                Database.text(outputs, 3, body);
                outputs.executeUpdate();
            }
            case Step.Checks(String body) -> {
                checks.setLong(1, serial);
                checks.setLong(2, run);
                Database.text(checks, 3, body);
                checks.executeUpdate();
            }
            case Step.Intend intend -> {
                intent.setLong(1, intend.sequence());
                intent.setLong(2, run);
                intent.setString(3, intend.address());
                intent.setString(4, intend.deposed());
                intent.setLong(5, Schema.IN_DOUBT);
                Database.text(intent, 6, intend.body());
                intent.executeUpdate();
            }
            case Step.Settle(long sequence) -> {
                settle.setLong(1, serial);
                settle.setLong(2, sequence);
                settle.executeUpdate();
            }
        }
    }

    private void end(long before, long serial) throws SQLException {
        if (before > 0) {
            endOfVersion.setLong(1, serial);
            endOfVersion.setLong(2, before);
            endOfVersion.executeUpdate();
        }
    }

    private void version(long id, long serial, long until, String address, String deposed, String kind, Instant at)
            throws SQLException {
        version.setLong(1, id);
        version.setLong(2, serial);
        version.setLong(3, until);
        version.setLong(4, run);
        version.setString(5, address);
        version.setString(6, deposed);
        version.setString(7, kind);
        version.setString(8, at.toString());
    }

    @Override
    public void close() throws SQLException {
        version.close();
        endOfVersion.close();
        outputs.close();
        checks.close();
        intent.close();
        settle.close();
    }
}

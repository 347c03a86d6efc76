package io.rackform.state.h2;

import io.rackform.state.JournalEntry;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RecordedObject;
import io.rackform.state.RunInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what was. */
final class HistoryReader {
    private static final String RUN_COLUMNS =
            "r.run_id, r.kind, r.who, r.started_at, r.source_commit, r.commit_author, r.commit_message, r.plan_digest";
    private static final int RUN_COLUMN_COUNT = 8;

    private final Connection connection;
    private final ObjectJson json;

    HistoryReader(Connection connection, ObjectJson json) {
        this.connection = connection;
        this.json = json;
    }

    List<JournalEntry> runs(int limit) throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + RUN_COLUMNS + ", r.id, r.outcome, r.finished_at FROM run r ORDER BY r.id DESC LIMIT ?")) {
            select.setInt(1, limit);
            Map<Long, List<JournalEntry.Step>> steps = new HashMap<>();
            List<Long> ids = new ArrayList<>();
            List<JournalEntry> bare = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String outcome = row.getString(RUN_COLUMN_COUNT + 2);
                    String finished = row.getString(RUN_COLUMN_COUNT + 3);
                    ids.add(row.getLong(RUN_COLUMN_COUNT + 1));
                    bare.add(new JournalEntry(
                            run(row),
                            outcome == null ? "" : outcome,
                            finished == null ? null : Instant.parse(finished),
                            List.of()));
                }
            }
            if (!ids.isEmpty()) {
                readSteps(ids.getLast(), steps);
            }
            for (int i = 0; i < ids.size(); i++) {
                JournalEntry entry = bare.get(i);
                entries.add(new JournalEntry(
                        entry.run(), entry.outcome(), entry.finishedAt(), steps.getOrDefault(ids.get(i), List.of())));
            }
        }
        return entries;
    }

    private void readSteps(long firstRun, Map<Long, List<JournalEntry.Step>> steps) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT run, serial, address, deposed, kind FROM version WHERE run >= ? ORDER BY id")) {
            select.setLong(1, firstRun);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.computeIfAbsent(row.getLong(1), run -> new ArrayList<>())
                            .add(new JournalEntry.Step(
                                    row.getLong(2),
                                    json.readId(row.getString(3), row.getString(4)),
                                    JournalEntry.Kind.valueOf(row.getString(5))));
                }
            }
        }
    }

    List<ObjectVersion> versions(ObjectId id) throws SQLException {
        List<ObjectVersion> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + RUN_COLUMNS
                + ", v.serial, v.recorded_at, v.kind, v.body, v.large FROM version v JOIN run r ON r.id = v.run"
                + " WHERE v.address = ? AND v.deposed = ? ORDER BY v.id DESC")) {
            select.setString(1, id.address().toString());
            select.setString(2, id.deposedKey());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean removed =
                            JournalEntry.Kind.valueOf(row.getString(RUN_COLUMN_COUNT + 3)) == JournalEntry.Kind.REMOVED;
                    RecordedObject object = removed
                            ? null
                            : json.readObject(id, Database.text(row, RUN_COLUMN_COUNT + 4, RUN_COLUMN_COUNT + 5));
                    versions.add(new ObjectVersion(
                            row.getLong(RUN_COLUMN_COUNT + 1),
                            Instant.parse(row.getString(RUN_COLUMN_COUNT + 2)),
                            run(row),
                            object));
                }
            }
        }
        return versions;
    }

    private static RunInfo run(ResultSet row) throws SQLException {
        return new RunInfo(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.parse(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}

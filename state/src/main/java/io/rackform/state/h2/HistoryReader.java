package io.rackform.state.h2;

import io.rackform.state.JournalEntry;
import io.rackform.state.ObjectId;
import io.rackform.state.ObjectVersion;
import io.rackform.state.RecordedObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what was, from the database. */
final class HistoryReader {
    private final Connection connection;
    private final ObjectJson json;

    HistoryReader(Connection connection, ObjectJson json) {
        this.connection = connection;
        this.json = json;
    }

    List<JournalEntry> runs(int limit) throws SQLException {
        Map<Long, JournalEntry> entries = new LinkedHashMap<>();
        long first = Long.MAX_VALUE;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, info, outcome, finished_at FROM run ORDER BY id DESC LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    first = row.getLong(1);
                    String outcome = row.getString(3);
                    String finished = row.getString(4);
                    entries.put(
                            first,
                            new JournalEntry(
                                    json.readRun(row.getString(2)),
                                    outcome == null ? "" : json.readText(outcome),
                                    finished == null ? null : Instant.parse(finished),
                                    List.of()));
                }
            }
        }
        Map<Long, List<JournalEntry.Step>> steps = new HashMap<>();
        readSteps(first, steps);
        entries.replaceAll((run, entry) ->
                new JournalEntry(entry.run(), entry.outcome(), entry.finishedAt(), steps.getOrDefault(run, List.of())));
        return List.copyOf(entries.values());
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
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT v.serial, v.recorded_at, r.info, v.kind, v.body, v.large FROM version v JOIN run r ON r.id = v.run
                WHERE v.address = ? AND v.deposed = ? ORDER BY v.id DESC""")) {
            select.setString(1, id.address().toString());
            select.setString(2, id.deposedKey());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean removed = row.getString(4).equals(JournalEntry.Kind.REMOVED.name());
                    RecordedObject object = removed ? null : json.readObject(id, Database.text(row, 5, 6));
                    versions.add(new ObjectVersion(
                            row.getLong(1), Instant.parse(row.getString(2)), json.readRun(row.getString(3)), object));
                }
            }
        }
        return versions;
    }
}

package io.rackform.state.h2;

import io.rackform.state.Intent;
import io.rackform.state.ObjectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Loads contents from an open database. */
final class ContentsReader {
    private final Connection connection;
    private final ObjectJson json;

    ContentsReader(Connection connection, ObjectJson json) {
        this.connection = connection;
        this.json = json;
    }

    /** The database's format is one that this program does not know. */
    static final class UnknownFormatException extends Exception {
        private final String format;

        UnknownFormatException(String format) {
            super("the format is " + format);
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    Contents now() throws SQLException, UnknownFormatException {
        Contents contents = empty();
        objects(contents, Schema.NOW);
        outputs(contents, Schema.NOW);
        checks(contents, Schema.NOW);
        intents(contents);
        contents.apply(new Contents.Step.Run(number("SELECT MAX(id) FROM run")));
        contents.startAfter(number("SELECT MAX(id) FROM version"), number("SELECT MAX(sequence) FROM intent"));
        contents.apply(new Contents.Step.Serial(serial(contents)));
        return contents;
    }

    /** The state at an earlier serial. */
    Contents at(long serial) throws SQLException, UnknownFormatException {
        Contents contents = empty();
        objects(contents, serial);
        outputs(contents, serial);
        checks(contents, serial);
        contents.apply(new Contents.Step.Serial(serial));
        return contents;
    }

    private long serial(Contents contents) throws SQLException {
        // Rows are numbered in the order of their serials, so that both are looked up and nothing is scanned.
        long ofObjects = number("SELECT serial FROM version WHERE id = (SELECT MAX(id) FROM version)");
        long ofOutputs = number("SELECT MAX(serial) FROM output_version");
        long ofChecks = contents.hasOlderFormat() ? 0 : number("SELECT MAX(serial) FROM check_version");
        return Math.max(Math.max(ofObjects, ofOutputs), ofChecks);
    }

    private Contents empty() throws SQLException, UnknownFormatException {
        Map<String, String> meta = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, content FROM meta")) {
            while (row.next()) {
                meta.put(row.getString(1), row.getString(2));
            }
        }
        int format = format(meta.getOrDefault("format", "unknown"));
        String lineage = meta.get("lineage");
        if (lineage == null) {
            throw new IllegalArgumentException("the state has no lineage");
        }
        return new Contents(lineage, format);
    }

    private static int format(String text) throws UnknownFormatException {
        for (int format = Schema.OLDEST_FORMAT; format <= Schema.FORMAT; format++) {
            if (text.equals(Integer.toString(format))) {
                return format;
            }
        }
        throw new UnknownFormatException(text);
    }

    private void objects(Contents contents, long serial) throws SQLException {
        String where = serial == Schema.NOW ? "until_serial = ?" : "until_serial > ? AND serial <= ?";
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, address, deposed, body, large FROM version WHERE " + where)) {
            select.setLong(1, serial);
            if (serial != Schema.NOW) {
                select.setLong(2, serial);
            }
            select.setFetchSize(1000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ObjectId id = json.readId(row.getString(2), row.getString(3));
                    String text = Database.text(row, 4, 5);
                    contents.apply(new Contents.Step.Hold(new Contents.Row(row.getLong(1), json.readObject(id, text))));
                }
            }
        }
    }

    private void outputs(Contents contents, long serial) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT body, large FROM output_version WHERE serial <= ? ORDER BY serial DESC LIMIT 1")) {
            select.setLong(1, serial);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    contents.apply(new Contents.Step.Outputs(json.readOutputs(Database.text(row, 1, 2))));
                }
            }
        }
    }

    private void checks(Contents contents, long serial) throws SQLException {
        if (contents.hasOlderFormat()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT body, large FROM check_version WHERE serial <= ? ORDER BY serial DESC LIMIT 1")) {
            select.setLong(1, serial);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    contents.apply(new Contents.Step.Checks(json.readChecks(Database.text(row, 1, 2))));
                }
            }
        }
    }

    private void intents(Contents contents) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT i.sequence, r.info, i.address, i.deposed, i.body, i.large
                FROM intent i JOIN run r ON r.id = i.run WHERE i.settled = ? ORDER BY i.sequence""")) {
            select.setLong(1, Schema.IN_DOUBT);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ObjectId id = json.readId(row.getString(3), row.getString(4));
                    String runId = json.readRun(row.getString(2)).runId();
                    Intent intent = json.readIntent(row.getLong(1), runId, id, Database.text(row, 5, 6));
                    contents.apply(new Contents.Step.Doubt(intent));
                }
            }
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

package io.rackform.state.h2;

import io.rackform.model.json.ValueJson;
import io.rackform.state.secret.KeyRing;
import io.rackform.state.secret.UnreadableSecretException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Seals with the key of now what an older one sealed: every version, so that the history outlives the older key. */
final class Resealing {
    /** The tables with values, and what numbers their rows. */
    private enum Table {
        VERSION("version", "id"),
        OUTPUTS("output_version", "serial"),
        INTENT("intent", "sequence");

        private final String name;
        private final String number;

        Table(String name, String number) {
            this.name = name;
            this.number = number;
        }
    }

    private final Connection connection;
    private final KeyRing keys;
    private final ValueJson json;

    private Resealing(Connection connection, KeyRing keys) {
        this.connection = connection;
        this.keys = keys;
        json = new ValueJson(keys);
    }

    /**
     * Looks at every row where there are older keys; the caller commits.
     *
     * @return whether anything was sealed anew
     */
    static boolean run(Connection connection, KeyRing keys) throws SQLException {
        if (!keys.hasOlder()) {
            return false;
        }
        Resealing resealing = new Resealing(connection, keys);
        boolean changed = false;
        for (Table table : Table.values()) {
            changed |= resealing.all(table);
        }
        return changed;
    }

    private boolean all(Table table) throws SQLException {
        boolean changed = false;
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT body, large FROM " + table.name + " WHERE " + table.number + " = ?");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + table.name + " SET body = ?, large = ? WHERE " + table.number + " = ?")) {
            for (long number : withSecrets(table)) {
                select.setLong(1, number);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    changed |= one(Database.text(row, 1, 2), number, update);
                }
            }
        }
        return changed;
    }

    private boolean one(String text, long number, PreparedStatement update) throws SQLException {
        long before = keys.openedWithOlder();
        String anew;
        try {
            anew = json.write(json.read(text));
        } catch (UnreadableSecretException lost) {
            // An old version whose key was gone before: it stays what it is.
            return false;
        }
        if (keys.openedWithOlder() == before) {
            return false;
        }
        Database.text(update, 1, anew);
        update.setLong(3, number);
        update.executeUpdate();
        return true;
    }

    private List<Long> withSecrets(Table table) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + table.number + " FROM " + table.name
                        + " WHERE body LIKE '%\"$sealed\"%' OR large LIKE '%\"$sealed\"%'")) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}

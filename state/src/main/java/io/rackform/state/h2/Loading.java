package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.model.json.SecretSeal;
import io.rackform.state.StateException;
import io.rackform.state.log.LogReader;
import io.rackform.state.log.RunLog;
import io.rackform.state.secret.UnreadableSecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is in a folder, while others may write there, and explains what is wrong with it. */
final class Loading {
    private final StateFolder folder;
    private final SecretSeal seal;

    Loading(StateFolder folder, SecretSeal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** What is done with an open database. */
    interface Look<T> {
        T at(Connection connection) throws SQLException, ContentsReader.UnknownFormatException;
    }

    /**
     * Where the state is.
     *
     * @param database of all runs that ended in order; empty before the end of the first one
     * @param log of the run that goes on or was interrupted; empty where every run is in the database
     */
    record Sources(Optional<StateFolder.Database> database, Optional<RunLog> log) {}

    /** Finds the files, and reads the log. */
    Sources sources() {
        try {
            // The log first: when its run ends meanwhile, the database that is found next holds it.
            Optional<RunLog> log = log();
            Optional<StateFolder.Database> newest = folder.newest();
            long published = newest.map(StateFolder.Database::run).orElse(0L);
            return new Sources(newest, log.filter(known -> known.begin().run() > published));
        } catch (IOException failed) {
            throw failure(StateFaults.unreadable(folder, failed), failed);
        }
    }

    /**
     * Everything in memory.
     *
     * @throws StateException where something is damaged, missing, or from a newer program
     */
    Contents load(Sources sources) {
        Contents contents = sources.database().isPresent()
                ? look(
                        sources.database().get(),
                        connection -> new ContentsReader(connection, new ObjectJson(seal)).now())
                : new Contents(sources.log().map(log -> log.begin().lineage()).orElse(""));
        checkMark(sources.database(), contents);
        sources.log().ifPresent(log -> replay(log, contents));
        return contents;
    }

    private Optional<RunLog> log() throws IOException {
        return switch (LogReader.read(folder.log())) {
            case LogReader.Result.None ignored -> Optional.empty();
            case LogReader.Result.Read(RunLog log) -> Optional.of(log);
            case LogReader.Result.Damaged(String words) ->
                throw failure(StateFaults.damaged(folder, folder.log(), words), null);
            case LogReader.Result.UnknownFormat(String format) ->
                throw failure(StateFaults.newer(folder, format), null);
        };
    }

    private void replay(RunLog log, Contents contents) {
        if (log.begin().run() != contents.lastRun() + 1
                || !log.begin().lineage().equals(contents.lineage())) {
            String words =
                    "it is the log of run %d of the state %s, and the database beside it ends with run %d of the state %s"
                            .formatted(
                                    log.begin().run(), log.begin().lineage(), contents.lastRun(), contents.lineage());
            throw failure(StateFaults.damaged(folder, folder.log(), words), null);
        }
        explaining(folder.log(), () -> {
            ObjectJson json = new ObjectJson(seal);
            Replay replay =
                    new Replay(contents, json, json.readRun(log.begin().info()).runId());
            log.records().forEach(replay::apply);
            contents.apply(new Contents.Step.Run(log.begin().run()));
            return contents;
        });
    }

    private void checkMark(Optional<StateFolder.Database> database, Contents contents) {
        try {
            long named = database.map(StateFolder.Database::run).orElse(0L);
            HighMark found = HighMark.of(contents);
            HighMark expected = HighMark.read(folder).orElse(new HighMark(named, found.serial()));
            if (found.isBehind(expected) || found.run() < named) {
                throw failure(
                        database.isPresent()
                                ? StateFaults.older(folder, database.get().file(), found, expected)
                                : StateFaults.missing(folder),
                        null);
            }
        } catch (IOException failed) {
            throw failure(StateFaults.unreadable(folder, failed), failed);
        }
    }

    /**
     * Looks into a database.
     *
     * @throws StateException where it cannot be read
     */
    <T> T look(StateFolder.Database database, Look<T> look) {
        return explaining(database.file(), () -> {
            if (Files.size(database.file()) == 0) {
                throw new IllegalArgumentException("it is empty");
            }
            try (Connection connection = Database.read(database.file())) {
                return look.at(connection);
            }
        });
    }

    /** Something that fails in the ways of files and databases. */
    private interface Fallible<T> {
        T get() throws IOException, SQLException, ContentsReader.UnknownFormatException;
    }

    private <T> T explaining(Path file, Fallible<T> work) {
        try {
            return work.get();
        } catch (SQLException failed) {
            throw failure(StateFaults.reading(folder, file, failed), failed);
        } catch (IOException failed) {
            throw failure(StateFaults.unreadable(folder, failed), failed);
        } catch (ContentsReader.UnknownFormatException unknown) {
            throw failure(StateFaults.newer(folder, unknown.format()), unknown);
        } catch (UnreadableSecretException secret) {
            throw failure(StateFaults.sealed(folder, words(secret)), secret);
        } catch (IllegalArgumentException broken) {
            throw failure(StateFaults.damaged(folder, file, words(broken)), broken);
        }
    }

    private static String words(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static StateException failure(Diagnostic diagnostic, @Nullable Exception cause) {
        return new StateException(diagnostic, cause);
    }
}

package io.rackform.state.h2;

import io.rackform.model.diagnostic.Diagnostic;
import io.rackform.state.LockHolder;
import io.rackform.state.StateException;
import io.rackform.state.lock.StateLock;
import io.rackform.state.secret.UnreadableSecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the database for a short look, or its older copy while another process writes, and explains what fails. */
final class Reading {
    /** How long a database may be in use without a run that says so: another reader or the end of a run. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(20);

    private final StateFolder folder;
    private final StateLock lock;

    Reading(StateFolder folder, StateLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** What is done with the open database. */
    interface Look<T> {
        T at(Connection connection) throws SQLException, ContentsReader.UnknownFormatException;
    }

    /**
     * What was read.
     *
     * @param changedBy who changes the state meanwhile, where the older copy had to be read; else null
     */
    record Seen<T>(T what, @Nullable LockHolder changedBy) {}

    /** Whether there is a database; with an explanation where there should be one. */
    boolean exists() {
        try {
            if (!Files.exists(folder.database())) {
                if (Files.exists(folder.previous())) {
                    throw failure(StateFaults.missing(folder), null);
                }
                return false;
            }
            if (Files.size(folder.database()) == 0) {
                throw failure(StateFaults.damaged(folder, "it is empty"), null);
            }
            return true;
        } catch (IOException failed) {
            throw failure(StateFaults.unreadable(folder, failed), failed);
        }
    }

    <T> Seen<T> look(Look<T> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = Database.read(folder.database())) {
                return new Seen<>(look.at(connection), null);
            } catch (SQLException failed) {
                if (!StateFaults.isInUse(failed)) {
                    throw failure(StateFaults.reading(folder, failed), failed);
                }
                Optional<LockHolder> writer = writer();
                if (writer.isPresent() && Files.exists(folder.previous())) {
                    return lookAtPrevious(look, writer.get());
                }
                if (System.nanoTime() > end) {
                    throw failure(inUse(writer), failed);
                }
            } catch (ContentsReader.UnknownFormatException unknown) {
                throw failure(StateFaults.newer(folder, unknown.format()), unknown);
            } catch (UnreadableSecretException secret) {
                throw failure(StateFaults.sealed(folder, words(secret)), secret);
            } catch (IllegalArgumentException broken) {
                throw failure(StateFaults.damaged(folder, words(broken)), broken);
            }
            pause();
        }
    }

    private <T> Seen<T> lookAtPrevious(Look<T> look, LockHolder writer) {
        try (Connection connection = Database.read(folder.previous())) {
            return new Seen<>(look.at(connection), writer);
        } catch (SQLException | ContentsReader.UnknownFormatException | IllegalArgumentException failed) {
            throw failure(inUse(Optional.of(writer)), failed);
        }
    }

    private Diagnostic inUse(Optional<LockHolder> writer) {
        return StateFaults.inUse(
                folder, writer.map(holder -> holder.describe(lock.now())).orElse("it left no name"));
    }

    /** Believed only because the database is in use just now. */
    private Optional<LockHolder> writer() {
        try {
            return lock.lastHolder();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String words(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static StateException failure(Diagnostic diagnostic, @Nullable Exception cause) {
        return new StateException(diagnostic, cause);
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure(inUse(writer()), stop);
        }
    }
}

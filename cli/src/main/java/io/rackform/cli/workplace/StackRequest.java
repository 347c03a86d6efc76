package io.rackform.cli.workplace;

import java.time.Duration;
import java.util.List;

/**
 * What a command wants to work with.
 *
 * @param variables what the command line says, in its order
 * @param source a Git address to read the configuration from; empty for the working folder
 * @param lock whether the state is locked, and how
 * @param empty whether a folder without configuration will do
 */
public record StackRequest(List<StackRequest.VariableArgument> variables, String source, LockWish lock, boolean empty) {
    public StackRequest {
        variables = List.copyOf(variables);
    }

    public StackRequest(List<VariableArgument> variables, String source, LockWish lock) {
        this(variables, source, lock, false);
    }

    /** For whoever evaluates, which needs no configuration. */
    public static StackRequest evaluating(List<VariableArgument> variables) {
        return new StackRequest(variables, "", new LockWish.NoLock(), true);
    }

    /** Only looks at the state; whoever changes it meanwhile is not disturbed. */
    public static StackRequest reading() {
        return new StackRequest(List.of(), "", new LockWish.NoLock());
    }

    /** Whether the command may change the state or shows what it will change. */
    public sealed interface LockWish {
        record NoLock() implements LockWish {}

        /**
         * @param reason what others read who have to wait
         * @param patience how long to wait for another holder
         */
        record Lock(String reason, Duration patience) implements LockWish {}
    }

    /** A value for a variable, as the command line gives it. */
    public sealed interface VariableArgument {
        /** {@code -var name=value}. */
        record Assignment(String text) implements VariableArgument {}

        /** {@code -var-file=file}. */
        record File(String path) implements VariableArgument {}
    }
}

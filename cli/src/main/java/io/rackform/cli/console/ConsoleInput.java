package io.rackform.cli.console;

import io.rackform.cli.console.ConsoleSession.Outcome;
import io.rackform.cli.terminal.Terminal;
import io.rackform.hcl.syntax.TypedText;
import java.util.Optional;

/** Feeds a session with lines that nobody edits: from a pipe, or from a person at a simple terminal. */
public final class ConsoleInput {
    private final ConsoleSession session;
    private final Terminal terminal;
    private final boolean person;

    /** @param person whether there is somebody to show a prompt to, who may try again after a fault */
    public ConsoleInput(ConsoleSession session, Terminal terminal, boolean person) {
        this.session = session;
        this.terminal = terminal;
        this.person = person;
    }

    /** Answers until the input ends, somebody leaves, or, from a pipe, something fails; whether nothing failed. */
    public boolean run() {
        while (true) {
            Optional<String> text = next();
            if (text.isEmpty()) {
                return true;
            }
            Outcome outcome = session.answer(text.get());
            if (outcome == Outcome.LEFT) {
                return true;
            }
            if (outcome == Outcome.FAILED && !person) {
                return false;
            }
        }
    }

    /** The next expression with all its lines; empty at the end. */
    private Optional<String> next() {
        Optional<String> first = terminal.ask(person ? Prompts.FIRST : "");
        if (first.isEmpty()) {
            return first;
        }
        StringBuilder text = new StringBuilder(first.get());
        while (TypedText.of(text.toString()).open()) {
            Optional<String> more = terminal.ask(person ? Prompts.NEXT : "");
            if (more.isEmpty()) {
                break;
            }
            text.append('\n').append(more.get());
        }
        return Optional.of(text.toString());
    }
}

package io.rackform.cli.progress;

import io.rackform.cli.terminal.Terminal;
import io.rackform.engine.apply.ApplyEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lines for a pipe or a log: what starts, what phase it is in, what ended, and a sign of life for what takes long. */
final class PlainProgress implements Progress {
    /** After this time without a word something that runs is mentioned again. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Clock clock;
    private final Running running = new Running();
    private final Ticker ticker;

    PlainProgress(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.ticker = Ticker.start(Duration.ofSeconds(1), this::remind);
    }

    @Override
    public synchronized void on(ApplyEvent event) {
        Instant now = clock.instant();
        switch (event) {
            case ApplyEvent.Started started -> {
                running.started(started, now);
                lines(EventLines.started(started.operation()));
            }
            case ApplyEvent.Phase phase -> line(running.phase(phase, now), now);
            case ApplyEvent.Finished finished ->
                lines(EventLines.finished(finished.operation(), running.ended(finished.operation(), now)));
            case ApplyEvent.Failed failed ->
                lines(EventLines.failed(failed.operation(), running.ended(failed.operation(), now)));
            case ApplyEvent.Skipped skipped -> lines(EventLines.skipped(skipped));
        }
    }

    private void line(Running.Entry entry, Instant now) {
        String subject = entry.device().isEmpty() ? entry.operation().id() : entry.device();
        lines(List.of(subject + ": " + entry.words() + " [" + Running.shortTime(Duration.between(entry.since(), now))
                + " elapsed]"));
    }

    private void lines(List<String> lines) {
        lines.forEach(line -> terminal.print(line + "\n"));
    }

    /** What printed nothing for a while; and what was printed is sent on. */
    private synchronized void remind() {
        Instant now = clock.instant();
        for (Running.Entry entry : running.entries()) {
            if (Duration.between(entry.saidAt(), now).compareTo(SILENCE) >= 0) {
                line(entry.saying("still " + entry.words(), now), now);
                running.said(entry, now);
            }
        }
        terminal.flush();
    }

    @Override
    public synchronized void say(String line) {
        terminal.print(line + "\n");
        terminal.flush();
    }

    @Override
    public void close() {
        ticker.close();
        terminal.flush();
    }
}

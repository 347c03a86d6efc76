package io.rackform.cli.progress;

import io.rackform.cli.terminal.Style;
import io.rackform.cli.terminal.Terminal;
import io.rackform.cli.terminal.WindowSize;
import io.rackform.engine.apply.ApplyEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A block at the end of the output that is drawn anew: what runs on which device, what it is doing, since when. What is
 * over becomes a line above it. Each drawing is one write, so that nothing flickers.
 */
final class LiveProgress implements Progress {
    private static final Duration PERIOD = Duration.ofMillis(100);

    /** The window's size is asked for again after this many drawings. */
    private static final int RESIZE_CHECK = 50;

    private final Terminal terminal;
    private final Clock clock;
    private final int operations;
    private final Instant start;
    private final Running running = new Running();
    private final StringBuilder above = new StringBuilder();
    private final Ticker ticker;
    private WindowSize size;
    private int drawings;
    private List<String> drawn = List.of();
    private int done;
    private int failed;

    LiveProgress(Terminal terminal, Clock clock, int operations) {
        this.terminal = terminal;
        this.clock = clock;
        this.operations = operations;
        this.start = clock.instant();
        this.size = WindowSize.current();
        this.ticker = Ticker.start(PERIOD, this::draw);
    }

    @Override
    public synchronized void on(ApplyEvent event) {
        Instant now = clock.instant();
        Style style = terminal.style();
        switch (event) {
            case ApplyEvent.Started started -> running.started(started, now);
            case ApplyEvent.Phase phase -> running.phase(phase, now);
            case ApplyEvent.Finished finished -> {
                done++;
                above(EventLines.finished(finished.operation(), running.ended(finished.operation(), now)));
            }
            case ApplyEvent.Failed broken -> {
                failed++;
                EventLines.failed(broken.operation(), running.ended(broken.operation(), now))
                        .forEach(line -> above.append(style.red(line)).append('\n'));
            }
            case ApplyEvent.Skipped skipped -> {
                failed++;
                EventLines.skipped(skipped)
                        .forEach(line -> above.append(style.dim(line)).append('\n'));
            }
        }
    }

    private void above(List<String> lines) {
        lines.forEach(line -> above.append(line).append('\n'));
    }

    @Override
    public synchronized void say(String line) {
        above.append(terminal.style().bold(line)).append('\n');
        draw();
    }

    private synchronized void draw() {
        if (++drawings % RESIZE_CHECK == 0) {
            size = WindowSize.current();
        }
        write(LiveBlock.rows(
                running.entries(), done, failed, operations, start, clock.instant(), size, terminal.style()));
    }

    /** Replaces the rows that were drawn last. */
    private void write(List<String> rows) {
        if (above.isEmpty() && rows.equals(drawn)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        if (!drawn.isEmpty()) {
            text.append("\r\u001b[").append(drawn.size()).append("A\u001b[J");
        }
        text.append(above);
        above.setLength(0);
        rows.forEach(row -> text.append(row).append('\n'));
        drawn = List.copyOf(rows);
        terminal.print(text.toString());
        terminal.flush();
    }

    @Override
    public void close() {
        ticker.close();
        synchronized (this) {
            write(List.of());
        }
    }
}

package io.rackform.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Sets up logging without any file. {@code RACKFORM_LOG=warn|info|debug} writes it to the standard error. There is no
 * trace: at that level SSH and HTTP libraries write whole messages, with what is secret in them.
 */
public final class QuietLogging extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> LEVELS =
            Map.of("error", Level.ERROR, "warn", Level.WARN, "info", Level.INFO, "debug", Level.DEBUG);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String wanted = System.getenv("RACKFORM_LOG");
        Level level = LEVELS.getOrDefault(wanted == null ? "" : wanted.toLowerCase(Locale.ROOT), Level.OFF);
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        if (level != Level.OFF) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n");
            encoder.start();
            ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
            appender.setContext(context);
            appender.setTarget("System.err");
            appender.setEncoder(encoder);
            appender.start();
            root.addAppender(appender);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

package io.singlewindow.rules.version;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What versions of the rules had the server warn of, while it is open. */
public final class RuleLog implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RuleBook.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** Listens from now on. */
    public RuleLog() {
        lines.start();
        logger.addAppender(lines);
    }

    /** The warnings about faults, in their order. */
    public List<String> faults() {
        return lines.list.stream().filter(line -> line.getLevel() == Level.WARN).map(ILoggingEvent::getFormattedMessage).filter(line -> line.contains(" faults, ")).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
    }
}

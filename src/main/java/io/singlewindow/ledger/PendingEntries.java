package io.singlewindow.ledger;

import java.util.Collection;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How other features put events into the log: inside their own transaction, numbered soon after by the committer. */
@Component
@Profile("!simulator")
public class PendingEntries {

    /** Longer ones are refused. */
    public static final int CONTENT_CHARACTERS_MAX = 8000;
    private static final int AUDIENCE_CHARACTERS_MAX = 18;

    private final JdbcClient jdbc;

    PendingEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an event.
     *
     * @param type e.g. {@code consignment.state}
     * @param ref what it is about, at most 80 characters
     * @param audience credit codes of the companies that find it in their inbox, 18 characters at most
     * @param content JSON, at most 8,000 characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String type, String ref, Collection<String> audience, String content) {
        if (content.length() > CONTENT_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "An event of " + content.length() + " characters, allowed are " + CONTENT_CHARACTERS_MAX);
        }
        for (String company : audience) {
            if (company.length() > AUDIENCE_CHARACTERS_MAX) {
                // here it fails its own transaction; later it would hold up the log
                throw new IllegalArgumentException("An audience of " + company.length() + " characters, allowed are " + AUDIENCE_CHARACTERS_MAX);
            }
        }
        jdbc.sql("INSERT INTO pending_entry (type, ref, audience, content) VALUES (?, ?, ?, ?)")
                .param(type).param(ref).param(String.join(" ", audience)).param(content).update();
    }
}

package io.singlewindow.callback;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a company is told of its events.
 *
 * @param principal who made it
 * @param uscc credit code of the company whose events it gets
 * @param types of events; empty for every type
 * @param subjects kinds of what they are about; empty for every kind
 * @param contact mail address of whoever cares for it
 * @param reason of a state that nobody chose
 * @param fannedOut number of the last entry that has become a delivery, or is of no interest to it
 * @param failingSinceMillis first failure after the last success; null when the last attempt was one
 * @param alarmed true when its company was told that something is dead, and not yet that it has recovered
 */
record Endpoint(
        String id,
        String principal,
        String uscc,
        String url,
        Set<String> types,
        Set<SubjectKind> subjects,
        Form form,
        String contact,
        State state,
        @Nullable String reason,
        long fannedOut,
        @Nullable Long failingSinceMillis,
        boolean alarmed,
        Instant createdAt) {

    /** How much an event says. */
    enum Form {
        /** What happened to what, and where to read about it. */
        THIN,
        /** The item as it stands in the inbox. */
        FULL
    }

    /** Whether it gets events. */
    enum State {
        /** It has not answered its challenge yet. */
        PENDING,
        ACTIVE,
        /** Its owner wants nothing for the moment; events are held. */
        PAUSED,
        /** It said so itself (410), or nothing has reached it through all attempts of an event; events are held. */
        DISABLED
    }

    boolean wants(String type, String subject) {
        return (types.isEmpty() || types.contains(type)) && (subjects.isEmpty() || subjects.contains(SubjectKind.of(type, subject)));
    }
}

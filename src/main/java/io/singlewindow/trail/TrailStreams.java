package io.singlewindow.trail;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.ObjectMapper;

/**
 * Readers that follow the log as it grows. Each is sent the entries after the one it saw last, in their order and without gaps, as
 * soon as a head that a power cut cannot take back stands over them; of those that he may not read, what a proof needs.
 */
@Component
@Profile("!simulator")
class TrailStreams {

    /** Of one reader's turn: who is far behind lets others have theirs. */
    private static final int ENTRIES_AT_ONCE_MAX = 256;
    private static final int RECONNECT_MILLIS = 2_000;
    /** In the place of a type. */
    private static final String UNTOLD = "entry";

    private final EntryLog log;
    private final LogFollowers followers;
    private final StreamSettings settings;
    private final EntrySight sight;
    private final ObjectMapper json;

    TrailStreams(EntryLog log, @Qualifier("trailFollowers") LogFollowers followers, StreamSettings settings, EntrySight sight, ObjectMapper json) {
        this.log = log;
        this.followers = followers;
        this.settings = settings;
        this.sight = sight;
        this.json = json;
    }

    /** One reader and the number of the entry that it is sent next. */
    private final class Reader extends LogFollowers.Follower {

        private final Principal caller;
        private final Set<String> types;
        private final SseEmitter emitter = new SseEmitter(settings.lastsMax().toMillis());
        private long next;
        private boolean opened;

        Reader(Principal caller, long next, Set<String> types) {
            super(caller.getName());
            this.caller = caller;
            this.next = next;
            this.types = types;
        }

        @Override
        protected long serve(long size) throws IOException {
            if (!opened) {
                emitter.send(SseEmitter.event().comment("open").reconnectTime(RECONNECT_MILLIS));
                opened = true;
            }
            List<EntryLog.Entry> entries = log.entries(next, Math.min(size, next + ENTRIES_AT_ONCE_MAX));
            Set<Long> legible = sight.legible(caller, entries);
            for (EntryLog.Entry entry : entries) {
                boolean told = legible.contains(entry.number());
                // that one comes which he may not read would tell its type
                if (types.isEmpty() || told && types.contains(entry.type())) {
                    emitter.send(SseEmitter.event().id(String.valueOf(entry.number())).name(told ? entry.type() : UNTOLD)
                            .data(json.writeValueAsString(TrailController.json(entry, told)), MediaType.APPLICATION_JSON));
                }
                next = entry.number() + 1;
            }
            return next;
        }

        @Override
        protected void beat() throws IOException {
            emitter.send(SseEmitter.event().comment("alive"));
        }

        @Override
        protected void end() {
            emitter.complete();
        }
    }

    /**
     * Opens a stream of the entries from a number on.
     *
     * @param caller whose streams are counted together
     * @param next number of the first entry to be sent, at most the log's size
     * @param types of entries that he may read; empty: all entries
     * @throws ProblemException 503 when there are too many readers
     */
    SseEmitter open(Principal caller, long next, Set<String> types) {
        Reader reader = new Reader(caller, next, types);
        if (!followers.enter(reader)) {
            throw ProblemException.of(503, ErrorCode.SYS_001, "streams of the log", settings.readersPerCallerMax() + " of one caller");
        }
        followers.leaveWith(reader.emitter, reader);
        return reader.emitter;
    }
}

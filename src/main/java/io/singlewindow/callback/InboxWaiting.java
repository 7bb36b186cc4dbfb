package io.singlewindow.callback;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.trail.LogFollowers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.ObjectMapper;

/** Clients that wait for their inbox; served when the log has grown. */
@Component
@Profile("!simulator")
public class InboxWaiting {

    private static final int ITEMS_AT_ONCE_MAX = 200;
    private static final int RECONNECT_MILLIS = 2_000;

    private final Inbox inbox;
    private final LogFollowers followers;
    private final InboxSettings settings;
    private final ObjectMapper json;

    InboxWaiting(Inbox inbox, @Qualifier("inboxFollowers") LogFollowers followers, InboxSettings settings, ObjectMapper json) {
        this.inbox = inbox;
        this.followers = followers;
        this.settings = settings;
        this.json = json;
    }

    /** One client that waits. */
    private abstract class Waiter extends LogFollowers.Follower {

        private final String company;
        private final Set<String> types;
        private long after;

        Waiter(String company, long after, Set<String> types) {
            super(company);
            this.company = company;
            this.after = after;
            this.types = types;
        }

        Inbox.Page page(int limit) {
            Inbox.Page page = inbox.read(company, after, types, limit);
            after = page.seen();
            return page;
        }
    }

    /** Answers when there is something, or when the result's own time is over; at once with nothing when too many wait. */
    <T> void forPage(String company, long after, Set<String> types, int limit, DeferredResult<T> result, Function<Inbox.Page, T> rendering) {
        Waiter waiter = new Waiter(company, after, types) {
            @Override
            protected long serve(long size) {
                if (result.isSetOrExpired()) {
                    return LogFollowers.ENOUGH;
                }
                Inbox.Page page = page(limit);
                return page.items().isEmpty() || !result.setResult(rendering.apply(page)) ? size : LogFollowers.ENOUGH;
            }

            @Override
            protected void end() {
                result.setResult(rendering.apply(new Inbox.Page(List.of(), null, after)));
            }
        };
        result.onCompletion(() -> followers.leave(waiter));
        if (!followers.enter(waiter)) {
            result.setResult(rendering.apply(new Inbox.Page(List.of(), null, after)));
        }
    }

    /**
     * A stream of items, the id of each its cursor.
     *
     * @param after cursor of the last item seen; null: of the last acknowledged
     * @throws ProblemException 503 when too many wait
     */
    public SseEmitter stream(String company, @Nullable Long after, Set<String> types) {
        SseEmitter emitter = new SseEmitter(settings.streamMax().toMillis());
        long from = after == null ? inbox.acknowledged(company) : after;
        Waiter waiter = new Waiter(company, from, types) {
            private boolean opened;

            @Override
            protected long serve(long size) throws IOException {
                if (!opened) {
                    opened = true;
                    emitter.send(SseEmitter.event().comment("open").reconnectTime(RECONNECT_MILLIS));
                }
                Inbox.Page page;
                do {
                    page = page(ITEMS_AT_ONCE_MAX);
                    for (Map<String, @Nullable Object> item : page.items()) {
                        emitter.send(SseEmitter.event().id(String.valueOf(item.get("cursor"))).name(String.valueOf(item.get("type")))
                                .data(json.writeValueAsString(item), MediaType.APPLICATION_JSON));
                    }
                } while (page.next() != null);
                return size;
            }

            @Override
            protected void end() {
                emitter.complete();
            }

            @Override
            protected void beat() throws IOException {
                emitter.send(SseEmitter.event().comment("alive"));
            }
        };
        if (!followers.enter(waiter)) {
            throw ProblemException.of(503, ErrorCode.SYS_001, "streams of " + company, String.valueOf(settings.waitingPerCompanyMax()));
        }
        followers.leaveWith(emitter, waiter);
        return emitter;
    }
}

package io.singlewindow.callback;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What has reached nobody within a day, for the operator; what is unread, for a company. */
@Component
@Profile("!simulator")
class CallbackFigures implements HomeFigures {

    private final EndpointStore endpoints;
    private final CallbackState callbacks;
    private final Inbox inbox;

    CallbackFigures(EndpointStore endpoints, CallbackState callbacks, Inbox inbox) {
        this.endpoints = endpoints;
        this.callbacks = callbacks;
        this.inbox = inbox;
    }

    @Override
    public List<Figure> of(Caller caller) {
        if (caller.role() == CallerRole.OPERATOR) {
            return List.of(Figure.waiting("callbacks.dead", callbacks.dead(), "/deliveries"),
                    Figure.waiting("callbacks.disabled", endpoints.count(Endpoint.State.DISABLED), "/deliveries"));
        }
        if (caller.uscc() == null) {
            return List.of();
        }
        int unread = inbox.unread(caller.uscc(), Inbox.UNREAD_COUNTED_MAX);
        String shown = unread == Inbox.UNREAD_COUNTED_MAX ? unread + "+" : String.valueOf(unread);
        return List.of(new Figure("inbox.unread", shown, null, unread == 0 ? Tone.PLAIN : Tone.ATTENTION));
    }
}

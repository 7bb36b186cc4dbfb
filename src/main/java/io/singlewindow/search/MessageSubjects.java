package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.ledger.Submissions;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Messages in the access log; by their numbers those that were rejected, since others belong to a consignment. */
@Component
@Profile("!simulator")
@Order(5)
class MessageSubjects implements ReadSubjects {

    private final SearchedMessages messages;
    private final Submissions submissions;

    MessageSubjects(SearchedMessages messages, Submissions submissions) {
        this.messages = messages;
        this.submissions = submissions;
    }

    @Override
    public ReadLog.Thing thing() {
        return ReadLog.Thing.SUBMISSION;
    }

    @Override
    public List<String> named(String number) {
        return List.copyOf(messages.named(number));
    }

    @Override
    public boolean sees(Caller caller, String id) {
        return submissions.find(id).filter(one -> messages.sees(caller, one)).isPresent();
    }

    @Override
    public Shown shown(String id) {
        String name = submissions.find(id).map(one -> (one.messageType() == null ? "" : one.messageType() + " ") + (one.guid() == null ? id : one.guid()))
                .orElse(id);
        return new Shown(name, "/api/v1/submissions/" + id, "/console/submissions/" + id);
    }
}

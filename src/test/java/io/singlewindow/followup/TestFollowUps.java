package io.singlewindow.followup;

import static io.singlewindow.consignment.state.ConsignmentState.CLOSED;
import static io.singlewindow.consignment.state.ConsignmentState.DECLARED;
import static io.singlewindow.consignment.state.ConsignmentState.EXAMINED;
import static io.singlewindow.consignment.state.ConsignmentState.RELEASED;

import io.singlewindow.consignment.ConsignmentStore;
import io.singlewindow.consignment.CustomsCodes;
import io.singlewindow.consignment.FollowUps;
import io.singlewindow.consignment.KeyNames;
import io.singlewindow.consignment.Onward;
import io.singlewindow.consignment.References;
import io.singlewindow.consignment.StateKeeper;
import io.singlewindow.consignment.SubmittedMessages;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows a declaration, wired as in the server. */
public final class TestFollowUps {

    /** Parts into which a document may be split here. */
    public static final int PARTS_MAX = 5;

    private TestFollowUps() {}

    public static FollowUps of(
            JdbcClient jdbc, ConsignmentStore store, References references, CustomsCodes customs, SubmittedMessages messages, KeyNames names,
            Onward onward, StateKeeper states) {
        FollowUpSettings settings = new FollowUpSettings(Set.of(DECLARED, EXAMINED), Set.of(DECLARED, EXAMINED, RELEASED),
                Set.of(RELEASED, CLOSED), Set.of(CLOSED), Set.of(CLOSED), Set.of("399"), Set.of("399"), Set.of("800"), Set.of("399", "800", "899"), PARTS_MAX);
        NamedLists lists = new NamedLists(references, store);
        return new FiledFollowUps(store, references, customs, messages, names, onward,
                new Cancellations(lists, references, customs, states, settings), new Returns(lists, references, customs, messages, settings),
                new Summaries(lists, references, customs, settings), new Parts(jdbc, store, settings), settings);
    }
}

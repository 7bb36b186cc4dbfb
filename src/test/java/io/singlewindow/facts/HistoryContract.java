package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchRules;
import io.singlewindow.consignment.match.Matcher;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.Transaction;
import io.singlewindow.rules.version.RuleBook;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many consignments a firm has had released, whatever database counts them. */
abstract class HistoryContract {

    private static final Duration WINDOW = Duration.ofDays(90);

    private TestConsignments window;
    private RuleBook rules;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        rules = TestRules.of(window.ledger(), window.clock()).book();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void onlyWhatWasReleasedInTheWindowIsCountedOnce() {
        Consignment judged = filed("JUDGED");
        assertThat(told(judged)).as("of a firm whose goods are all under way").isZero();
        released("ONE");
        Consignment closed = released("TWO");
        assertThat(told(judged)).isEqualTo(2);
        customs(closed, "899", 60);
        assertThat(told(judged)).as("one that is closed after its release").isEqualTo(2);
        window.clock().advance(WINDOW.plusMinutes(1));
        assertThat(told(judged)).isZero();
        released("THREE");
        assertThat(told(judged)).isEqualTo(1);
    }

    @Test
    void anotherFirmsAreNotCountedNorWhatIsReleasedLaterThanTheListCame() {
        released("OWN");
        Instant now = window.clock().instant();
        String firm = SampleCompany.PLATFORM.uscc();
        assertThat(window.store().released(firm, now.minus(WINDOW), now, 200)).isEqualTo(1);
        assertThat(window.store().released("91330100ANOTHER000", now.minus(WINDOW), now, 200)).isZero();
        assertThat(window.store().released(firm, now.minus(WINDOW), now.minus(Duration.ofDays(1)), 200)).isZero();
    }

    @Test
    void countingStopsWhereMoreWouldTellNothingMore() {
        released("A");
        released("B");
        released("C");
        Instant now = window.clock().instant();
        assertThat(window.store().released(SampleCompany.PLATFORM.uscc(), now.minus(WINDOW), now, 2)).isEqualTo(2);
    }

    private Consignment filed(String number) {
        SampleDocuments documents = SampleDocuments.imports(number);
        window.file(documents);
        return window.consignment(documents);
    }

    private Consignment released(String number) {
        Consignment consignment = filed(number);
        customs(consignment, "800", 0);
        window.inspected(list(consignment));
        return consignment;
    }

    private void customs(Consignment consignment, String code, int secondsLater) {
        window.answer(list(consignment), code, BusinessTime.wire17(window.clock().instant().plusSeconds(secondsLater)));
    }

    private DocumentRow list(Consignment consignment) {
        return window.store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
    }

    /** What the rules are told of the firm's history when the list comes now. */
    private long told(Consignment consignment) {
        Documents documents = window.assembly().documents(consignment);
        Instant now = window.clock().instant();
        RuleBook.InForce inForce = rules.now();
        Transaction transaction = new Transaction(consignment, documents, new Matcher(MatchRules.DEFAULT, window.names()::company).match(documents),
                LocalDate.ofInstant(now, BusinessTime.ZONE), Map.of(DocumentKind.LIST, now), inForce.regions(), inForce.rules().parameters(),
                Assessment.NONE);
        Map<String, Object> facts = new HashMap<>();
        new HistoryFacts(window.store(), window.clock()).tell(transaction, facts);
        return (long) facts.get("historyOrders");
    }
}

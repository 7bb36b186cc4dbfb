package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.forex.ForexResult.Verdict;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Forex of a window of its own, and consignments that have come as far as a test needs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnForex {

    TestForex forex;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        forex = TestForex.open(database(), folder);
    }

    @AfterAll
    void close() {
        forex.close();
    }

    Consignment matched(SampleDocuments documents) {
        forex.window().file(documents);
        Consignment consignment = forex.window().consignment(documents);
        assertThat(consignment.ownState()).isEqualTo(ConsignmentState.MATCHED);
        return consignment;
    }

    Consignment released(SampleDocuments documents) {
        Consignment consignment = matched(documents);
        forex.release(consignment);
        return consignment;
    }

    Consignment settled(String number) {
        Consignment consignment = released(SampleDocuments.imports(number));
        forex.settle();
        forex.answer(forex.item(consignment, ""), Verdict.SETTLED);
        return consignment;
    }

    Consignment now(Consignment consignment) {
        return forex.window().store().find(consignment.id()).orElseThrow();
    }

    ItemState state(Consignment consignment) {
        return forex.item(consignment, "").state();
    }

    List<String> waits(Consignment consignment) {
        return forex.dispatch().waits(now(consignment)).stream().map(Wait::en).toList();
    }
}

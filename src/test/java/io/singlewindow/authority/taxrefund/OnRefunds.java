package io.singlewindow.authority.taxrefund;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.Wait;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tax refund of a window of its own, and exports that are closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnRefunds {

    TestTaxRefund refund;
    private int declarations;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        refund = TestTaxRefund.open(database(), folder);
    }

    @AfterAll
    void close() {
        refund.close();
    }

    Consignment closed(SampleDocuments documents) {
        refund.window().file(documents);
        Consignment consignment = refund.window().consignment(documents);
        assertThat(consignment.ownState()).isEqualTo(ConsignmentState.MATCHED);
        refund.forex().release(consignment);
        return now(consignment);
    }

    Consignment summed(String number) {
        return closed(SampleDocuments.exports(number).with(DocumentKind.LIST, "statisticsFlag", "B"));
    }

    String entryId() {
        return "29012024" + String.format("%010d", ++declarations);
    }

    Consignment now(Consignment consignment) {
        return refund.window().store().find(consignment.id()).orElseThrow();
    }

    List<String> waits(Consignment consignment) {
        return refund.forex().dispatch().waits(now(consignment)).stream().filter(wait -> wait.authority().equals("tax-refund")).map(Wait::en).toList();
    }

    List<String> findings(Consignment consignment) {
        return refund.window().findings(refund.list(consignment)).stream().filter(code -> code.matches("RUL-36\\d")).toList();
    }
}

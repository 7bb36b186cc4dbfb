package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static io.singlewindow.receipt.SignedReceipts.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.receipt.ParkedWork.Group;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Parked work is told by its causes, and whoever replays it stands in the log with a reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParkedContract {

    private TestReceipts receipts;
    private ParkedWork work;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
        work = receipts.parkedWork();
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    @Test
    void receiptsOfOneCauseAreOneGroupWhateverTheirNumbers() {
        for (String order : List.of("DD20241111000001", "DD20241111000002", "DD20241111000003")) {
            receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(order, "120")));
        }
        receipts.deliver(Authority.CUSTOMS, SignedReceipts.signed(ofOrder("DD1", "120"), "customs"));
        var groups = work.groups();
        assertThat(groups.keySet()).extracting(Group::kind).containsOnly("receipt");
        assertThat(groups.entrySet()).anySatisfy(group -> {
            assertThat(group.getKey().cause()).startsWith("its ORDER is not known: [").contains("#");
            assertThat(group.getValue()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void aReplayIsAnEntryWithWhoAndWhy() {
        String id = receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDLATER", "120"))).id();
        DocumentRow order = receipts.matched(SampleDocuments.imports("LATER")).get(0);
        assertThat(work.replay(id, "operator", "the order has come")).isTrue();
        receipts.application().applyNext();
        assertThat(receipts.codes(order)).containsExactly("120");
        assertThat(receipts.window().told(id)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("ops.replayed");
            assertThat(told.content().path("party").asString("")).isEqualTo("operator");
            assertThat(told.content().path("reason").asString("")).isEqualTo("the order has come");
        });
        // it is not parked any more, so nothing is replayed and nothing is told
        assertThat(work.replay(id, "operator", "again")).isFalse();
        assertThat(receipts.window().told(id)).hasSize(1);
    }

    @Test
    void idsDigestsAndCountsAreTakenOutOfACause() {
        assertThat(ParkedWork.normal("sent 12 times, and no receipt")).isEqualTo("sent # times, and no receipt");
        assertThat(ParkedWork.normal("request 01a218157b2c7982af38e47b697cbb43 is not known")).isEqualTo("request # is not known");
        assertThat(ParkedWork.normal(null)).isEqualTo("-");
    }
}

package io.singlewindow.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.followup.Following;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.OtherDocument;
import io.singlewindow.summary.SummaryMerge.Listed;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be summed of a month, whatever database holds the lists: three of them are looked at here, and two fill a message. */
abstract class SummaryProposalContract {

    private static final YearMonth MONTH = YearMonth.parse("2024-06");
    private static final String DECLARANT = SampleCompany.DECLARANT.uscc();
    private static final int LISTS_MAX = 3;
    private static final int ROWS_PER_MESSAGE_MAX = 2;

    private TestConsignments window;
    private SummaryProposals proposals;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        proposals = TestSummaries.proposals(window, LISTS_MAX, ROWS_PER_MESSAGE_MAX);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theRestIsProposedWhenTheFirstAreSummed() {
        List<String> all = IntStream.range(0, 5).mapToObj(i -> closed("REST" + i, "B")).toList();
        assertThat(proposed()).isEqualTo(all.subList(0, 3));
        DocumentRow refused = summed("SUM1", all.get(0), all.get(1), all.get(2));
        assertThat(proposed()).isEqualTo(all.subList(3, 5));
        // what customs refused is to be summed again, until it has the application after all
        window.answer(refused, "-701001", "20240701100000000");
        assertThat(proposed()).isEqualTo(all.subList(0, 3));
        window.answer(refused, "120", "20240701110000000");
        assertThat(proposed()).isEqualTo(all.subList(3, 5));
    }

    @Test
    void listsThatAreNotToBeSummedTakeNoPlaceFromOthers() {
        IntStream.range(0, 4).forEach(i -> closed("SIMPLE" + i, "A"));
        List<String> summed = List.of(closed("SUMMED0", "B"), closed("SUMMED1", "B"));
        assertThat(proposed()).isEqualTo(summed);
        // of rows from before their flag was kept the message tells it
        window.ledger().jdbc().sql("UPDATE document SET fields = '{\"guid\":\"8C6B1E52\"}' WHERE kind = 'LIST'").update();
        assertThat(proposed()).isEqualTo(summed);
    }

    @Test
    void anApplicationKeepsItsNameUntilItsLastPartIsThere() {
        List<String> first = IntStream.range(0, 3).mapToObj(i -> closed("PART" + i, "B")).toList();
        SummaryProposal named = onlyProposal();
        assertThat(numbers(named)).containsExactly(first.subList(0, 2), first.subList(2, 3));
        assertThat(filed(named, 1).standing()).isEqualTo(Standing.CURRENT);
        assertThat(onlyProposal()).isEqualTo(named);

        // what is closed meanwhile comes to the part that is not there, and then to an application of its own
        List<String> later = IntStream.range(0, 2).mapToObj(i -> closed("PARTLATER" + i, "B")).toList();
        List<SummaryProposal> both = proposals.of(DECLARANT, MONTH);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).copNo()).isEqualTo(named.copNo());
        assertThat(numbers(both.get(0))).containsExactly(first.subList(0, 2), List.of(first.get(2), later.get(0)));
        assertThat(numbers(both.get(1))).containsExactly(later.subList(1, 2));

        // a part that was fetched before is as good
        assertThat(filed(named, 2).standing()).isEqualTo(Standing.CURRENT);
        assertThat(proposed()).isEqualTo(later);
        assertThat(onlyProposal().copNo()).isNotEqualTo(named.copNo());
    }

    @Test
    void theLastPartMayComeFirst() {
        List<String> all = IntStream.range(0, 3).mapToObj(i -> closed("BACKWARDS" + i, "B")).toList();
        SummaryProposal named = onlyProposal();
        filed(named, 2);
        assertThat(onlyProposal()).isEqualTo(named);
        filed(named, 1);
        assertThat(proposed()).isEmpty();
        assertThat(all).hasSize(3);
    }

    @Test
    void aPartThatIsTakenBackIsToComeAgain() {
        IntStream.range(0, 3).forEach(i -> closed("TAKEN" + i, "B"));
        SummaryProposal named = onlyProposal();
        filed(named, 1);
        DocumentRow deletion = file(Following.withdrawn(part(named, 1)));
        assertThat(deletion.standing()).isEqualTo(Standing.REPLACED);
        assertThat(onlyProposal()).isEqualTo(named);
    }

    @Test
    void whatACompanySplitsByItselfIsItsOwnToGoOnWith() {
        List<String> all = IntStream.range(0, 3).mapToObj(i -> closed("OWN" + i, "B")).toList();
        file(Following.summaryPart("SUM202406OWN", 1, 2, all.subList(0, 2)));
        assertThat(proposed()).isEqualTo(all.subList(2, 3));
    }

    private SummaryProposal onlyProposal() {
        List<SummaryProposal> found = proposals.of(DECLARANT, MONTH);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<List<String>> numbers(SummaryProposal proposal) {
        return proposal.parts().stream().map(part -> part.stream().map(Listed::invtNo).toList()).toList();
    }

    private static OtherDocument part(SummaryProposal proposal, int part) {
        return Following.summaryPart(proposal.copNo(), part, proposal.parts().size(), numbers(proposal).get(part - 1));
    }

    private DocumentRow filed(SummaryProposal proposal, int part) {
        return file(part(proposal, part));
    }

    private DocumentRow file(OtherDocument document) {
        String id = window.submit(Direction.EXPORT, document);
        window.index();
        return window.row(id);
    }

    private List<String> proposed() {
        return proposals.of(DECLARANT, MONTH).stream().flatMap(one -> one.lists().stream()).map(Listed::invtNo).toList();
    }

    /** A list that customs has closed; its number. */
    private String closed(String name, String statisticsFlag) {
        String invtNo = String.format("29012024E%09d", window.ledger().jdbc().sql("SELECT COUNT(*) FROM document").query(Integer.class).single());
        DocumentRow list = window.row(window.file(SampleDocuments.exports(name).with(DocumentKind.LIST, "statisticsFlag", statisticsFlag)).get(3));
        window.transactions().executeWithoutResult(status -> window.references().given(list.id(), Map.of("invtNo", invtNo)));
        window.answer(list, "120", "20240618100000000");
        window.inspected(list);
        window.answer(list, "899", "20240618110000000");
        assertThat(window.store().find(String.valueOf(list.consignmentId())).orElseThrow().state()).isEqualTo(ConsignmentState.CLOSED);
        return invtNo;
    }

    /** An application of these lists is filed. */
    private DocumentRow summed(String copNo, String... invtNos) {
        return file(Following.summary(copNo, invtNos));
    }
}

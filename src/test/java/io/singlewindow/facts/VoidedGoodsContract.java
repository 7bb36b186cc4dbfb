package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.GoodsStandings.State;
import io.singlewindow.filing.register.FiledGoods;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.decision.TestDecisions;
import io.singlewindow.tables.TestTables;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods that were filed before their code was barred are void by the decision that refuses a list of them, by the rules that ship; whatever database keeps them. */
abstract class VoidedGoodsContract {

    private static final String FIRM = SampleCompany.PLATFORM.uscc();
    private static final String USED_ARTICLES = "6309000000";

    private TestConsignments window;
    private TestTables tables;
    private FiledGoods goods;

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.decided(database(), folder, TestDispatch::new, opened -> {
            tables = new TestTables(opened.ledger(), opened.clock());
            ListedBarredGoods barred = new ListedBarredGoods(tables.tables());
            goods = new FiledGoods(opened.ledger(), opened.clock(), barred);
            return new TestDecisions(opened, List.of(new TableFacts(tables.tables())), List.of(),
                    List.of(new VoidGoodsFiling(goods.standings(), goods.voiding(), barred, opened.names(), opened.clock()))).decisions();
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static SampleDocuments used(String number) {
        SampleDocuments documents = SampleDocuments.imports(number);
        return documents.with(DocumentKind.LIST, "lines", lines(documents).stream().map(line -> new DeclarationList.Line(line.gnum(), line.itemRecordNo(), line.itemNo(),
                line.itemName(), USED_ARTICLES, line.gname(), line.gmodel(), line.country(), line.currency(), line.qty(), line.unit(), line.qty1(), line.unit1(),
                line.qty2(), line.unit2(), line.price(), line.totalPrice())).toList());
    }

    private static List<DeclarationList.Line> lines(SampleDocuments documents) {
        return ((DeclarationList) documents.get(DocumentKind.LIST)).lines();
    }

    private Consignment filed(SampleDocuments documents) {
        window.file(documents);
        return window.consignment(documents);
    }

    @Test
    void aListOfGoodsThatHaveBeenBarredSinceTheyWereFiledIsRefusedAndTheirFilingIsVoidWithTheRow() {
        List<String> items = lines(used("X")).stream().map(line -> String.valueOf(line.itemNo())).distinct().toList();
        goods.firm(FIRM);
        List<String> filings = items.stream().map(item -> goods.approved(FIRM, item, USED_ARTICLES)).toList();
        goods.approved(FIRM, "NOT IN THE LIST", USED_ARTICLES);
        tables.bar("6309", LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE).plusDays(1), "废旧物品");

        assertThat(filed(used("BEFORE")).state()).as("on the last day").isEqualTo(ConsignmentState.MATCHED);
        assertThat(items).allSatisfy(item -> assertThat(goods.state(FIRM, item)).isEqualTo(State.FILED));

        window.clock().advance(Duration.ofDays(1));
        Consignment refused = filed(used("AFTER"));
        assertThat(refused.state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(window.told(refused.id()).toString()).contains("CU-03 ");
        assertThat(items).allSatisfy(item -> assertThat(goods.state(FIRM, item)).isEqualTo(State.VOID));
        String why = "CU-03 禁止商品 / barred goods (" + refused.id() + ")";
        assertThat(filings).allSatisfy(filing -> {
            assertThat(goods.moves(filing)).last().asString().isEqualTo("customs VOID window " + why);
            assertThat(window.told(filing)).last().satisfies(told -> assertThat(told.content().path("reason").asString()).isEqualTo(why));
        });
        assertThat(goods.flags(FIRM)).containsExactlyInAnyOrderElementsOf(filings.stream().map(filing -> filing + " " + why).toList());
        assertThat(goods.state(FIRM, "NOT IN THE LIST")).as("what the list does not name").isEqualTo(State.FILED);

        filed(used("AGAIN"));
        assertThat(goods.flags(FIRM)).as("once").hasSameSizeAs(filings);
    }

    @Test
    void aListThatAloneNamesABarredCodeIsRefusedAndTheFilingUnderAnotherStays() {
        List<String> items = lines(used("X")).stream().map(line -> String.valueOf(line.itemNo())).distinct().toList();
        goods.firm(FIRM);
        items.forEach(item -> goods.approved(FIRM, item, "1901101000"));
        tables.bar("6309", LocalDate.of(2016, 1, 1), "废旧物品");
        assertThat(filed(used("ALONE")).state()).isEqualTo(ConsignmentState.REJECTED);
        assertThat(items).allSatisfy(item -> assertThat(goods.state(FIRM, item)).isEqualTo(State.FILED));
        assertThat(goods.flags(FIRM)).isEmpty();
    }
}

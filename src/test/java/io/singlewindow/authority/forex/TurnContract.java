package io.singlewindow.authority.forex;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the turn of an order comes, and what it waits for before it can be settled; whatever database keeps it. */
abstract class TurnContract extends OnForex {

    @Test
    void anImportsTurnComesWithCustomsReleaseAndInspectionsTogetherAndOnce() {
        Consignment consignment = matched(SampleDocuments.imports("TURN-I"));
        assertThat(waits(consignment)).containsExactly("customs' release (800) and inspection's");
        forex.byCustoms(consignment, "800");
        assertThat(forex.count(consignment)).as("inspection has not released").isZero();
        forex.byInspection(consignment, "RELEASE");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RELEASED);
        assertThat(forex.count(consignment)).isEqualTo(1);
        forex.byCustoms(consignment, "899");
        assertThat(forex.count(consignment)).as("closed after it was released").isEqualTo(1);
        forex.settlements().settleDue();
        assertThat(waits(consignment)).containsExactly("the next settlement");
    }

    @Test
    void anExportsTurnComesWhenItIsClosed() {
        Consignment consignment = matched(SampleDocuments.exports("TURN-E"));
        assertThat(waits(consignment)).containsExactly("customs' closure (899)");
        forex.byInspection(consignment, "RELEASE");
        forex.byCustoms(consignment, "800");
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.RELEASED);
        assertThat(forex.count(consignment)).isZero();
        assertThat(waits(consignment)).containsExactly("customs' closure (899)");
        forex.byCustoms(consignment, "899");
        assertThat(forex.count(consignment)).isEqualTo(1);
    }

    @Test
    void whatIsRejectedWaitsForNothingAndIsNotSettled() {
        Consignment consignment = matched(SampleDocuments.imports("REJECTED"));
        forex.byCustoms(consignment, "100");
        assertThat(waits(consignment)).isEmpty();
        assertThat(forex.count(consignment)).isZero();
    }

    @Test
    void withoutARateNothingIsSettledAndItsSendersAreToldOnce() {
        Consignment consignment = released(SampleDocuments.exports("NO-RATE").with(DocumentKind.PROCEEDS, "currency", "118")
                .with(DocumentKind.ORDER, "currency", "118"));
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.WAITING);
        assertThat(forex.findings(consignment)).hasSize(2).containsOnly("RUL-354");
        assertThat(waits(consignment)).containsExactly("an exchange rate of the day");
        forex.rate("KWD", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "23.1");
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
        assertThat(forex.told(forex.item(consignment, "")).get("rate").asString()).isEqualTo("23.1");
    }

    @Test
    void anExportWithoutProceedsNoteWaitsForEvidenceOfTheFunds() {
        SampleDocuments documents = SampleDocuments.exports("9710").with(DocumentKind.LIST, "tradeMode", "9710");
        for (DocumentKind kind : List.of(DocumentKind.ORDER, DocumentKind.WAYBILL, DocumentKind.LIST)) {
            forex.window().submit(Direction.EXPORT, documents.get(kind));
        }
        forex.window().index();
        Consignment consignment = forex.window().consignment(documents);
        forex.release(consignment);
        forex.settle();
        assertThat(now(consignment).state()).isEqualTo(ConsignmentState.CLOSED);
        assertThat(waits(consignment)).containsExactly("evidence of the funds: a proceeds note (CEB403) or a certificate of their flow");
        assertThat(forex.findings(consignment)).containsExactly("RUL-351");
        forex.window().submit(Direction.EXPORT, documents.get(DocumentKind.PROCEEDS));
        forex.window().index();
        forex.settle();
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.SENT);
    }

    @Test
    void aProceedsNoteThatNamesNoInstitutionAndACurrencyWithoutLettersAreFindings() {
        Consignment nameless = released(SampleDocuments.exports("NO-CODE").with(DocumentKind.PROCEEDS, "payCode", ""));
        Consignment clearing = released(SampleDocuments.exports("CLEARING").with(DocumentKind.PROCEEDS, "currency", "398")
                .with(DocumentKind.ORDER, "currency", "398"));
        forex.settle();
        assertThat(forex.findings(nameless)).containsOnly("RUL-352");
        assertThat(forex.findings(clearing)).containsOnly("RUL-353");
        assertThat(List.of(state(nameless), state(clearing))).containsOnly(ItemState.WAITING);
    }

    @Test
    void fundsOfNothingAreLeftToAPerson() {
        forex.rate("GBP", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "9.1");
        Consignment consignment = released(SampleDocuments.exports("NOTHING").with(DocumentKind.PROCEEDS, "charge", BigDecimal.ZERO)
                .with(DocumentKind.PROCEEDS, "currency", "303"));
        forex.settle();
        assertThat(state(consignment)).isEqualTo(ItemState.HELD);
        assertThat(forex.findings(consignment)).containsOnly("RUL-356");
    }
}

package io.singlewindow.consignment.match;

import static io.singlewindow.message.DocumentKind.LIST;
import static io.singlewindow.message.DocumentKind.ORDER;
import static io.singlewindow.message.DocumentKind.PAYMENT;
import static io.singlewindow.message.DocumentKind.PROCEEDS;
import static io.singlewindow.message.DocumentKind.WAYBILL;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSetTest {

    @ParameterizedTest
    @ValueSource(strings = {"9610", "1210", "1239"})
    void anImportNeedsOrderPaymentWaybillAndList(String tradeMode) {
        assertThat(DocumentSet.required(Direction.IMPORT, tradeMode)).containsExactly(ORDER, PAYMENT, WAYBILL, LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9610", "1210"})
    void aRetailExportNeedsAProceedsNote(String tradeMode) {
        assertThat(DocumentSet.required(Direction.EXPORT, tradeMode)).containsExactly(ORDER, PROCEEDS, WAYBILL, LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9710", "9810"})
    void anExportToFirmsNeedsNone(String tradeMode) {
        assertThat(DocumentSet.required(Direction.EXPORT, tradeMode)).containsExactly(ORDER, WAYBILL, LIST);
    }

    @Test
    void whileTheModeIsUnknownTheWholeSetIsAskedFor() {
        assertThat(DocumentSet.required(Direction.EXPORT, null)).containsExactly(ORDER, PROCEEDS, WAYBILL, LIST);
        assertThat(DocumentSet.required(Direction.IMPORT, null)).containsExactly(ORDER, PAYMENT, WAYBILL, LIST);
        assertThat(missing(SampleConsignment.exports("9710").only(Side.ORDER))).containsExactly(PROCEEDS, WAYBILL, LIST);
    }

    @Test
    void nothingIsMissingWhenAllIsThere() {
        assertThat(missing(SampleConsignment.imports())).isEmpty();
        assertThat(missing(SampleConsignment.imports().with(Side.LIST, "InventoryHead/tradeMode", "1210"))).isEmpty();
        assertThat(missing(SampleConsignment.exports("9610"))).isEmpty();
        assertThat(missing(SampleConsignment.exports("1210"))).isEmpty();
        assertThat(missing(SampleConsignment.exports("9710").without(Side.PROCEEDS))).isEmpty();
        assertThat(missing(SampleConsignment.exports("9810").without(Side.PROCEEDS))).isEmpty();
    }

    @Test
    void aModeWrittenWithSpacesIsTheSameMode() {
        assertThat(missing(SampleConsignment.exports(" 9710").without(Side.PROCEEDS))).isEmpty();
    }

    @Test
    void eachMissingDocumentIsNamed() {
        assertThat(missing(SampleConsignment.imports().without(Side.ORDER))).containsExactly(ORDER);
        assertThat(missing(SampleConsignment.imports().without(Side.PAYMENT))).containsExactly(PAYMENT);
        assertThat(missing(SampleConsignment.imports().without(Side.WAYBILL))).containsExactly(WAYBILL);
        assertThat(missing(SampleConsignment.imports().without(Side.LIST))).containsExactly(LIST);
        assertThat(missing(SampleConsignment.exports("9610").without(Side.PROCEEDS))).containsExactly(PROCEEDS);
        assertThat(missing(SampleConsignment.exports("9610").without(Side.PROCEEDS, Side.WAYBILL))).containsExactly(PROCEEDS, WAYBILL);
    }

    @Test
    void aDocumentThatIsNotNeededDoesNotDisturb() {
        assertThat(missing(SampleConsignment.exports("9710"))).isEmpty();
    }

    private static Set<DocumentKind> missing(SampleConsignment sample) {
        return DocumentSet.missing(sample.documents());
    }
}

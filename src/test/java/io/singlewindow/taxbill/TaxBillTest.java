package io.singlewindow.taxbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A tax bill is what all messages about it say together, in whichever order they come. */
class TaxBillTest {

    private static TaxBill bill(String time, String status) {
        return new TaxBill("T_0", "290120241000000001", time, status, new BigDecimal("1.00000"), new BigDecimal("2.00000"),
                new BigDecimal("0.00000"), null, "91330100TERT00016Y");
    }

    private static TaxBill state(String time, String status, String duty) {
        return new TaxBill("T_0", "290120241000000001", time, status, null, null, null, duty, null);
    }

    @Test
    void aStateThatComesBeforeItsBillWaitsForTheAmounts() {
        TaxBill both = state("20240620100000000", "2", "JK1").with(bill("20240619100000000", "1"));
        assertThat(both.status()).isEqualTo("2");
        assertThat(both.valueAddedTax()).isEqualByComparingTo("2");
        assertThat(both.dutyNo()).isEqualTo("JK1");
        assertThat(both.assureCode()).isEqualTo("91330100TERT00016Y");
    }

    @Test
    void aVoidBillIsNotRevivedByAnOlderMessage() {
        TaxBill gone = bill("20240619100000000", "1").with(state("20240621100000000", "3", null));
        assertThat(gone.with(state("20240620100000000", "2", "JK1")).status()).isEqualTo("3");
    }

    @Property(tries = 200)
    void theOrderOfItsMessagesDoesNotMatter(@ForAll("messages") List<TaxBill> messages, @ForAll long seed) {
        TaxBill inOrder = messages.stream().reduce(TaxBill::with).orElseThrow();
        List<TaxBill> shuffled = new ArrayList<>(messages);
        java.util.Collections.shuffle(shuffled, new java.util.Random(seed));
        TaxBill other = shuffled.stream().reduce(TaxBill::with).orElseThrow();
        assertThat(other.status()).isEqualTo(inOrder.status());
        assertThat(other.returnTime()).isEqualTo(inOrder.returnTime());
        assertThat(inOrder.with(inOrder)).isEqualTo(inOrder);
    }

    @Provide
    Arbitrary<List<TaxBill>> messages() {
        Arbitrary<TaxBill> one = Arbitraries.integers().between(0, 5).flatMap(day -> Arbitraries.of("1", "2", "3").flatMap(status ->
                Arbitraries.of(true, false).map(whole -> whole ? bill("2024061" + day + "100000000", status)
                        : state("2024061" + day + "100000000", status, "JK" + status))));
        return one.list().ofMinSize(1).ofMaxSize(6);
    }
}

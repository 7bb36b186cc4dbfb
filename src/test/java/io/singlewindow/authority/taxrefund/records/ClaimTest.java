package io.singlewindow.authority.taxrefund.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A claim's two sides, what may be refunded, the value in dollars, the declaration's number. */
class ClaimTest {

    private static Purchase purchase(String quantity, String taxable, String rate) {
        return new Purchase("91330100TERT000838", "F1", 1, "20240601", "3926909090", "手机壳", "007", new BigDecimal(quantity),
                new BigDecimal(taxable), new BigDecimal("0.13"), new BigDecimal(rate));
    }

    private static ExportDetail export(BigDecimal quantity) {
        return new ExportDetail("290120240000000001001", "20240618", "3926909090", "手机壳", "007", quantity, BigDecimal.TEN, "9610", List.of());
    }

    @Provide
    Arbitrary<Purchase> purchases() {
        return Combinators.combine(Arbitraries.bigDecimals().between(BigDecimal.ONE, BigDecimal.valueOf(1_000_000)).ofScale(2),
                Arbitraries.bigDecimals().between(new BigDecimal("0.00001"), BigDecimal.valueOf(10_000)).ofScale(5), Arbitraries.of("0", "0.06", "0.09", "0.13"))
                .as((taxable, quantity, rate) -> purchase(quantity.toPlainString(), taxable.toPlainString(), rate));
    }

    @Example
    void theRefundableAmountIsTheTaxableAmountTimesTheRefundRateHalfUpToTheFen() {
        assertThat(purchase("1", "100.50", "0.09").refundable(RoundingMode.HALF_UP)).isEqualTo("9.05");
        assertThat(purchase("1", "100.50", "0.09").refundable(RoundingMode.DOWN)).isEqualTo("9.04");
        assertThat(purchase("1", "0.03", "0.13").refundable(RoundingMode.HALF_UP)).isEqualTo("0.00");
        assertThat(purchase("1", "1000", "0.13").refundable(RoundingMode.HALF_UP)).isEqualTo("130.00");
    }

    @Property
    void theSumOfTheRowsIsWithinHalfAFenOfEach(@ForAll("lists") List<Purchase> bought) {
        BigDecimal exact = bought.stream().map(one -> one.taxableAmount().multiply(one.refundRate())).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal claimed = new Claim(export(BigDecimal.ONE), bought).refundable(RoundingMode.HALF_UP);
        assertThat(claimed.scale()).isEqualTo(2);
        assertThat(claimed.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005").multiply(BigDecimal.valueOf(bought.size())));
        assertThat(claimed).isEqualByComparingTo(bought.stream().map(one -> one.refundable(RoundingMode.HALF_UP)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Provide
    Arbitrary<List<Purchase>> lists() {
        return purchases().list().ofMinSize(1).ofMaxSize(10);
    }

    @Property
    void itAgreesExactlyWhenAsMuchWasBoughtAsWasExported(@ForAll("lists") List<Purchase> bought, @ForAll @IntRange(min = -2, max = 2) int off) {
        BigDecimal quantity = bought.stream().map(Purchase::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        Claim claim = new Claim(export(quantity.add(BigDecimal.valueOf(off))), bought);
        assertThat(claim.differences().isEmpty()).isEqualTo(off == 0);
    }

    @Example
    void otherGoodsOrUnitsAreToldByTheirInvoice() {
        Purchase other = new Purchase("91330100TERT000838", "F7", 3, "20240601", "8544421100", "线", "035", BigDecimal.ONE, BigDecimal.TEN,
                new BigDecimal("0.13"), BigDecimal.ZERO);
        assertThat(new Claim(export(BigDecimal.ONE), List.of(other)).differences()).containsExactly(
                new Claim.Difference("invoice F7/3 goodsCode", "8544421100", "3926909090"), new Claim.Difference("invoice F7/3 unit", "035", "007"));
    }

    @Example
    void dollarsAreRoundedOnceAfterTheSum() {
        Dollars dollars = new Dollars(new BigDecimal("7"));
        for (int i = 0; i < 7; i++) {
            dollars.add(BigDecimal.ONE, BigDecimal.ONE);
        }
        assertThat(dollars.sum()).as("seven times 0.142857…").isEqualTo("1.00");
    }

    @Property
    void anAmountInDollarsIsItself(@ForAll @IntRange(min = 1, max = 1_000_000) int cents, @ForAll @IntRange(min = 1, max = 99_999) int rate) {
        BigDecimal usd = BigDecimal.valueOf(rate, 4);
        Dollars dollars = new Dollars(usd);
        dollars.add(BigDecimal.valueOf(cents, 2), usd);
        assertThat(dollars.sum()).isEqualTo(BigDecimal.valueOf(cents, 2));
    }

    @Example
    void theDeclarationsNumberHasTwentyOneCharacters() {
        DeclarationNumber number = new DeclarationNumber("%s%03d");
        assertThat(number.of("290120240000000001", 1)).isEqualTo("290120240000000001001");
        assertThat(number.of("290120240000000001", 120)).isEqualTo("290120240000000001120");
        assertThat(new DeclarationNumber("%s0%02d").of("290120240000000001", 7)).isEqualTo("290120240000000001007");
        assertThatThrownBy(() -> new DeclarationNumber("%s-%d")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected 21 characters");
        assertThatThrownBy(() -> new DeclarationNumber("%s000")).isInstanceOf(IllegalArgumentException.class);
    }
}

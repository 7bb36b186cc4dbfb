package io.singlewindow.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumberTest {

    private static final String NUMBER = "000000199001010018";
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** The two of GB 11643's own annex, and the number of the samples. */
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "440524188001010014", NUMBER})
    void theStandardsOwnNumbersAreValid(String number) {
        assertThat(IdentityNumber.valid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11010519491231002", "11010519491231002XX", "1101051949123100X2", "11010519491231OO2X",
            "１１０１０５１９４９１２３１００２X", "440524188001010015"})
    void whatIsNoNumberIsNotValid(String number) {
        assertThat(IdentityNumber.valid(number)).isFalse();
    }

    @Property
    void exactlyOneCheckCharacterFits(@ForAll("head") String head) {
        assertThat("0123456789X".chars().filter(check -> IdentityNumber.valid(head + (char) check)).count()).isEqualTo(1);
    }

    @Property
    void anySingleDigitChangedBreaksTheCheck(
            @ForAll("number") String number, @ForAll @IntRange(max = 17) int place, @ForAll @IntRange(max = 9) int digit) {
        String changed = number.substring(0, place) + digit + number.substring(place + 1);
        assertThat(IdentityNumber.valid(changed)).isEqualTo(changed.equals(number));
    }

    @Property
    void twoNeighboursSwappedBreakTheCheck(@ForAll("number") String number, @ForAll @IntRange(max = 15) int place) {
        String swapped = number.substring(0, place) + number.charAt(place + 1) + number.charAt(place) + number.substring(place + 2);
        assertThat(IdentityNumber.valid(swapped)).isEqualTo(swapped.equals(number));
    }

    @ParameterizedTest
    @CsvSource({
        "330106199001010018, 3301**…**18", "11010519491231002x, 1101**…**2x", "' 330106199001010018 ', 3301**…**18",
        "330106900101001, 3301**…**01", "123456789012, 1234**…**12", "12345678901, **…**", "E12345678, **…**", "1, **…**", "'', ''"})
    void onlyTheEndsOfALongNumberAreShown(String number, String shown) {
        assertThat(IdentityNumber.mask(number)).isEqualTo(shown);
    }

    @Property
    void aMaskedNumberHidesItsMiddleAndItsLength(@ForAll("number") String number) {
        assertThat(IdentityNumber.mask(number)).hasSize(11).startsWith(number.substring(0, 4)).endsWith(number.substring(16))
                .doesNotContain(number.substring(4, 16));
    }

    @Test
    void aNumberWithinATextIsMaskedAndTheTextKept() {
        assertThat(IdentityNumber.maskWithin("收件人张三(身份证" + NUMBER + "),杭州;" + NUMBER))
                .isEqualTo("收件人张三(身份证0000**…**18),杭州;0000**…**18");
        assertThat(IdentityNumber.maskWithin(NUMBER)).isEqualTo("0000**…**18");
        assertThat(IdentityNumber.maskWithin("id:11010519491231002x.")).isEqualTo("id:1101**…**2x.");
    }

    @Property
    void aNumberBetweenAnyOtherCharactersIsMasked(@ForAll("born") String number) {
        assertThat(IdentityNumber.maskWithin("证" + number + " ")).isEqualTo("证" + IdentityNumber.mask(number) + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张三", "DD000000199001010018", "0000001990010100180", "000000199001010019", "440524188001010014",
            "11010519491331002X", "910000000000000000"})
    void whatOnlyResemblesANumberIsKept(String text) {
        assertThat(IdentityNumber.maskWithin(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> head() {
        return Arbitraries.strings().numeric().ofLength(17);
    }

    @Provide
    Arbitrary<String> number() {
        return head().map(IdentityNumberTest::checked);
    }

    /** Numbers of people born from 1900 on. */
    @Provide
    Arbitrary<String> born() {
        return Combinators.combine(Arbitraries.strings().numeric().ofLength(6), Arbitraries.integers().between(0, 73_000),
                        Arbitraries.strings().numeric().ofLength(3))
                .as((region, days, serial) -> checked(region + BIRTH.format(LocalDate.of(1900, 1, 1).plusDays(days)) + serial));
    }

    private static String checked(String head) {
        return IntStream.range(0, 11).mapToObj(i -> head + "0123456789X".charAt(i)).filter(IdentityNumber::valid)
                .findFirst().orElseThrow();
    }
}

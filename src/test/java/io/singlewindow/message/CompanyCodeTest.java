package io.singlewindow.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyCodeTest {

    /** GB 32100-2015: the digits and the capitals without I, O, S, V and Z. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91330100TERT00016Y", "91330100TERT00024R", "91330100TERT00032L", "91330100TERT000677"})
    void aCreditCodeWithItsCheckCharacterIsValid(String code) {
        assertThat(CompanyCode.creditCode(code)).isTrue();
        assertThat(CompanyCode.valid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y44", "91350100m000100y43", "91350100M0001O0Y43", "91350100M000100Y4", "91350100M000100Y430",
            " 91350100M000100Y4", "９1350100M000100Y43"})
    void anythingElseIsNone(String code) {
        assertThat(CompanyCode.creditCode(code)).isFalse();
        assertThat(CompanyCode.valid(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3301960A01", "33019609TT", "3301960001", "330196W001"})
    void aCustomsNumberOfTenIsValidAndNoCreditCode(String code) {
        assertThat(CompanyCode.valid(code)).isTrue();
        assertThat(CompanyCode.creditCode(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "330196000", "33019600011", "3301960a01", "3301A60001", "33019 0001"})
    void whatIsNoCustomsNumberEitherIsNotValid(String code) {
        assertThat(CompanyCode.valid(code)).isFalse();
    }

    @Property
    void exactlyOneCheckCharacterFits(@ForAll("head") String head) {
        assertThat(ALPHABET.chars().filter(check -> CompanyCode.creditCode(head + (char) check)).count()).isEqualTo(1);
    }

    @Property
    void anySingleCharacterChangedBreaksTheCheck(
            @ForAll("code") String code, @ForAll @IntRange(max = 17) int place, @ForAll @IntRange(max = 30) int character) {
        String changed = code.substring(0, place) + ALPHABET.charAt(character) + code.substring(place + 1);
        assertThat(CompanyCode.creditCode(changed)).isEqualTo(changed.equals(code));
    }

    @Property
    void twoNeighboursSwappedBreakTheCheck(@ForAll("code") String code, @ForAll @IntRange(max = 15) int place) {
        String swapped = code.substring(0, place) + code.charAt(place + 1) + code.charAt(place) + code.substring(place + 2);
        assertThat(CompanyCode.creditCode(swapped)).isEqualTo(swapped.equals(code));
    }

    @Property
    void aCharacterOutsideTheAlphabetIsRefused(@ForAll("code") String code, @ForAll @IntRange(max = 17) int place, @ForAll char other) {
        if (ALPHABET.indexOf(other) < 0) {
            assertThat(CompanyCode.creditCode(code.substring(0, place) + other + code.substring(place + 1))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERT00016", "TERT00024", "TERT00067", "000000000"})
    void anOrganisationCodeIsPartOfItsCreditCode(String code) {
        assertThat(CompanyCode.organisationCode(code)).isTrue();
        assertThat(CompanyCode.organisationCode(code.substring(0, 8))).isFalse();
    }

    @Property
    void anySingleDigitOfAnOrganisationCodeChangedBreaksTheCheck(
            @ForAll("organisation") String code, @ForAll @IntRange(max = 8) int place, @ForAll @IntRange(max = 9) int digit) {
        String changed = code.substring(0, place) + digit + code.substring(place + 1);
        assertThat(CompanyCode.organisationCode(changed)).isEqualTo(changed.equals(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"110108000000016"})
    void aLicenceNumberHasACheckDigit(String number) {
        assertThat(CompanyCode.licenceNumber(number)).isTrue();
    }

    @Property
    void anySingleDigitOfALicenceNumberChangedBreaksTheCheck(
            @ForAll("licence") String number, @ForAll @IntRange(max = 14) int place, @ForAll @IntRange(max = 9) int digit) {
        String changed = number.substring(0, place) + digit + number.substring(place + 1);
        assertThat(CompanyCode.licenceNumber(changed)).isEqualTo(changed.equals(number));
    }

    @Property
    void theCheckCharacterIsThatOfACreditCode(@ForAll("code") String code) {
        assertThat(CompanyCode.checkCharacter(code.substring(0, 17))).isEqualTo(code.charAt(17));
    }

    @Provide
    Arbitrary<String> organisation() {
        return Arbitraries.strings().numeric().ofLength(8).map(head -> "0123456789X".chars().mapToObj(check -> head + (char) check)
                .filter(CompanyCode::organisationCode).findFirst().orElseThrow());
    }

    @Provide
    Arbitrary<String> licence() {
        return Arbitraries.strings().numeric().ofLength(14).map(head -> "0123456789".chars().mapToObj(check -> head + (char) check)
                .filter(CompanyCode::licenceNumber).findFirst().orElseThrow());
    }

    @Provide
    Arbitrary<String> head() {
        return Arbitraries.strings().withChars(ALPHABET).ofLength(17);
    }

    @Provide
    Arbitrary<String> code() {
        return head().map(head -> ALPHABET.chars().mapToObj(check -> head + (char) check).filter(CompanyCode::creditCode)
                .findFirst().orElseThrow());
    }
}

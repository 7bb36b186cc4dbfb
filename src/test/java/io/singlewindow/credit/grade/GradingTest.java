package io.singlewindow.credit.grade;

import static io.singlewindow.credit.grade.SampleCredit.about;
import static io.singlewindow.credit.grade.SampleCredit.at;
import static io.singlewindow.credit.grade.SampleCredit.bad;
import static io.singlewindow.credit.grade.SampleCredit.customs;
import static io.singlewindow.credit.grade.SampleCredit.given;
import static io.singlewindow.credit.grade.SampleCredit.listing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.rules.parameter.ParameterBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a firm's credit stands at an instant. */
class GradingTest {

    private static CreditStanding on(String day, CreditEvent... events) {
        return Grading.of(List.of(events), SampleCredit.RULES).at(at(day));
    }

    @Test
    void aFirmOfWhichNothingIsKnownIsOrdinaryAndMayHaveTheFastTrack() {
        assertThat(on("2024-06-18")).isEqualTo(new CreditStanding(CreditGrade.ORDINARY, true, false, false, java.util.Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "GENERAL_CERTIFIED, 2017-01-01, 2018-05-01, CERTIFIED", "GENERAL_CERTIFIED, 2019-01-01, 2021-10-31, CERTIFIED",
        "GENERAL_CERTIFIED, 2019-01-01, 2021-11-01, ORDINARY", "GENERAL_CERTIFIED, 2019-01-01, 2026-04-01, ORDINARY",
        "ADVANCED, 2019-01-01, 2026-04-01, ADVANCED", "CERTIFIED, 2026-04-01, 2026-04-01, CERTIFIED", "REGULAR, 2026-04-02, 2026-05-01, ORDINARY",
        "DISHONEST, 2017-01-01, 2026-05-01, DISHONEST", "SERIOUSLY_DISHONEST, 2026-04-02, 2026-05-01, DISHONEST"})
    void aClassOfCustomsCountsByItsSchemeAndIsCarriedOverIntoTheNext(String word, String given, String day, CreditGrade expected) {
        assertThat(on(day, customs("c", word, given)).grade()).isEqualTo(expected);
    }

    @Test
    void theClassThatWasGivenLastHoldsAndBeforeItTheOneBefore() {
        CreditEvent[] events = {customs("a", "ADVANCED", "2022-01-01"), customs("b", "ORDINARY", "2023-01-01")};
        assertThat(on("2021-12-31", events).grade()).isEqualTo(CreditGrade.ORDINARY);
        assertThat(on("2022-12-31", events).grade()).isEqualTo(CreditGrade.ADVANCED);
        assertThat(on("2023-01-01", events).classes()).containsEntry("CUSTOMS", "ORDINARY");
        assertThat(on("2023-01-01", customs("a", "DISHONEST", "2023-01-01"), customs("b", "ADVANCED", "2023-01-01")).grade())
                .as("of two given at once the worse").isEqualTo(CreditGrade.DISHONEST);
    }

    @Test
    void everySourceHasItsOwnClassAndOnlyThatOfCustomsIsTheGrade() {
        CreditStanding standing = on("2024-06-18", customs("a", "ADVANCED", "2022-01-01"), given("b", CreditSource.FOREX, "C", "2024-01-01", "2025-01-01"),
                given("c", CreditSource.TAX, "4", "2024-01-01", null), given("d", CreditSource.THIRD_PARTY, "D", "2024-01-01", null),
                given("e", CreditSource.INSPECTION, "A", "2016-01-01", null));
        assertThat(standing.grade()).isEqualTo(CreditGrade.ADVANCED);
        assertThat(standing.fastTrack()).isTrue();
        assertThat(standing.classes()).as("inspection has no classes since 2018").containsOnlyKeys("CUSTOMS", "FOREX", "TAX", "THIRD_PARTY");
        assertThat(on("2025-01-01", given("b", CreditSource.FOREX, "C", "2024-01-01", "2025-01-01")).classes()).as("its year is over").isEmpty();
    }

    @Test
    void aListingRemovesTheFastTrackAtItsInstantAndNotAMomentBefore() {
        CreditEvent[] events = {customs("a", "ADVANCED", "2022-01-01"), listing("l", "2024-03-01", "2024-03-10")};
        Grading grading = Grading.of(List.of(events), SampleCredit.RULES);
        assertThat(grading.at(at("2024-03-10").minusMillis(1)).fastTrack()).isTrue();
        CreditStanding listed = grading.at(at("2024-03-10"));
        assertThat(listed.fastTrack()).isFalse();
        assertThat(listed.listed()).isTrue();
        assertThat(listed.grade()).isEqualTo(CreditGrade.DISHONEST);
        assertThat(listed.classes()).as("customs' own word stays").containsEntry("CUSTOMS", "ADVANCED");
        assertThat(listed.reasons()).containsExactly("a", "l");
    }

    @Test
    void anObjectionMarksTheListingAndAnUpheldOneGivesTheFastTrackBackFromThenOn() {
        CreditEvent[] events = {customs("a", "ADVANCED", "2022-01-01"), listing("l", "2024-03-01", "2024-03-10"),
            about("o", CreditKind.OBJECTION, "l", "2024-03-12"), about("u", CreditKind.OBJECTION_UPHELD, "o", "2024-03-18")};
        assertThat(on("2024-03-11", events).objected()).isFalse();
        assertThat(on("2024-03-12", events)).satisfies(marked -> {
            assertThat(marked.objected()).isTrue();
            assertThat(marked.listed()).isTrue();
        });
        assertThat(on("2024-03-18", events)).satisfies(back -> {
            assertThat(back.fastTrack()).isTrue();
            assertThat(back.objected()).isFalse();
            assertThat(back.grade()).isEqualTo(CreditGrade.ADVANCED);
        });
        assertThat(on("2024-03-17", events).listed()).as("history stays").isTrue();
    }

    @Test
    void aRejectedObjectionLeavesTheListingAndASecondOneMayBeRaised() {
        CreditEvent[] events = {listing("l", "2024-03-01", "2024-03-10"), about("o", CreditKind.OBJECTION, "l", "2024-03-12"),
            about("r", CreditKind.OBJECTION_REJECTED, "o", "2024-03-18"), about("p", CreditKind.OBJECTION, "l", "2024-04-01")};
        assertThat(on("2024-03-20", events)).satisfies(standing -> {
            assertThat(standing.listed()).isTrue();
            assertThat(standing.objected()).isFalse();
        });
        assertThat(on("2024-04-01", events).objected()).isTrue();
    }

    @Test
    void removalAndRepairEndAListingAndRepairEndsBadInformation() {
        assertThat(on("2024-05-01", listing("l", "2024-03-01", "2024-03-10"), about("x", CreditKind.REMOVAL, "l", "2024-05-01")).listed()).isFalse();
        assertThat(on("2024-05-01", listing("l", "2024-03-01", "2024-03-10"), about("x", CreditKind.REPAIR, "l", "2024-05-01")).listed()).isFalse();
        assertThat(on("2024-04-30", bad("b", "2024-03-01"), about("x", CreditKind.REPAIR, "b", "2024-05-01")).fastTrack()).isFalse();
        assertThat(on("2024-05-01", bad("b", "2024-03-01"), about("x", CreditKind.REPAIR, "b", "2024-05-01")).fastTrack()).isTrue();
    }

    @Test
    void badInformationWithdrawsTheFastTrackForFiveYearsFromItsDetermination() {
        CreditEvent[] events = {customs("a", "ADVANCED", "2019-01-01"), bad("b", "2019-03-01")};
        assertThat(on("2024-02-29", events)).satisfies(standing -> {
            assertThat(standing.grade()).isEqualTo(CreditGrade.ORDINARY);
            assertThat(standing.fastTrack()).isFalse();
        });
        assertThat(on("2024-03-01", events).fastTrack()).isTrue();
        assertThat(on("2017-12-31", customs("a", "ADVANCED", "2016-01-01"), bad("b", "2017-01-01")).fastTrack()).as("before the provincial rule").isTrue();
        assertThat(on("2018-01-01", customs("a", "ADVANCED", "2016-01-01"), bad("b", "2017-01-01")).fastTrack()).isFalse();
    }

    @Test
    void aListingEndsAfterFiveYearsByItself() {
        Grading grading = Grading.of(List.of(listing("l", "2019-03-01", "2019-03-10")), SampleCredit.RULES);
        assertThat(grading.at(at("2024-03-01").minusMillis(1)).listed()).isTrue();
        assertThat(grading.at(at("2024-03-01")).listed()).isFalse();
        assertThat(grading.nextChange(at("2022-01-01"))).isEqualTo(at("2024-03-01"));
        Instant last = grading.nextChange(at("2024-03-01"));
        assertThat(last).as("only customs' next scheme is left").isEqualTo(at("2026-04-01"));
        assertThat(grading.nextChange(last)).isNull();
    }

    @Test
    void anUpheldObjectionToAClassBringsTheEarlierOneBack() {
        assertThat(on("2024-06-01", customs("a", "ADVANCED", "2022-01-01"), customs("b", "DISHONEST", "2024-01-01"),
                about("o", CreditKind.OBJECTION, "b", "2024-02-01"), about("u", CreditKind.OBJECTION_UPHELD, "o", "2024-02-05")).grade())
                .isEqualTo(CreditGrade.ADVANCED);
    }

    @Test
    void theTermsOfObjectionsAndTheClassesAreThoseOfTheDay() {
        LocalDate day = LocalDate.of(2024, 3, 12);
        assertThat(SampleCredit.RULES.objectionDays(day, false)).hasValue(5);
        assertThat(SampleCredit.RULES.objectionDays(day, true)).hasValue(20);
        assertThat(SampleCredit.RULES.classes(CreditSource.CUSTOMS, day)).containsExactly("ADVANCED", "ORDINARY", "DISHONEST");
        ParameterBook without = new ParameterBook(SampleCredit.book().all().stream().filter(row -> !row.id().equals("CREDIT_CLASSES_TAX")).toList());
        assertThatThrownBy(() -> CreditRules.require(without)).hasMessageContaining("CREDIT_CLASSES_TAX");
    }
}

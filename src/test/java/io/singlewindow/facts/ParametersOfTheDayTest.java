package io.singlewindow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.match.MatchRules;
import io.singlewindow.filing.register.ReviewDays.Due;
import io.singlewindow.filing.register.ReviewDays.Term;
import io.singlewindow.intake.SignatureDuty.Signed;
import io.singlewindow.rules.calendar.WorkingDays;
import io.singlewindow.rules.parameter.Kind;
import io.singlewindow.rules.parameter.Mark;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.rules.parameter.ParameterId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What intake, match and filing are told is what the parameters of the day say, also when a version of the rules says otherwise. */
class ParametersOfTheDayTest {

    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final MatchRules SHIPPED = MatchRules.DEFAULT.withAmountTolerance(new BigDecimal("0.00"));
    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private static ParameterBook with(ParameterId id, String before, String unit, String from) {
        LocalDate change = LocalDate.parse(from);
        Parameter first = BOOK.required(id, change);
        return new ParameterBook(Stream.concat(BOOK.all().stream().filter(row -> !row.id().equals(id.name())),
                Stream.of(new Parameter(id.name(), first.value(), unit, null, change.minusDays(1), Mark.I, Kind.CONFIG, "a test"),
                        new Parameter(id.name(), before, unit, change, null, Mark.I, Kind.CONFIG, "a test"))).toList());
    }

    @Test
    void documentsWaitForEachOtherAsLongAsTheParameterSaysFromItsDayOn() {
        MatchParameters told = new MatchParameters(() -> with(ParameterId.MATCH_TTL, "48", "hours", "2020-06-02"));
        assertThat(told.on(DAY).waitingMax()).isEqualTo(Duration.ofHours(72));
        assertThat(told.on(DAY.plusDays(1)).waitingMax()).isEqualTo(Duration.ofHours(48));
    }

    @Test
    void amountsMayBeApartAsTheParameterSaysFromItsDayOn() {
        MatchParameters told = new MatchParameters(() -> with(ParameterId.AMOUNT_TOL, "0.01", "CNY", "2020-06-02"));
        assertThat(told.on(DAY).rules().amountTolerance()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(told.on(DAY.plusDays(1)).rules().amountTolerance()).isEqualByComparingTo("0.01");
    }

    @Test
    void weightFreightAndPayerMatchAsTheParametersSayFromTheirDayOn() {
        assertThat(new MatchParameters(() -> BOOK).on(DAY).rules()).isEqualTo(SHIPPED);
        MatchRules weight = new MatchParameters(() -> with(ParameterId.MATCH_WEIGHT_TOL, "2.5", "%", "2020-06-02")).on(DAY.plusDays(1)).rules();
        assertThat(weight.weightTolerance()).isEqualByComparingTo("0.025");
        MatchParameters freight = new MatchParameters(() -> with(ParameterId.MATCH_EXPORT_FREIGHT, "YES", "", "2020-06-02"));
        assertThat(freight.on(DAY).rules().exportFreightIncluded()).isFalse();
        assertThat(freight.on(DAY.plusDays(1)).rules().exportFreightIncluded()).isTrue();
        MatchParameters payer = new MatchParameters(() -> with(ParameterId.MATCH_PAYER_DIFFERS, "SOFT", "", "2020-06-02"));
        assertThat(payer.on(DAY).rules().buyerIdentityCertified()).isFalse();
        assertThat(payer.on(DAY.plusDays(1)).rules().buyerIdentityCertified()).isTrue();
    }

    @Test
    void aVersionFromBeforeTheseWereParametersMatchesAsWasMatchedThen() {
        ParameterBook before = new ParameterBook(BOOK.all().stream().filter(row -> !row.id().startsWith("MATCH_") || row.id().equals("MATCH_TTL")).toList());
        assertThat(new MatchParameters(() -> before).on(DAY).rules()).isEqualTo(SHIPPED);
    }

    @ParameterizedTest
    @CsvSource({"2014-01-01, LISTS", "2018-06-29, LISTS", "2018-06-30, LISTS_AND_SOURCES", "2018-12-31, LISTS_AND_SOURCES", "2019-01-01, ALL", "2030-01-01, ALL"})
    void messagesAreSignedAsTheParameterOfTheirDaySays(LocalDate day, Signed expected) {
        assertThat(new SignatureParameter(() -> BOOK).on(day)).isEqualTo(expected);
    }

    @Test
    void departmentsAndCompaniesHaveTheWorkingDaysOfTheParameters() {
        CalendarReviewDays told = new CalendarReviewDays(new WorkingDays(List.of()), () -> with(ParameterId.FILING_REVIEW_DAYS, "3", "working-days", "2020-06-02"));
        assertThat(told.due(DAY, Term.REVIEW)).extracting(Due::workingDays, Due::last).containsExactly(5, LocalDate.of(2020, 6, 8));
        assertThat(told.due(DAY.plusDays(1), Term.REVIEW)).extracting(Due::workingDays, Due::last).containsExactly(3, LocalDate.of(2020, 6, 5));
        assertThat(told.due(DAY, Term.CHANGE)).extracting(Due::workingDays, Due::last).containsExactly(10, LocalDate.of(2020, 6, 15));
    }
}

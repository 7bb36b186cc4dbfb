package io.singlewindow.filing.register;

import static io.singlewindow.filing.register.TestRegister.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog.Thing;
import io.singlewindow.access.Scope;
import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Move;
import io.singlewindow.filing.state.Overall;
import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.time.BusinessTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each reviewer has before him, how long it has waited, and what he may do with it. */
abstract class WorkListContract extends OnRegister {

    private static final String NINGBO = code("91330200TERT00016");
    private static final String OUTSIDE = code("91310100TERT00016");

    private static String code(String seventeen) {
        return seventeen + CompanyCode.checkCharacter(seventeen);
    }

    private static Caller reviewer(String authority, Scope.Level level, String region) {
        return new Caller("reviewer", CallerRole.REVIEWER, null, false, "Reviewer", new Scope(authority, level, region));
    }

    private List<String> work(Caller caller, ReviewDesk.Filter filter) {
        return register.reviewDesk.work(caller, filter, null, 10).items().stream()
                .map(work -> work.filing().filingNo() + " " + work.waiting().department().code()).toList();
    }

    @Test
    void aReviewerHasBeforeHimWhatHisDepartmentAndRegionHave() {
        ReviewDesk.Filter all = new ReviewDesk.Filter(null, null, null, false);
        Filing hangzhou = register.file(FIRM, "IMPORT_9610");
        Filing outside = register.file(OUTSIDE, "IMPORT_9610");
        Filing ningbo = register.say(register.file(NINGBO, "IMPORT_9610", "SETTLE"), Department.COMMERCE, "APPROVE");
        Caller commerce = reviewer("commerce", Scope.Level.PROVINCE, "330000");
        Caller customs = reviewer("customs", Scope.Level.CITY, "330200");
        assertThat(work(commerce, all)).containsExactlyInAnyOrder(hangzhou.filingNo() + " commerce", outside.filingNo() + " commerce");
        assertThat(work(customs, all)).containsExactly(ningbo.filingNo() + " customs");
        assertThat(work(customs, new ReviewDesk.Filter(Department.FOREX, null, null, false))).as("another department's").isEmpty();
        assertThat(work(reviewer("*", Scope.Level.CITY, "330200"), all)).hasSize(2);
        assertThat(work(reviewer("customs", Scope.Level.CITY, "330100"), all)).isEmpty();
        assertThat(work(reviewer("commerce", Scope.Level.COUNTY, "330100"), all)).containsExactly(hangzhou.filingNo() + " commerce");
        assertThat(work(commerce, new ReviewDesk.Filter(null, "hangzhou", null, false))).containsExactly(hangzhou.filingNo() + " commerce");
        assertThat(work(commerce, new ReviewDesk.Filter(null, null, FilingKind.GOODS, false))).isEmpty();
        assertThat(register.reviewDesk.count(customs, false)).isEqualTo(1);
        assertThat(register.reviewDesk.find(customs, ningbo.filingNo()).filingNo()).isEqualTo(ningbo.filingNo());
        refusal(404, ErrorCode.SYS_002, () -> register.reviewDesk.find(customs, hangzhou.filingNo()));
        Caller looker = new Caller("looker", CallerRole.REVIEWER, null, false, "Looker", customs.scope());
        register.reviewDesk.find(looker, ningbo.filingNo());
        refusal(404, ErrorCode.SYS_002, () -> register.reviewDesk.find(looker, hangzhou.filingNo()));
        assertThat(register.reads.of("looker")).as("what is refused is not seen").containsExactly("VIEW FILING " + ningbo.filingNo());
        register.reads.grants().open(looker, Map.of(Thing.FILING, List.of(hangzhou.filingNo())), "Customs Law, art. 6(4)");
        assertThat(register.reviewDesk.find(looker, hangzhou.filingNo()).filingNo()).isEqualTo(hangzhou.filingNo());
        assertThat(register.reads.of("looker")).contains("VIEW FILING " + hangzhou.filingNo() + " Customs Law, art. 6(4)");
        assertThat(register.reviewDesk.choices(looker, hangzhou)).as("on a legal basis one looks").isEmpty();
        refusal(404, ErrorCode.SYS_002, () -> register.reviewDesk.find(reviewer("forex", Scope.Level.PROVINCE, "330000"), hangzhou.filingNo()));
        assertThat(register.reviewDesk.choices(customs, ningbo)).extracting(ReviewDesk.Choice::department).containsExactly(Department.CUSTOMS);
        assertThat(register.reviewDesk.choices(customs, ningbo).get(0).moves()).extracting(Move::id).containsExactly("CUS-02", "CUS-03", "CUS-04", "CUS-11");
        refusal(403, ErrorCode.SYS_004, () -> register.reviewDesk.say(customs, hangzhou, Department.CUSTOMS, "APPROVE", "", null, null));
        refusal(403, ErrorCode.SYS_004, () -> register.reviewDesk.say(customs, ningbo, Department.FOREX, "APPROVE", "", null, null));
        assertThat(overall(register.reviewDesk.say(customs, ningbo, Department.CUSTOMS, "APPROVE", "", null, null))).isEqualTo(Overall.UNDER_REVIEW);
    }

    @Test
    void theWorkListCountsWorkingDaysAndGoesOnWhereAPageEnds() {
        Filing first = register.file(FIRM, "IMPORT_9610");
        register.pass(Duration.ofDays(5));
        Filing second = register.file(NINGBO, "IMPORT_9610");
        register.pass(Duration.ofDays(3));
        Caller commerce = reviewer("commerce", Scope.Level.PROVINCE, "330000");
        ReviewDesk.Filter all = new ReviewDesk.Filter(null, null, null, false);
        ReviewDesk.Page page = register.reviewDesk.work(commerce, all, null, 1);
        assertThat(page.items()).singleElement().satisfies(work -> {
            assertThat(work.filing().filingNo()).isEqualTo(first.filingNo());
            assertThat(work.waiting().workingDays()).as("a weekend does not count").isEqualTo(6);
            assertThat(work.waiting().overdue()).isTrue();
        });
        ReviewDesk.Page rest = register.reviewDesk.work(commerce, all, page.next(), 1);
        assertThat(rest.items()).singleElement().satisfies(work -> {
            assertThat(work.filing().filingNo()).isEqualTo(second.filingNo());
            assertThat(work.waiting().workingDays()).isEqualTo(3);
            assertThat(work.waiting().overdue()).isFalse();
        });
        assertThat(rest.next()).isNull();
        assertThat(work(commerce, new ReviewDesk.Filter(null, null, null, true))).containsExactly(first.filingNo() + " commerce");
        assertThat(register.reviewDesk.count(commerce, true)).isEqualTo(1);
        refusal(400, ErrorCode.SYS_007, () -> register.reviewDesk.work(commerce, all, "x", 1));
    }

    @Test
    void aClockThatRunsIntoAYearWithoutCalendarNamesTheYear() {
        int year = LocalDate.ofInstant(register.clock.instant(), BusinessTime.ZONE).getYear();
        register.file(FIRM, "IMPORT_9610");
        Caller commerce = reviewer("commerce", Scope.Level.PROVINCE, "330000");
        ReviewDesk.Filter all = new ReviewDesk.Filter(null, null, null, false);
        assertThat(register.reviewDesk.work(commerce, all, null, 1).items()).singleElement().satisfies(work -> assertThat(work.waiting().calendarMissing()).isNull());
        register.calendarMissing = year;
        assertThat(register.reviewDesk.work(commerce, all, null, 1).items()).singleElement().satisfies(work -> {
            assertThat(work.waiting().calendarMissing()).isEqualTo(year);
            assertThat(work.waiting().workingDays()).as("it goes on").isZero();
        });
    }

    @Test
    void whatIsNotAllowedNowIsNotOffered() {
        Caller all = reviewer("*", Scope.Level.PROVINCE, "330000");
        Filing filing = register.approved(FIRM, "IMPORT_9610");
        register.pass(Duration.ofMinutes(1));
        register.say(filing, Department.CUSTOMS, "LOCK");
        register.desk.change(filing.filingNo(), register.form(FilingKind.ENTITY, TestRegister.entity(FIRM, "IMPORT_9610", "EXPORT_9610")), "firm");
        register.pass(Duration.ofMinutes(1));
        register.say(filing, Department.COMMERCE, "APPROVE");
        Filing now = register.store.find(filing.filingNo()).orElseThrow();
        List<String> customs = register.reviewDesk.choices(all, now).stream().filter(choice -> choice.department() == Department.CUSTOMS)
                .flatMap(choice -> choice.moves().stream()).map(Move::action).toList();
        assertThat(customs).contains("UNLOCK", "RETURN", "REJECT").doesNotContain("APPROVE", "RECEIVE", "ASK_CANCEL");
        for (String action : customs) {
            assertThat(register.moves.possible(now, Department.CUSTOMS, action, register.clock.instant())).as(action).isPresent();
        }
    }
}

package io.singlewindow.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog.Thing;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.credit.grade.CreditEvent;
import io.singlewindow.credit.grade.CreditKind;
import io.singlewindow.credit.grade.CreditSource;
import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.rules.version.RuleLog;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of a firm's credit, what it comes to, and who is told, whatever database keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CreditContract {

    private TestCredit credit;
    private int firms;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        credit = TestCredit.open(database(), folder);
    }

    @AfterAll
    void close() {
        credit.close();
    }

    private String firm() {
        return String.format("91330100FIRM%06d", ++firms);
    }

    private Instant now() {
        return credit.window().clock().instant();
    }

    private String today(int daysLater) {
        return LocalDate.ofInstant(now(), BusinessTime.ZONE).plusDays(daysLater).toString();
    }

    private Map<String, String> listing() {
        return Map.of("decisionNo", "浙信〔2026〕1号", "noticedOn", today(-30), "heardOn", today(-10), "determinedOn", today(-1));
    }

    private CreditEvent list(String firm) {
        return credit.post(firm, "PUBLIC", "LISTING", listing()).event();
    }

    private CreditEvent about(String firm, String kind, CreditEvent event) {
        return credit.post(firm, "PUBLIC", kind, Map.of("about", event.id())).event();
    }

    private CreditStanding standing(String firm) {
        return credit.facts().of(firm, now());
    }

    private List<String> told(String firm) {
        return credit.window().told(firm).stream().map(Told::type).toList();
    }

    private static void refused(ThrowingCallable call, int status, ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    private static List<String> places(ThrowingCallable call) {
        List<String> places = new java.util.ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, refused -> refused.findings().stream().map(Finding::path).forEach(places::add));
        return places;
    }

    @Test
    void anOfficialsLookIsNotedAndOneBeyondHisScopeNamesItsBasis() {
        String firm = firm();
        list(firm);
        CreditDesk desk = credit.desk();
        Caller hangzhou = new Caller("hz", CallerRole.REGULATOR, null, false, "hz", new Scope("*", Scope.Level.CITY, "330100"));
        assertThat(desk.standing(hangzhou, firm, null)).containsEntry("listed", true);
        assertThat(desk.events(hangzhou, firm, "", 10).get("items").toString()).contains("LISTING");
        assertThat(credit.reads().of("hz")).contains("VIEW CREDIT " + firm);
        Caller ningbo = new Caller("nb", CallerRole.REGULATOR, null, false, "nb", new Scope("*", Scope.Level.CITY, "330200"));
        refused(() -> desk.standing(ningbo, firm, null), 404, ErrorCode.SYS_002);
        assertThat(desk.history(ningbo, firm, now())).isEmpty();
        credit.reads().grants().open(ningbo, Map.of(Thing.CREDIT, List.of(firm)), "Regulation of 2026, art. 9");
        assertThat(desk.standing(ningbo, firm, null)).containsEntry("listed", true);
        assertThat(desk.history(ningbo, firm, now())).hasSize(1);
        assertThat(credit.reads().of("nb")).containsExactlyInAnyOrder("OUTSIDE CREDIT " + firm + " Regulation of 2026, art. 9",
                "VIEW CREDIT " + firm + " Regulation of 2026, art. 9");
        desk.standing(new Caller("own", CallerRole.CLIENT, firm, false), firm, null);
        assertThat(credit.reads().of("own")).as("a firm's reads are its own").isEmpty();
    }

    @Test
    void anOfficialAndTheFirmSeeItsRiskByHistoryAndAPlatformDoesNot() {
        String firm = firm();
        CreditDesk desk = credit.desk();
        Caller hangzhou = new Caller("hz", CallerRole.REGULATOR, null, false, "hz", new Scope("*", Scope.Level.CITY, "330100"));
        Object risk = desk.standing(hangzhou, firm, Instant.parse("2024-06-18T02:00:00Z")).get("risk");
        assertThat(risk).as("six of ten and the twenty that every firm is taken to have had").isEqualTo(Map.of("perMille", 200, "high", false,
                "from", "2023-12-21", "to", "2024-06-17", "settled", 10L, "adverse", Map.of(ConsignmentState.REJECTED, 6L)));
        assertThat(desk.standing(new Caller("own", CallerRole.CLIENT, firm, false), firm, Instant.parse("2024-06-18T02:00:00Z"))).containsEntry("risk", risk);
    }

    @Test
    void aListingRemovesTheFastTrackAtOnceAndAnUpheldObjectionGivesItBackWhileHistoryStays() {
        String firm = firm();
        credit.post(firm, "CUSTOMS", "CLASS", Map.of("class", "ADVANCED"));
        Instant before = now();
        assertThat(standing(firm).grade()).isEqualTo(CreditGrade.ADVANCED);
        credit.window().clock().advance(Duration.ofMinutes(1));
        CreditEvent listing = list(firm);
        Instant listed = now();
        assertThat(standing(firm)).extracting(CreditStanding::listed, CreditStanding::fastTrack, CreditStanding::grade)
                .containsExactly(true, false, CreditGrade.DISHONEST);
        credit.window().clock().advance(Duration.ofDays(1));
        CreditEvent objection = about(firm, "OBJECTION", listing);
        assertThat(standing(firm)).extracting(CreditStanding::objected, CreditStanding::listed).containsExactly(true, true);
        credit.window().clock().advance(Duration.ofDays(2));
        about(firm, "OBJECTION_UPHELD", objection);
        assertThat(standing(firm)).extracting(CreditStanding::fastTrack, CreditStanding::objected, CreditStanding::grade)
                .containsExactly(true, false, CreditGrade.ADVANCED);
        assertThat(credit.facts().of(firm, listed).listed()).as("then it was").isTrue();
        assertThat(credit.facts().of(firm, before).fastTrack()).isTrue();
        assertThat(credit.store().of(firm)).extracting(CreditEvent::kind)
                .containsExactly(CreditKind.CLASS, CreditKind.LISTING, CreditKind.OBJECTION, CreditKind.OBJECTION_UPHELD);
        assertThat(told(firm)).containsExactly("credit.grade", "credit.grade", "credit.listing", "credit.grade", "credit.listing");
    }

    @Test
    void theFirmAndThePlatformsOnWhichItSellsAreToldOfItsGradeAndTheFirmAloneOfEachEvent() {
        SampleDocuments documents = SampleDocuments.imports("SOLD").with(DocumentKind.ORDER, "ebcCode", SampleCompany.OTHER_SHOP.uscc());
        credit.window().submit(io.singlewindow.message.Direction.IMPORT, documents.get(DocumentKind.ORDER));
        credit.window().index();
        String shop = SampleCompany.OTHER_SHOP.uscc();
        CreditEvent event = credit.post(shop, "CUSTOMS", "CLASS", Map.of("class", "CERTIFIED")).event();
        assertThat(credit.window().told(shop)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("credit.grade");
            assertThat(told.audience()).isEqualTo(Set.of(shop, SampleCompany.PLATFORM.uscc()));
            assertThat(told.content().path("grade").asString()).isEqualTo("CERTIFIED");
            assertThat(told.content().path("before").path("grade").asString()).isEqualTo("ORDINARY");
        });
        assertThat(credit.window().told(event.id())).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("credit.event");
            assertThat(told.audience()).isEqualTo(Set.of(shop));
        });
    }

    @Test
    void theSameEventAgainChangesNothingAndOtherContentUnderItsReferenceIsRefused() {
        String firm = firm();
        Map<String, String> given = Map.of("class", "CERTIFIED", "reference", "same");
        CreditBook.Kept first = credit.post(firm, "CUSTOMS", "CLASS", given);
        credit.window().clock().advance(Duration.ofMinutes(1));
        CreditBook.Kept again = credit.post(firm, "CUSTOMS", "CLASS", given);
        assertThat(again).extracting(CreditBook.Kept::isNew, kept -> kept.event().id()).containsExactly(false, first.event().id());
        assertThat(told(firm)).hasSize(1);
        refused(() -> credit.post(firm, "CUSTOMS", "CLASS", Map.of("class", "ADVANCED", "reference", "same")), 422, ErrorCode.DUP_001);
    }

    @Test
    void aListingWithoutNoticeHearingAndDecisionIsRefusedWithEachPlace() {
        String firm = firm();
        assertThat(places(() -> credit.post(firm, "PUBLIC", "LISTING", Map.of("reason", "")))).containsExactly("/determinedOn", "/decisionNo", "/noticedOn", "/heardOn", "/reason");
        for (String day : List.of("noticedOn", "determinedOn")) {
            Map<String, String> wrong = new HashMap<>(listing());
            wrong.put(day, today(day.equals("noticedOn") ? -9 : -11));
            assertThat(places(() -> credit.post(firm, "PUBLIC", "LISTING", wrong))).as(day).containsExactly("/heardOn");
        }
        assertThat(places(() -> credit.post(firm, "THIRD_PARTY", "LISTING", listing()))).containsExactly("/source");
        Map<String, String> backwards = new HashMap<>(listing());
        backwards.put("effectiveAt", BusinessTime.iso(now().minusSeconds(60)));
        refused(() -> credit.post(firm, "PUBLIC", "LISTING", backwards), 422, ErrorCode.RUL_622);
        assertThat(credit.store().of(firm)).isEmpty();
    }

    @Test
    void everyFaultOfAnEventIsToldWithItsPlace() {
        String firm = firm();
        assertThat(places(() -> credit.post("", "MOON", "GUESS", Map.of("until", "soon", "colour", "red")))).contains("/source", "/kind", "/entity", "/until", "/colour");
        refused(() -> credit.post(firm, "CUSTOMS", "CLASS", Map.of("class", "GENERAL_CERTIFIED")), 422, ErrorCode.RUL_623);
        assertThat(credit.post(firm, "CUSTOMS", "CLASS", Map.of("class", "GENERAL_CERTIFIED", "effectiveAt", "2019-01-01T00:00:00+08:00")).isNew())
                .as("told late, by the words of its day").isTrue();
        refused(() -> credit.post(firm, "TAX", "CLASS", Map.of("class", "5")), 422, ErrorCode.RUL_623);
        refused(() -> credit.post(firm, "PUBLIC", "OBJECTION", Map.of("about", "nothing")), 422, ErrorCode.RUL_621);
        refused(() -> credit.post(firm(), "PUBLIC", "OBJECTION", Map.of("about", credit.store().of(firm).get(0).id())), 422, ErrorCode.RUL_621);
        assertThat(places(() -> credit.post(firm, "PUBLIC", "OBJECTION", Map.of("effectiveAt", today(1) + "T00:00:00+08:00")))).containsExactly("/effectiveAt", "/about");
    }

    @Test
    void anObjectionIsRaisedOnceExtendedOnceAndAnsweredOnce() {
        String firm = firm();
        CreditEvent listing = list(firm);
        CreditEvent objection = about(firm, "OBJECTION", listing);
        refused(() -> about(firm, "OBJECTION", listing), 409, ErrorCode.RUL_624);
        refused(() -> about(firm, "OBJECTION_UPHELD", listing), 422, ErrorCode.RUL_621);
        about(firm, "OBJECTION_EXTENDED", objection);
        refused(() -> about(firm, "OBJECTION_EXTENDED", objection), 409, ErrorCode.RUL_624);
        assertThat(credit.store().openObjections("", "", 200)).extracting(CreditEvent::id).contains(objection.id());
        about(firm, "OBJECTION_REJECTED", objection);
        refused(() -> about(firm, "OBJECTION_UPHELD", objection), 409, ErrorCode.RUL_624);
        assertThat(credit.store().openObjections("", "", 200)).extracting(CreditEvent::id).doesNotContain(objection.id());
        about(firm, "REMOVAL", listing);
        refused(() -> about(firm, "OBJECTION", listing), 409, ErrorCode.RUL_624);
        assertThat(standing(firm).fastTrack()).isTrue();
    }

    @Test
    void anObjectionIsDueAfterFiveWorkingDaysAndAfterTwentyWhereItWasExtended() {
        CreditEvent objection = new CreditEvent("", "", CreditSource.PUBLIC, CreditKind.OBJECTION, "", "", "",
                OffsetDateTime.parse("2024-04-30T15:00:00+08:00").toInstant(), null, null, "", null, null, "", now(), "");
        assertThat(credit.terms().due(objection, false)).as("1 to 5 May off, 11 May worked").isEqualTo("2024-05-10");
        assertThat(credit.terms().due(objection, true)).isEqualTo("2024-05-30");
    }

    @Test
    void whatTimeAloneChangesIsToldWhenItsDayHasCome() {
        String firm = firm();
        Map<String, String> later = new HashMap<>(listing());
        later.put("effectiveAt", BusinessTime.iso(now().plus(Duration.ofDays(3))));
        credit.post(firm, "PUBLIC", "LISTING", later);
        assertThat(standing(firm).fastTrack()).isTrue();
        credit.news().tellDue();
        assertThat(told(firm)).isEmpty();
        credit.window().clock().advance(Duration.ofDays(3));
        assertThat(standing(firm).fastTrack()).as("at once, told or not").isFalse();
        credit.news().tellDue();
        credit.news().tellDue();
        assertThat(told(firm)).containsExactly("credit.grade", "credit.listing");
        credit.window().clock().advance(Duration.ofDays(5 * 366));
        credit.news().tellDue();
        assertThat(credit.window().told(firm)).extracting(Told::type, told -> told.content().path("listed").asBoolean())
                .containsExactly(tuple("credit.grade", true), tuple("credit.listing", true), tuple("credit.grade", false), tuple("credit.listing", false));
    }

    @Test
    void aTermThatTwoPeopleHaveChangedHoldsFromItsInstantOn() {
        CreditEvent objection = new CreditEvent("", "", CreditSource.PUBLIC, CreditKind.OBJECTION, "", "", "",
                OffsetDateTime.parse("2024-04-28T10:00:00+08:00").toInstant(), null, null, "", null, null, "", now(), "anna");
        LocalDate before = credit.terms().due(objection, false);
        String eight = credit.versions().file(1, "credit.yaml").replaceAll("(CREDIT_OBJECTION_DAYS:[^{]*\\{value: )\"5\"", "$1\"8\"");
        Instant later = now().plus(Duration.ofHours(1));
        int proposed = credit.versions().propose("anna", later, Map.of("credit.yaml", eight)).version();
        assertThat(credit.versions().diff(proposed, 1, false)).as("firms read it too").singleElement()
                .satisfies(change -> assertThat(change.what()).startsWith("parameter CREDIT_OBJECTION_DAYS"));
        credit.versions().approve("bert", proposed);
        assertThat(credit.terms().due(objection, false)).as("until its instant").isEqualTo(before);
        credit.window().clock().advance(Duration.ofHours(1));
        assertThat(credit.terms().due(objection, false)).isAfter(before);
        int back = credit.versions().propose("anna", now().plus(Duration.ofHours(1)), Map.of("credit.yaml", credit.versions().file(1, "credit.yaml"))).version();
        credit.versions().approve("bert", back);
        credit.window().clock().advance(Duration.ofHours(1));
        assertThat(credit.terms().due(objection, false)).isEqualTo(before);
    }

    @Test
    void aVersionThatWasTakenBeforeItsWordsWereLookedAtIsUsedWhileSuchAOneIsRefusedNow() {
        String perhaps = credit.versions().file(1, "credit.yaml").replaceAll("(CREDIT_BAD_WITHDRAWS:[^{]*\\{value: )\"YES\"", "$1\"MAYBE\"");
        assertThatThrownBy(() -> credit.versions().propose("anna", now().plus(Duration.ofHours(1)), Map.of("credit.yaml", perhaps)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.findings().toString()).contains("CREDIT_BAD_WITHDRAWS is MAYBE"));
        String before = credit.rules().classes(CreditSource.CUSTOMS, LocalDate.of(2024, 3, 12)).toString();
        try (RuleLog log = new RuleLog()) {
            int taken = credit.versions().taken(Map.of("credit.yaml", perhaps));
            assertThat(credit.versions().book().now().version()).isEqualTo(taken);
            assertThat(log.faults()).singleElement().asString().contains("credit.yaml").contains("CREDIT_BAD_WITHDRAWS is MAYBE");
            assertThat(credit.rules().classes(CreditSource.CUSTOMS, LocalDate.of(2024, 3, 12))).hasToString(before);
        }
        int back = credit.versions().propose("anna", now().plus(Duration.ofHours(1)), Map.of("credit.yaml", credit.versions().file(1, "credit.yaml"))).version();
        credit.versions().approve("bert", back);
        credit.window().clock().advance(Duration.ofHours(1));
    }
}

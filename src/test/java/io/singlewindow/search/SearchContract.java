package io.singlewindow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.StoredSubmission;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The search, whatever database is searched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private static final String BUYER = "330106199003070014";
    private static final Caller PROVINCE = official("330000", Scope.Level.PROVINCE);

    private TestConsignments window;
    private Search search;
    private SearchedPersons persons;
    private SavedSearches saved;
    private TestReads reads;
    private PersonKeys keys;
    private List<String> submissions;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        keys = new PersonKeys(folder);
        persons = new SearchedPersons(keys);
        window.observe(new DocumentPersons(window.ledger().jdbc(), keys));
        search = new Search(window.visible(), new Numbers(window.ledger().jdbc()), window.names());
        reads = new TestReads(window.ledger(), window.clock());
        saved = new SavedSearches(window.ledger().jdbc(), window.transactions(), window.ledger().ledger(), window.clock());
        submissions = window.file(SampleDocuments.imports("S1").with(DocumentKind.ORDER, "buyerIdNumber", BUYER));
        window.file(SampleDocuments.imports("S2"));
        window.file(SampleDocuments.exports("S3"));
        window.transactions().executeWithoutResult(status ->
                window.references().given(window.row(submissions.get(3)).id(), java.util.Map.of("invtNo", "331920240000000001", "preNo", "B20240000001")));
    }

    @AfterAll
    void close() {
        window.close();
    }

    private AccessLog accessLog() {
        return new AccessLog(reads.log(), List.of(new ConsignmentSubjects(new Numbers(window.ledger().jdbc()), window.store(), window.visible())));
    }

    private static AccessLog.Asked asked(String subject, String reader) {
        return new AccessLog.Asked(subject, reader, null, null);
    }

    /** A message that is rejected as a whole, with an order of this number. */
    private String rejected(String sender, String orderNo, String body) {
        String id = window.ledger().ids().next(window.clock().instant());
        byte[] message = body.replace("ORDER-NO", orderNo).getBytes(StandardCharsets.UTF_8);
        String answer = "{\"submissionId\":\"" + id + "\",\"status\":\"REJECTED\",\"findings\":[{\"code\":\"VAL-0401\",\"severity\":\"ERROR\",\"given\":\"张三 13800001234\"}]}";
        window.ledger().ledger().append(new NewSubmission(id, window.clock().instant(), "contract", sender, "rest", "CEB311", "guid of " + id,
                NewSubmission.REJECTED, 422, id.repeat(2), null, List.of(), message, List.of(),
                "statement of " + id, proof -> new NewSubmission.Rendered(answer.getBytes(StandardCharsets.UTF_8), "receipt", new byte[] {1}))).join();
        window.ledger().ledger().awaitDurable();
        new RejectedDocuments(window.ledger().submissions(), bytes(), window.names(), keys, window.ledger().jdbc(), window.transactions()).run();
        return id;
    }

    private MessageBytes bytes() {
        return new MessageBytes(window.ledger().submissions(), new SafeReader(ReadingLimits.defaults()));
    }

    private SearchedMessages messages() {
        return new SearchedMessages(window.ledger().jdbc(), window.ledger().submissions(), window.store(), reads.grants());
    }

    private List<String> met(Caller caller, SearchQuery query) {
        return messages().find(caller, query).stream().map(StoredSubmission::id).toList();
    }

    private static SearchQuery query(String q) {
        return query(q, null, null, null, null);
    }

    private static final String ORDER = """
            <ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="g" version="1.0"><ceb:Order><ceb:OrderHead>
            <ceb:orderNo>ORDER-NO</ceb:orderNo><ceb:ebpCode>%s</ceb:ebpCode><ceb:buyerName>张三</ceb:buyerName><ceb:buyerIdNumber>%s</ceb:buyerIdNumber>
            <ceb:buyerTelephone>13800001234</ceb:buyerTelephone></ceb:OrderHead></ceb:Order></ceb:CEB311Message>
            """.formatted(SampleCompany.PLATFORM.customsCode(), "330106198511230018");

    @Test
    void whatWasFoundInAMessageThatIsGoneIsToldWithoutWhatStoodThere() {
        Map<String, Object> finding = Map.of("code", "XSD-104", "path", "/Order/buyerName", "given", "王小明", "expected", "60", "message", Map.of("zh", "王小明", "en", "王小明"));
        assertThat(String.valueOf(bytes().findingsWithoutPersons("gone", List.of(finding)))).contains("XSD-104", "/Order/buyerName", "kept no longer").doesNotContain("王小明");
    }

    @Test
    void aRejectedMessageIsFoundByItsNumbersAndItsPersonByWhomeverItConcerns() {
        String platform = SampleCompany.PLATFORM.uscc();
        String id = rejected(platform, "REJ1", ORDER);
        for (String number : List.of("REJ1", id, "guid of " + id)) {
            assertThat(met(PROVINCE, query(number))).as(number).containsExactly(id);
        }
        assertThat(met(PROVINCE, query(null, persons.key("330106198511230018"), null, null, null))).contains(id);
        assertThat(met(PROVINCE, query("REJ1", persons.key("330106198511230018"), null, null, null))).containsExactly(id);
        assertThat(met(PROVINCE, query("REJ1", persons.key(BUYER), null, null, null))).as("another person").isEmpty();
        assertThat(found(PROVINCE, "REJ1")).as("it belongs to no consignment").isEmpty();
        assertThat(met(official("330100", Scope.Level.CITY), query("REJ1"))).as("Hangzhou").containsExactly(id);
        assertThat(met(official("330200", Scope.Level.CITY), query("REJ1"))).as("Ningbo").isEmpty();
        assertThat(met(company(SampleCompany.PLATFORM), query("REJ1"))).as("its sender").containsExactly(id);
        assertThat(met(company(SampleCompany.PAYMENT), query("REJ1"))).isEmpty();
        assertThat(met(PROVINCE, query("REJ1", null, "EXPORT", null, null))).isEmpty();
        assertThat(met(PROVINCE, query("REJ1", null, null, "WAITING", null))).as("messages have no such state").isEmpty();
        assertThat(met(PROVINCE, query(submissions.get(0)))).as("what was accepted belongs to its consignment").isEmpty();
    }

    @Test
    void whatIsNotWellFormedIsFoundByWhatIsKnownOfIt() {
        String id = rejected(SampleCompany.PLATFORM.uscc(), "REJ2", "<ceb:CEB311Message><ceb:orderNo>ORDER-NO");
        assertThat(met(PROVINCE, query("REJ2"))).isEmpty();
        assertThat(met(PROVINCE, query(id))).containsExactly(id);
        assertThat(bytes().of(id)).hasValueSatisfying(message -> assertThat(message.wellFormed()).isFalse());
    }

    @Test
    void aConsignmentShowsWhatWasRejectedOfItsOrder() {
        String first = rejected(SampleCompany.PLATFORM.uscc(), "DDS1", ORDER);
        String stranger = rejected(SampleCompany.OTHER_SHOP.uscc(), "DDS1", ORDER.replace(SampleCompany.PLATFORM.customsCode(), SampleCompany.OTHER_SHOP.customsCode()));
        Consignment consignment = window.consignments("DDS1").get(0);
        assertThat(messages().of(PROVINCE, consignment)).extracting(StoredSubmission::id).containsExactly(first).doesNotContain(stranger);
        assertThat(messages().of(company(SampleCompany.PLATFORM), consignment)).extracting(StoredSubmission::id).containsExactly(first);
        assertThat(messages().of(company(SampleCompany.PAYMENT), consignment)).as("another's").isEmpty();
        Caller ningbo = official("330200", Scope.Level.CITY);
        assertThatThrownBy(() -> messages().require(ningbo, first, null)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(messages().require(ningbo, first, consignment).id()).as("on the page of a consignment that he sees").isEqualTo(first);
        assertThat(window.consignments("DDS2")).allMatch(other -> messages().of(PROVINCE, other).isEmpty());
    }

    @Test
    void anOfficialReadsWhyAMessageWasRejectedWithoutItsPersons() {
        String id = rejected(SampleCompany.PLATFORM.uscc(), "REJ3", ORDER);
        StoredSubmission stored = messages().require(PROVINCE, id, null);
        RejectedJson json = new RejectedJson(bytes(), JsonMapper.builder().build());
        assertThat(json.of(stored, PROVINCE).get("findings").toString()).contains("VAL-0401").doesNotContain("张三", "13800001234");
        assertThat(json.of(stored, company(SampleCompany.PLATFORM)).get("findings").toString()).contains("张三 13800001234");
    }

    @Test
    void readsAreFoundByANumberOfTheirConsignmentAndByTheirReader() {
        String id = window.consignments("DDS1").get(0).id();
        Caller eve = new Caller("eve", CallerRole.REGULATOR, null, false, "Eve", new Scope(Scope.EVERY_AUTHORITY, Scope.Level.CITY, "330100"));
        reads.log().note(eve, ReadLog.Kind.VIEW, ReadLog.Thing.CONSIGNMENT, List.of(id), "");
        reads.log().note(eve, ReadLog.Kind.UNMASK, ReadLog.Thing.SUBMISSION, List.of(submissions.get(0)), "court file 7");
        for (String number : List.of("DDS1", "ZFS1", id)) {
            assertThat(accessLog().page(PROVINCE, asked(number, ""), null, 10).rows()).extracting(row -> row.read().kind().name())
                    .containsExactlyInAnyOrder("VIEW", "UNMASK");
        }
        AccessLog.Page first = accessLog().page(eve, asked("", ""), null, 1);
        assertThat(first.rows()).hasSize(1).allMatch(row -> row.read().login().equals("eve"));
        assertThat(accessLog().page(eve, asked("", "eve"), first.next(), 1)).satisfies(second -> {
            assertThat(second.rows()).hasSize(1).doesNotContain(first.rows().get(0));
            assertThat(second.next()).isNull();
        });
        assertThat(accessLog().page(PROVINCE, asked("DDS1", "eve"), null, 10).rows()).filteredOn(row -> row.shown() != null)
                .extracting(row -> row.shown().name() + " " + row.shown().pagePath()).containsExactly("DDS1 /console/consignments/" + id);
        assertThat(accessLog().page(PROVINCE, new AccessLog.Asked("DDS1", "eve", null, "2014-01-01"), null, 10).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"no-such-number,'','',404", "DDS1,'','',404", "'',regulator,'',403", "'','',x,400", "'','','Zg',400"})
    void whoAsksTheAccessLogForMoreThanHisOwnIsRefused(String subject, String reader, String after, int status) {
        assertThatThrownBy(() -> accessLog().page(official("330200", Scope.Level.CITY), asked(subject, reader), after, 10))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }

    private static Caller official(String region, Scope.Level level) {
        return new Caller("official-" + region, CallerRole.REGULATOR, null, false, "An official", new Scope(Scope.EVERY_AUTHORITY, level, region));
    }

    private static Caller company(SampleCompany company) {
        return new Caller(company.name(), CallerRole.CLIENT, company.uscc(), false);
    }

    private List<String> found(Caller caller, SearchQuery query) {
        return search.page(caller, query, null, 50).items().stream().map(Consignment::orderNo).toList();
    }

    private List<String> found(Caller caller, String q) {
        return found(caller, query(q, null, null, null, null));
    }

    private static SearchQuery query(@Nullable String q, @Nullable String person, @Nullable String direction, @Nullable String state, @Nullable String region) {
        return SearchQuery.read(SearchQuery.Written.of(q, person, null, direction, null, state, null, null, null, region));
    }

    @ParameterizedTest
    @CsvSource({"DDS1", "ZFS1", "YDS1", "QDS1", "331920240000000001", "B20240000001", " DDS1 "})
    void everyNumberOfAConsignmentFindsItAndNoOther(String number) {
        assertThat(found(PROVINCE, number)).containsExactly("DDS1");
    }

    @Test
    void aSubmissionADocumentAndTheConsignmentItselfFindIt() {
        String id = submissions.get(1);
        assertThat(found(PROVINCE, id)).containsExactly("DDS1");
        assertThat(found(PROVINCE, id + "-1")).containsExactly("DDS1");
        assertThat(found(PROVINCE, window.consignments("DDS1").get(0).id())).containsExactly("DDS1");
        String digest = window.ledger().jdbc().sql("SELECT sha256 FROM submission WHERE id = ?").param(id).query(String.class).single();
        assertThat(found(PROVINCE, digest.toUpperCase(java.util.Locale.ROOT))).contains("DDS1");
        assertThat(found(PROVINCE, "no-such-number")).isEmpty();
    }

    @Test
    void aPersonFindsWhatHeBoughtByHisKeyAlone() {
        String key = persons.key(" " + BUYER.toLowerCase(java.util.Locale.ROOT) + " ");
        assertThat(key).doesNotContain(BUYER);
        assertThat(found(PROVINCE, query(null, key, null, null, null))).containsExactly("DDS1");
        assertThat(found(PROVINCE, query("DDS2", key, null, null, null))).isEmpty();
        assertThat(found(company(SampleCompany.LOGISTICS), query(null, key, null, null, null))).as("whose waybill names nobody").isEmpty();
    }

    @Test
    void anIdentityNumberInTheAddressIsRefusedAndNotRepeated() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> query(BUYER, null, null, null, null));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.findings().toString()).contains("POST").doesNotContain(BUYER);
    }

    @Test
    void partsOfASearchNarrowEachOther() {
        assertThat(found(PROVINCE, query(null, null, "IMPORT", null, null))).containsExactly("DDS2", "DDS1");
        assertThat(found(PROVINCE, query(null, null, "EXPORT", null, "3301"))).containsExactly("DDS3");
        assertThat(found(PROVINCE, query("DDS3", null, "IMPORT", null, null))).isEmpty();
        assertThat(found(PROVINCE, query(null, null, null, "RELEASED", null))).isEmpty();
        assertThat(found(PROVINCE, query(null, null, null, null, "4403"))).isEmpty();
    }

    @Test
    void daysAndAuthoritiesAndPlatformsNarrowIt() {
        String today = java.time.LocalDate.ofInstant(window.clock().instant(), io.singlewindow.time.BusinessTime.ZONE).toString();
        assertThat(found(PROVINCE, SearchQuery.read(SearchQuery.Written.of(null, null, SampleCompany.PLATFORM.customsCode(), null, null, null, "customs", today, today, null))))
                .containsExactly("DDS3", "DDS2", "DDS1");
        assertThat(found(PROVINCE, SearchQuery.read(SearchQuery.Written.of(null, null, null, null, null, null, "forex", null, null, null)))).isEmpty();
        assertThat(found(PROVINCE, SearchQuery.read(SearchQuery.Written.of(null, null, null, null, null, null, null, null, "2014-01-01", null)))).isEmpty();
    }

    @Test
    void nobodyFindsWhatIsNotHis() {
        assertThat(found(official("330100", Scope.Level.CITY), "DDS1")).as("companies of Hangzhou").containsExactly("DDS1");
        assertThat(found(official("330200", Scope.Level.CITY), "DDS1")).as("Ningbo").isEmpty();
        assertThat(found(new Caller("nowhere", CallerRole.REVIEWER, null, false), "DDS1")).as("no scope").isEmpty();
        assertThat(found(company(SampleCompany.PLATFORM), "DDS1")).containsExactly("DDS1");
        assertThat(found(company(SampleCompany.OTHER_SHOP), "DDS1")).as("has sent nothing of it").isEmpty();
        assertThat(found(company(SampleCompany.PLATFORM), "ZFS1")).as("another's payment number").isEmpty();
        assertThat(found(company(SampleCompany.PAYMENT), "ZFS1")).containsExactly("DDS1");
    }

    /** Else what is found would tell what is not shown. */
    @Test
    void whatTheListSaysAndWhatIsDecidedOfItACompanyFindsByItsOwnListsAlone() {
        window.consignments("DDS1").forEach(one -> {
            window.ledger().jdbc().sql("INSERT INTO statistic_consignment (consignment_id, opened_on, opened_month, direction, trade_mode, platform, firm, region,"
                            + " entity_class, country, chapter, state, customs, inspection, forex, tax_refund, list_document) VALUES"
                            + " (?, ?, '2014-01', 'IMPORT', '9610', '', '', '330100', '2', '601', '19', 'MATCHED', 'RED', '', '', '', '')")
                    .params(one.id(), LocalDate.of(2014, 1, 1)).update();
            window.ledger().jdbc().sql("INSERT INTO statistic_difference (consignment_id, field, severity) VALUES (?, 'packNo', 'SOFT')").param(one.id()).update();
        });
        TestSearch search = new TestSearch(window);
        for (String part : List.of("treatment=customs:RED", "entityClass=2", "country=601", "chapter=19", "authority=customs")) {
            assertThat(search.at(PROVINCE, "/console/search?" + part)).as(part).contains("DDS1");
            assertThat(search.at(company(SampleCompany.DECLARANT), "/console/search?" + part)).as(part + " of its own list").contains("DDS1");
            for (SampleCompany party : List.of(SampleCompany.PLATFORM, SampleCompany.PAYMENT, SampleCompany.LOGISTICS)) {
                assertThat(search.at(company(party), "/console/search?" + part)).as(part + " by " + party).isEmpty();
            }
        }
        assertThat(search.at(company(SampleCompany.PLATFORM), "/console/search?counted=all&firmRegion=3301")).as("how it stands is its own").containsExactly("DDS1");
        assertThat(search.at(company(SampleCompany.PLATFORM), "/console/search?differs=packNo")).as("all parties are told").containsExactly("DDS1");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            Page page = search.page(PROVINCE, query(null, null, null, null, null), after, 1);
            page.items().forEach(one -> all.add(one.orderNo()));
            after = page.next();
        } while (after != null);
        assertThat(all).containsExactly("DDS3", "DDS2", "DDS1");
    }

    /** Parties are looked for within the bounds of the page alone; a bound that is wrong would lose or repeat one. */
    @Test
    void pagesOfWhoSeesAPartFollowEachOtherAsWellWithAndWithoutDays() {
        String day = LocalDate.ofInstant(window.clock().instant(), BusinessTime.ZONE).toString();
        SearchQuery today = SearchQuery.read(SearchQuery.Written.of(null, null, null, null, null, null, null, day, day, "3301"));
        for (Caller caller : List.of(PROVINCE, official("330100", Scope.Level.CITY), company(SampleCompany.PLATFORM))) {
            for (SearchQuery query : List.of(query(null, null, null, null, null), today)) {
                List<String> whole = search.page(caller, query, null, 50).items().stream().map(Consignment::id).toList();
                assertThat(whole).as(caller.id()).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
                List<String> paged = new ArrayList<>();
                String after = null;
                do {
                    Page page = search.page(caller, query, after, 1);
                    page.items().forEach(one -> paged.add(one.id()));
                    after = page.next();
                } while (after != null);
                assertThat(paged).as(caller.id()).isEqualTo(whole);
            }
        }
    }

    @Test
    void keptSearchesAreTheirOwnersAlone() {
        saved.keep(PROVINCE, "held ones", "state=HELD");
        saved.keep(PROVINCE, "held ones", "state=HELD&direction=IMPORT");
        assertThat(saved.of(PROVINCE)).containsExactly(new SavedSearches.Saved("held ones", "state=HELD&direction=IMPORT"));
        assertThat(saved.of(official("330200", Scope.Level.CITY))).isEmpty();
        saved.forget(PROVINCE, "held ones");
        assertThat(saved.of(PROVINCE)).isEmpty();
    }
}

package io.singlewindow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.Scope;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.VisibleConsignments.Page;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search, whatever database is searched. */
abstract class SearchContract extends OnSearch {

    private AccessLog accessLog() {
        return new AccessLog(reads.log(), List.of(new ConsignmentSubjects(new Numbers(window.ledger().jdbc()), window.store(), window.visible())));
    }

    private static AccessLog.Asked asked(String subject, String reader) {
        return new AccessLog.Asked(subject, reader, null, null);
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

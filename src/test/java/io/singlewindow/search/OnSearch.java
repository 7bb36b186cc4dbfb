package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.access.TestReads;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.person.PersonKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Consignments to be searched, and who searches, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnSearch {

    static final String BUYER = "330106199003070014";
    static final Caller PROVINCE = official("330000", Scope.Level.PROVINCE);

    TestConsignments window;
    Search search;
    SearchedPersons persons;
    SavedSearches saved;
    TestReads reads;
    PersonKeys keys;
    List<String> submissions;

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

    static Caller official(String region, Scope.Level level) {
        return new Caller("official-" + region, CallerRole.REGULATOR, null, false, "An official", new Scope(Scope.EVERY_AUTHORITY, level, region));
    }

    static Caller company(SampleCompany company) {
        return new Caller(company.name(), CallerRole.CLIENT, company.uscc(), false);
    }

    List<String> found(Caller caller, SearchQuery query) {
        return search.page(caller, query, null, 50).items().stream().map(Consignment::orderNo).toList();
    }

    List<String> found(Caller caller, String q) {
        return found(caller, query(q, null, null, null, null));
    }

    static SearchQuery query(String q) {
        return query(q, null, null, null, null);
    }

    static SearchQuery query(@Nullable String q, @Nullable String person, @Nullable String direction, @Nullable String state, @Nullable String region) {
        return SearchQuery.read(SearchQuery.Written.of(q, person, null, direction, null, state, null, null, null, region));
    }
}

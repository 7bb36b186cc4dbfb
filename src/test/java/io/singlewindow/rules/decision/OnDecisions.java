package io.singlewindow.rules.decision;

import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.Assessment;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.Decision;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.match.Documents;
import io.singlewindow.consignment.match.MatchRules;
import io.singlewindow.consignment.match.Matcher;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.rules.version.TestRules;
import io.singlewindow.time.BusinessTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Consignments, the rules and what was decided by them, on whatever database. */
abstract class OnDecisions {

    static final List<FactSource> NOBODY_ELSE = List.of(new DocumentFacts());

    TestConsignments window;

    TestRules rules;

    DecisionStore store;

    DecisionBook book;

    SamplingSalts salts;

    final List<String> done = new ArrayList<>();

    final List<RowEffect> effects = List.of(effect("VOID_GOODS_FILING"), effect("ALERT"));

    abstract TestDatabase database();

    @BeforeEach
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, TestDispatch::new);
        rules = TestRules.of(window.ledger(), window.clock());
        store = new DecisionStore(window.ledger().jdbc());
        book = new DecisionBook(store, window.ledger().pending(), window.ledger().ids(), window.clock());
        salts = new SamplingSalts(window.ledger().jdbc(), window.ledger().pending(), window.clock(), window.ledger().transactions().getTransactionManager());
    }

    @AfterEach
    void close() {
        window.close();
    }

    Consignment filed(SampleDocuments documents) {
        String now = BusinessTime.wire14(window.clock().instant());
        for (DocumentKind kind : new DocumentKind[] {DocumentKind.ORDER, DocumentKind.WAYBILL}) {
            documents.withHead(kind, "appTime", now);
        }
        window.file(documents.with(DocumentKind.PAYMENT, "payTime", now).with(DocumentKind.LIST, "declTime", now.substring(0, 8)));
        return window.consignment(documents);
    }

    Decision decide(Consignment consignment, List<FactSource> sources) {
        ConsignmentDecisions decisions = new ConsignmentDecisions(rules.book(), sources, book, salts, effects, window.store(), window.clock());
        Documents documents = window.assembly().documents(consignment);
        return window.transactions().execute(status -> decisions.decide(consignment, documents,
                new Matcher(MatchRules.DEFAULT, window.names()::company).match(documents), Assessment.NONE));
    }

    Map<String, Object> shown(Consignment consignment) {
        return new KeptDecisions(book).of(window.store().find(consignment.id()).orElseThrow());
    }

    RowEffect effect(String name) {
        return new RowEffect() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void happen(Cause cause) {
                done.add(name + " " + cause.reason());
            }
        };
    }
}

package io.singlewindow.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.callback.Receiver;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One platform, filed anew before each test where a receiver stands, and orders that are asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPlatform {

    /** No two orders have one number, whichever test they are of. */
    static final AtomicInteger ORDERS = new AtomicInteger();

    TestAuthenticity window;
    Receiver platform;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = new TestAuthenticity(database(), folder);
    }

    @BeforeEach
    void startAnew() {
        window.startAnew();
        platform = TestAuthenticity.accepting();
        window.filePlatform(platform.url());
    }

    @AfterEach
    void end() {
        platform.close();
    }

    @AfterAll
    void close() {
        window.close();
    }

    static SampleDocuments documents(String prefix) {
        return SampleDocuments.imports(prefix + ORDERS.incrementAndGet());
    }

    /** Order and payment of one that is asked for; its number. */
    String filed() {
        SampleDocuments documents = documents("ASK");
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.ORDER));
        window.consignments().submit(Direction.IMPORT, documents.get(DocumentKind.PAYMENT));
        window.consignments().index();
        return documents.get(DocumentKind.ORDER).number();
    }

    Authenticity facts(String orderNo) {
        return window.facts.of(window.consignments().consignments(orderNo).get(0));
    }

    List<String> events(String orderNo) {
        String id = window.consignments().consignments(orderNo).get(0).id();
        return window.consignments().told(id).stream().filter(told -> told.type().equals("authenticity.state"))
                .peek(told -> assertThat(told.audience()).isEqualTo(Set.of(TestAuthenticity.PLATFORM.uscc())))
                .map(told -> told.content().get("event").asString()).toList();
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().code()).toList();
    }
}

package io.singlewindow.warning;

import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.Direction;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.Order;
import io.singlewindow.warning.rule.Rule;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The warnings of a window of their own, and documents to file that meet nobody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnWarnings {

    TestWarnings warnings;
    private int numbers;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        warnings = TestWarnings.open(database(), folder);
    }

    @AfterAll
    void close() {
        warnings.close();
    }

    /** An order of a day nobody else has ordered on, by this person, of goods nobody else sells, worth so much. */
    SampleDocuments documents(String person, String amount) {
        String number = "W" + ++numbers;
        SampleDocuments documents = SampleDocuments.imports(number).with(DocumentKind.ORDER, "goodsValue", new BigDecimal(amount))
                .with(DocumentKind.ORDER, "freight", BigDecimal.ZERO).with(DocumentKind.ORDER, "buyerIdNumber", person)
                .with(DocumentKind.ORDER, "buyerTelephone", "tel " + person.hashCode()).with(DocumentKind.ORDER, "consigneeAddress", "road of " + person)
                .with(DocumentKind.PAYMENT, "payerIdNumber", person);
        return priced(documents, "item of " + person, "100");
    }

    static SampleDocuments priced(SampleDocuments documents, String itemNo, String price) {
        List<Order.Line> lines = ((Order) documents.get(DocumentKind.ORDER)).lines().stream().limit(1)
                .map(line -> new Order.Line(line.gnum(), itemNo, line.itemName(), line.gmodel(), line.unit(), line.qty(), new BigDecimal(price),
                        new BigDecimal(price).multiply(line.qty()), line.currency(), line.country())).toList();
        return documents.with(DocumentKind.ORDER, "lines", lines);
    }

    /** Files one document; its id. */
    String file(SampleDocuments documents, DocumentKind kind) {
        String submission = warnings.window().submit(Direction.IMPORT, documents.get(kind));
        warnings.window().index();
        return warnings.window().row(submission).id();
    }

    List<Warning> about(Rule rule, String documentId) {
        return warnings.of(rule).stream().filter(one -> warnings.store().documents(one.id(), 50).stream().anyMatch(shown -> shown.documentId().equals(documentId)))
                .toList();
    }

    void days(int days) {
        warnings.window().clock().advance(Duration.ofDays(days));
    }

    /** Two orders of one person that are split; the second's id. */
    String split(String person) {
        file(documents(person, "3000"), DocumentKind.ORDER);
        return file(documents(person, "3000"), DocumentKind.ORDER);
    }
}

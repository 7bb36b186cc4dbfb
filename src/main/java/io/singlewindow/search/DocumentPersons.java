package io.singlewindow.search;

import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.FiledDocuments;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Document;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.person.PersonKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps by key whom a document is about, so that a person's consignments are found without a number being kept. */
@Component
@Profile("!simulator")
class DocumentPersons implements FiledDocuments {

    private final JdbcClient jdbc;
    private final PersonKeys keys;

    DocumentPersons(JdbcClient jdbc, PersonKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void filed(DocumentRow row, Document document, Instant receivedAt) {
        String person = keys.ofIdentity(number(document));
        if (!person.isEmpty() && jdbc.sql("SELECT COUNT(*) FROM document_person WHERE person = ? AND document_id = ?")
                .params(person, row.id()).query(Integer.class).single() == 0) {
            jdbc.sql("INSERT INTO document_person (person, document_id) VALUES (?, ?)").params(person, row.id()).update();
        }
    }

    private static @Nullable String number(Document document) {
        if (document instanceof Order order) {
            return order.buyerIdNumber();
        }
        if (document instanceof Payment payment) {
            return payment.payerIdNumber();
        }
        return document instanceof DeclarationList list ? list.buyerIdNumber() : null;
    }
}

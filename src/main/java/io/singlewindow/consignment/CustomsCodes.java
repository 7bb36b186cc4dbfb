package io.singlewindow.consignment;

import io.singlewindow.consignment.state.StateFunction;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The returnStatus codes that customs has given to a document. */
@Component
@Profile("!simulator")
public class CustomsCodes {

    private final JdbcClient jdbc;

    CustomsCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, each once. */
    public List<String> of(String documentId) {
        return jdbc.sql("SELECT DISTINCT code FROM document_receipt WHERE document_id = ? AND authority = 'customs'")
                .param(documentId).query(String.class).list();
    }

    /** True when customs has refused the document and does not have it. */
    public boolean refused(String documentId) {
        return StateFunction.refused(of(documentId));
    }
}

package io.singlewindow.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Callbacks that were there before deliveries had a key of their own go on by their subject. */
class OldCallbacksTest {

    @Test
    void onH2(@TempDir Path folder) {
        goesOn(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("window"), "sa", ""), "h2");
    }

    @Test
    void onPostgresql() {
        goesOn(new DriverManagerDataSource(TestDatabase.postgresqlUrl(), "postgres", ""), "postgresql");
    }

    private static void goesOn(DriverManagerDataSource database, String migrations) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/" + migrations).target("29").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("INSERT INTO callback_delivery (id, endpoint_id, entry_number, type, subject, form, state, replayed, attempts, next_attempt_at, created_at)"
                + " VALUES ('d1', 'e', 7, 'receipt.issued', 'document', 'FULL', 'WAITING', FALSE, 1, 5, 1),"
                + " ('d2', 'e', 8, 'receipt.issued', 'document', 'FULL', 'WAITING', FALSE, 0, NULL, 1)").update();
        Flyway.configure().dataSource(database).locations("classpath:db/migration/" + migrations).load().migrate();
        DeliveryStore deliveries = new DeliveryStore(jdbc);
        assertThat(deliveries.find("d1").orElseThrow().key()).isEqualTo("document");
        deliveries.rekey("e", "document", "consignment");
        deliveries.finish("d1", Delivery.State.DELIVERED, null, 9);
        deliveries.activate("e", "consignment", 10);
        assertThat(deliveries.find("d2").orElseThrow()).satisfies(one -> {
            assertThat(one.key()).isEqualTo("consignment");
            assertThat(one.subject()).isEqualTo("document");
            assertThat(one.nextAttemptAtMillis()).isEqualTo(10);
        });
    }
}

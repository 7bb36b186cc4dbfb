package io.singlewindow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of zips, on each database. */
abstract class BatchContract {

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<Batch.Item> ITEMS = List.of(
            new Batch.Item(0, "第一.xml", 202, "0".repeat(32), null),
            new Batch.Item(1, "n".repeat(200), 413, null, "{\"code\":\"SYS-006\"}"));

    private final TestDatabase database;

    @TempDir
    Path folder;

    private HikariDataSource dataSource;
    private BatchStore store;

    BatchContract(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        dataSource = database.open(folder);
        store = new BatchStore(new JdbcTemplate(dataSource), new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    private static Batch batch(String digest, Instant receivedAt) {
        return new Batch("b".repeat(32), "payment", digest, receivedAt, 2, List.of());
    }

    @Test
    void aBatchIsKnownFromItsBeginningAndKeepsItsFirstDigestAndTime() {
        Batch first = batch("first", FIRST);
        assertThat(store.begin(first)).isEqualTo(first);
        assertThat(store.begin(batch("other", FIRST.plusSeconds(60)))).isEqualTo(first);
        assertThat(store.find(first.id())).hasValue(first);
        assertThat(store.find("c".repeat(32))).isEmpty();
    }

    @Test
    void answersTakeThePlaceOfEarlierOnes() {
        Batch batch = store.begin(batch("first", FIRST));
        store.answer(batch.id(), ITEMS);
        assertThat(store.find(batch.id()).orElseThrow().items()).isEqualTo(ITEMS);
        List<Batch.Item> later = List.of(ITEMS.get(0), new Batch.Item(1, "n".repeat(200), 202, "1".repeat(32), null));
        store.answer(batch.id(), later);
        assertThat(store.find(batch.id()).orElseThrow().items()).isEqualTo(later);
    }

    @Test
    void ofTheSameZipSentManyTimesAtOnceOneBatchIsKept() {
        List<CompletableFuture<Batch>> senders = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            senders.add(CompletableFuture.supplyAsync(() -> {
                Batch known = store.begin(batch("first", FIRST));
                store.answer(known.id(), ITEMS);
                return known;
            }));
        }
        assertThat(senders).allSatisfy(sender -> assertThat(sender.join().zipSha256()).isEqualTo("first"));
        assertThat(store.find("b".repeat(32)).orElseThrow().items()).isEqualTo(ITEMS);
    }
}

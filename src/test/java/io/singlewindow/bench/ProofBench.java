package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.tree.GrowingTree;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.trail.tree.TreeHash;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long an inclusion and a consistency proof take in a large log; PostgreSQL, {@code -Dproof.entries} of them. */
class ProofBench {

    private static final long ENTRIES = Long.getLong("proof.entries", 10_000_000L);
    private static final int GROUP = 1 << 16;
    private static final int PROOFS = 3000;
    private static final int WARM_UP = 300;

    @TempDir
    Path folder;

    @Test
    void proofs() {
        Report.begin();
        try (HikariDataSource dataSource = TestDatabase.POSTGRESQL.open(folder)) {
            fill(new JdbcTemplate(dataSource));
            JdbcClient jdbc = JdbcClient.create(dataSource);
            EntryLog kept = new EntryLog(jdbc);
            StringBuilder text = new StringBuilder("| proof | entries | median ms | 95 % ms | 99 % ms |\n|---|--:|--:|--:|--:|\n");
            text.append(row("inclusion, any entry", leaf -> Proofs.inclusion(kept.nodes(), leaf, ENTRIES)));
            text.append(row("inclusion, nothing in memory", leaf -> Proofs.inclusion(new EntryLog(jdbc).nodes(), leaf, ENTRIES)));
            text.append(row("consistency, any earlier size", size -> Proofs.consistency(kept.nodes(), size + 1, ENTRIES)));
            Report.add("Proofs, PostgreSQL", text.toString());
            assertThat(kept.size()).isEqualTo(ENTRIES);
        }
    }

    private static String row(String title, LongConsumer proof) {
        Random random = new Random(11);
        double[] millis = new double[PROOFS];
        for (int i = -WARM_UP; i < PROOFS; i++) {
            long leaf = (long) (random.nextDouble() * (ENTRIES - 1));
            long before = System.nanoTime();
            proof.accept(leaf);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        }
        Arrays.sort(millis);
        return String.format(Locale.ROOT, "| %s | %d | %.2f | %.2f | %.2f |%n", title, ENTRIES, millis[PROOFS / 2],
                millis[PROOFS * 95 / 100], millis[PROOFS * 99 / 100]);
    }

    /** Entries whose leaf is their number, made by the database; the tree over them by the server's own code. */
    private static void fill(JdbcTemplate template) {
        template.update("INSERT INTO entry (number, at, type, ref, leaf, leaf_hash) SELECT n, n, 'bench', 'r' || n, '', sha256('\\x00'::bytea || int8send(n))"
                + " FROM generate_series(0, ? - 1) n", ENTRIES);
        List<byte[]> frontier = List.of();
        for (long from = 0; from < ENTRIES; from += GROUP) {
            List<byte[]> leaves = new ArrayList<>();
            for (long n = from; n < Math.min(ENTRIES, from + GROUP); n++) {
                leaves.add(TreeHash.leaf(ByteBuffer.allocate(Long.BYTES).putLong(n).array()));
            }
            GrowingTree tree = new GrowingTree(from, frontier, leaves);
            template.batchUpdate("INSERT INTO subtree (level, idx, hash) VALUES (?, ?, ?)", tree.completed(), 500, (statement, stored) -> {
                statement.setInt(1, stored.level());
                statement.setLong(2, stored.index());
                statement.setBytes(3, stored.hash());
            });
            frontier = tree.frontier();
        }
        template.update("INSERT INTO log_head (id, origin, size, frontier, last_at, checkpoint) VALUES (1, 'bench', ?, ?, 0, '')", ENTRIES, new byte[0]);
        // what was filled in is written before it is measured, as that of a log of years is
        template.execute("VACUUM ANALYZE");
        template.execute("CHECKPOINT");
    }
}

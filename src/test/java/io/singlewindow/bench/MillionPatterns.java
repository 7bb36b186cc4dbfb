package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real consignments, played through a running server's doors until nothing more happens to them: imports and exports that were
 * released and closed, some that wait for their waybill and list, and some whose payment does not fit.
 */
final class MillionPatterns {

    /** So many consignments are real; each other one is a copy of one of them. */
    static final int COUNT = 100;
    /** Stands in every number of them, so that copies can have numbers of their own. */
    static final String MARK = "ZXZXZ";
    /** Ids that are made within so many milliseconds begin with the same seven digits. */
    static final int WINDOW_BITS = 20;
    private static final int CLOSED_IMPORTS = 55;
    private static final int CLOSED_EXPORTS = 25;
    private static final int DIFFERENT = 10;
    private static final int ALL_DOCUMENTS = 4;
    private static final int CONNECTIONS = 8;
    private static final String KEY = "sandbox-any";
    private static final Duration ROOM = Duration.ofMinutes(4);
    private static final Duration SETTLED_MAX = Duration.ofMinutes(12);

    private MillionPatterns() {}

    /** Plays them; all their ids begin with the same digits. */
    static void play(BenchServer server, JdbcClient jdbc) {
        Messages imports = new Messages(server);
        Messages exports = Messages.exports(server);
        List<List<Prepared>> sets = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (i < CLOSED_IMPORTS) {
                sets.add(imports.marked(MARK, ALL_DOCUMENTS, UnaryOperator.identity()));
            } else if (i < CLOSED_IMPORTS + CLOSED_EXPORTS) {
                sets.add(exports.marked(MARK, ALL_DOCUMENTS, UnaryOperator.identity()));
            } else if (i < CLOSED_IMPORTS + CLOSED_EXPORTS + DIFFERENT) {
                sets.add(imports.marked(MARK, ALL_DOCUMENTS, text -> text.replace("<ceb:amountPaid>220.52<", "<ceb:amountPaid>250.52<")));
            } else {
                sets.add(imports.marked(MARK, 2, UnaryOperator.identity()));
            }
        }
        awaitRoom();
        Queue<Prepared> queue = new ConcurrentLinkedQueue<>();
        sets.forEach(queue::addAll);
        int messages = queue.size();
        assertThat(Load.run(server.port(), KEY, queue, CONNECTIONS, SETTLED_MAX).accepted()).hasSize(messages);
        awaitSettled(jdbc);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM consignment WHERE state = 'CLOSED'").query(Long.class).single()).isEqualTo(CLOSED_IMPORTS + CLOSED_EXPORTS);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM consignment WHERE state = 'MISMATCHED'").query(Long.class).single()).isEqualTo(DIFFERENT);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM consignment WHERE state = 'WAITING'").query(Long.class).single())
                .isEqualTo(COUNT - CLOSED_IMPORTS - CLOSED_EXPORTS - DIFFERENT);
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT SUBSTRING(id FROM 1 FOR 7)) FROM (SELECT id FROM consignment UNION ALL SELECT id FROM submission"
                + " UNION ALL SELECT id FROM dispatch) i").query(Long.class).single()).as("windows of time").isEqualTo(1);
    }

    /** Waits until the window of time has room for all of it. */
    private static void awaitRoom() {
        Awaitility.await().atMost(ROOM.plusMinutes(1)).pollInterval(Duration.ofSeconds(1))
                .until(() -> (1 << WINDOW_BITS) - (System.currentTimeMillis() & (1 << WINDOW_BITS) - 1) > ROOM.toMillis());
    }

    /** Everything is answered, told and counted. */
    private static void awaitSettled(JdbcClient jdbc) {
        Awaitility.await().atMost(SETTLED_MAX).pollInterval(Duration.ofSeconds(1)).until(() -> jdbc.sql("SELECT"
                + " (SELECT COUNT(*) FROM dispatch WHERE state <> 'ANSWERED') + (SELECT COUNT(*) FROM pending_entry)"
                + " + (SELECT COUNT(*) FROM forex_item WHERE next_check_at IS NOT NULL OR due_at IS NOT NULL OR state NOT IN ('SETTLED', 'HELD')) + (SELECT COUNT(*) FROM refund_item WHERE next_check_at IS NOT NULL)"
                + " + (SELECT COUNT(*) FROM consignment WHERE state NOT IN ('CLOSED', 'MISMATCHED', 'WAITING'))"
                + " + (SELECT h.size - c.next_entry FROM log_head h, statistic_cursor c)").query(Long.class).single() == 0);
    }
}

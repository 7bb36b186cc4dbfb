package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.ledger.power.PowerCutDisk;
import io.singlewindow.ledger.power.Survival;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.tree.Nodes;
import io.singlewindow.trail.tree.Proofs;
import io.singlewindow.verifier.LogVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes in the midst of groups, and what comes up again is looked at. */
class PowerCutIT {

    private static final int CUTS = 30;
    private static final int OPERATIONS_MAX = 80;
    /** The server's options and: space may be taken again at once, as after 45 s, and the background thread hurries. */
    private static final String AGED = ";RETENTION_TIME=0;WRITE_DELAY=1;TRACE_LEVEL_FILE=0";

    @TempDir
    static Path root;
    private static Path empty;

    @BeforeAll
    static void makeAnEmptyLedger() throws Exception {
        empty = Files.createDirectory(root.resolve("empty"));
        try (HikariDataSource pool = LedgerParts.pool(LedgerParts.url(empty))) {
            LedgerParts.migrate(pool);
        }
    }

    @Test
    void noAcknowledgedSubmissionIsLostWhenThePowerGoes() throws Exception {
        int acknowledged = 0;
        long began = System.nanoTime();
        for (int cut = 0; cut < CUTS; cut++) {
            Path folder = folder("cut" + cut);
            try (PowerCutDisk disk = PowerCutDisk.at(folder, Survival.values()[cut % Survival.values().length], cut)) {
                Load load = workUntilDark(disk, folder, cut % 2 == 0 ? "" : AGED, cut);
                requireAllIsThere(folder, load);
                acknowledged += load.acknowledged().size();
            }
        }
        assertThat(acknowledged).as("submissions that were acknowledged before a cut").isGreaterThan(CUTS);
        System.out.printf("Power cuts: %d, acknowledged before them %d, lost 0, in %d s%n",
                CUTS, acknowledged, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    @Test
    void onADiskThatOnlySaysItHasForcedTheyAreLost() throws Exception {
        Path folder = folder("lying");
        try (PowerCutDisk disk = PowerCutDisk.lying(folder, Survival.NONE, 1)) {
            Load load = workUntilDark(disk, folder, "", 1);
            try (LedgerParts again = LedgerParts.open(LedgerParts.url(folder), folder)) {
                Submissions stored = again.submissions();
                assertThat(load.acknowledged().keySet()).isNotEmpty()
                        .allMatch(submission -> stored.find(submission.id()).isEmpty());
            }
        }
    }

    private static Path folder(String name) throws Exception {
        Path folder = Files.createDirectory(root.resolve(name));
        Files.copy(empty.resolve("window.mv.db"), folder.resolve("window.mv.db"));
        return folder;
    }

    private static Load workUntilDark(PowerCutDisk disk, Path folder, String options, long seed) throws Exception {
        LedgerParts parts = LedgerParts.open(LedgerParts.powerCutUrl(folder) + options, folder);
        parts.ledger().start();
        Load load = new Load(parts, seed);
        disk.cutAfter(10 + new Random(seed).nextInt(OPERATIONS_MAX));
        try (QuietLogs quiet = new QuietLogs()) {
            load.begin();
            disk.awaitDark();
            load.awaitEnd();
            parts.close();
        }
        return load;
    }

    private static void requireAllIsThere(Path folder, Load load) throws Exception {
        try (LedgerParts again = LedgerParts.open(LedgerParts.url(folder), folder)) {
            Submissions stored = again.submissions();
            for (Map.Entry<NewSubmission, Outcome.Recorded> one : load.acknowledged().entrySet()) {
                assertThat(stored.find(one.getKey().id()).orElseThrow().answer()).isEqualTo(one.getValue().answer());
            }
            for (String ref : load.durableEvents()) {
                assertThat(again.log().about(ref)).as("entries of the event %s", ref).hasSize(1);
            }
            requireNothingIsHalfThere(again, load);
            requireTheLogHolds(again);
            String before = again.log().checkpoint();
            again.ledger().start();
            NewSubmission next = new SampleSubmissions().of("next", "next", new byte[] {1});
            again.ledger().append(next).get(20, TimeUnit.SECONDS);
            requireConsistent(again, before, again.log().checkpoint());
        }
    }

    /** Whatever is there, acknowledged or not, is there with its body, claims, entry and a receipt that holds. */
    private static void requireNothingIsHalfThere(LedgerParts again, Load load) throws Exception {
        List<String> ids = again.jdbc().sql("SELECT id FROM submission").query(String.class).list();
        Submissions stored = again.submissions();
        Map<String, LogVerifier.Head> heads = new HashMap<>();
        for (String id : ids) {
            NewSubmission submission = load.sent().get(id);
            assertThat(stored.content(id)).hasValue(submission.body());
            for (Claim claim : submission.claims()) {
                assertThat(stored.byClaim(claim.key()).orElseThrow().id()).isEqualTo(id);
            }
            EntryLog.Entry entry = again.log().entry(stored.find(id).orElseThrow().entry()).orElseThrow();
            assertThat(entry.ref()).isEqualTo(id);
            String receipt = again.jdbc().sql("SELECT receipt FROM submission WHERE id = ?").param(id).query(String.class).single();
            SampleSubmissions.verifyReceipt(submission, receipt,
                    text -> heads.computeIfAbsent(text, head -> LogVerifier.open(head, again.key().verifierKey())));
        }
        assertThat(again.jdbc().sql("SELECT COUNT(*) FROM claim").query(Integer.class).single()).isEqualTo(2 * ids.size());
    }

    private static void requireTheLogHolds(LedgerParts again) {
        EntryLog log = again.log();
        LogVerifier.Head head = LogVerifier.open(log.checkpoint(), again.key().verifierKey());
        assertThat(head.size()).isEqualTo(log.size());
        assertThat(again.jdbc().sql("SELECT COUNT(*) FROM entry").query(Long.class).single()).isEqualTo(head.size());
        Nodes nodes = log.nodes();
        for (long number = 0; number < head.size(); number++) {
            byte[] leaf = log.entry(number).orElseThrow().leaf().getBytes(StandardCharsets.UTF_8);
            assertThat(LogVerifier.included(leaf, number, Proofs.inclusion(nodes, number, head.size()), head)).isTrue();
        }
    }

    private static void requireConsistent(LedgerParts again, String before, String after) {
        LogVerifier.Head from = LogVerifier.open(before, again.key().verifierKey());
        LogVerifier.Head to = LogVerifier.open(after, again.key().verifierKey());
        assertThat(to.size()).isGreaterThan(from.size());
        assertThat(LogVerifier.consistent(from, to, Proofs.consistency(again.log().nodes(), from.size(), to.size()))).isTrue();
    }
}

package io.singlewindow.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import io.singlewindow.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Documents that arrive at the same moment still make one consignment, whatever database holds them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AssemblyContract {

    private static final int JOIN_SECONDS_MAX = 20;
    private static final int CROWD_CONSIGNMENTS = 100;
    private static final int CROWD_THREADS = 12;

    private final RecordedOnward onward = new RecordedOnward();
    private TestConsignments window;

    abstract TestDatabase database();

    /** How often four documents are let in at once. */
    abstract int tries();

    @BeforeAll
    void open(@TempDir Path folder) {
        window = TestConsignments.open(database(), folder, opened -> onward);
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    void assemblyLocksTheConsignmentsRowSoFourDocumentsArrivingAtOnceStillMatch() throws Exception {
        ExecutorService doors = Executors.newFixedThreadPool(4);
        CyclicBarrier together = new CyclicBarrier(4);
        for (int i = 0; i < tries(); i++) {
            SampleDocuments documents = SampleDocuments.imports("4AT1-" + i);
            List<Future<?>> joins = new ArrayList<>();
            for (String id : window.insertUnjoined(documents)) {
                joins.add(doors.submit(() -> {
                    together.await(JOIN_SECONDS_MAX, TimeUnit.SECONDS);
                    window.assembly().join(id);
                    return null;
                }));
            }
            for (Future<?> join : joins) {
                join.get(JOIN_SECONDS_MAX, TimeUnit.SECONDS);
            }
            assertMatchedOnce(documents);
        }
        doors.shutdown();
    }

    @Test
    void aCrowdOfDocumentsOfManyConsignmentsHasNoDeadlock() throws Exception {
        List<SampleDocuments> consignments =
                IntStream.range(0, CROWD_CONSIGNMENTS).mapToObj(i -> SampleDocuments.imports("CROWD-" + i)).toList();
        List<String> ids = new ArrayList<>();
        consignments.forEach(documents -> ids.addAll(window.insertUnjoined(documents)));
        Collections.shuffle(ids, new Random(4));
        ExecutorService doors = Executors.newFixedThreadPool(CROWD_THREADS);
        for (Future<?> join : ids.stream().<Future<?>>map(id -> doors.submit(() -> window.assembly().join(id))).toList()) {
            join.get(JOIN_SECONDS_MAX, TimeUnit.SECONDS);
        }
        doors.shutdown();
        consignments.forEach(this::assertMatchedOnce);
    }

    private void assertMatchedOnce(SampleDocuments documents) {
        Consignment consignment = window.consignment(documents);
        assertThat(consignment.state()).as(documents.orderNo()).isEqualTo(ConsignmentState.MATCHED);
        assertThat(onward.timesMatched(consignment.id())).as("%s went on", documents.orderNo()).isEqualTo(1);
        assertThat(window.store().ofConsignment(consignment.id())).hasSize(4);
        assertThat(window.store().parties(consignment.id())).hasSize(4);
    }
}

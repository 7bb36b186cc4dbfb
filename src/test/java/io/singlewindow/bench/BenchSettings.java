package io.singlewindow.bench;

import java.nio.file.Path;
import java.time.Duration;

/** How long and how often is measured: {@code -Dbench.rounds=3 -Dbench.seconds=6}; fewer of both to try the bench itself. */
final class BenchSettings {

    /** Each figure is taken so often, in turns with the others, and the median is told. */
    static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    /** One measurement of a load takes so long. */
    static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 6));
    /** Messages of one order sent before the first measurement, per signature algorithm: the JIT has settled then. */
    static final int WARM_UP_MESSAGES = Integer.getInteger("bench.warm-up", 12_000);
    /** However slow the machine is, warming up ends after this. */
    static final Duration WARM_UP_MAX = Duration.ofMinutes(2);
    /** Consignments that go all the way in one measurement. */
    static final int CONSIGNMENTS = Integer.getInteger("bench.consignments", 500);
    /** Starts of which the median is taken, from an empty data directory and from one that is there. */
    static final int STARTS = Integer.getInteger("bench.starts", 5);
    /** Where the servers of the bench keep their data: on the disk that is measured. */
    static final Path FOLDER = Path.of("target/bench-data");

    private BenchSettings() {}
}

package io.singlewindow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.singlewindow.ledger.SystemCalls.Call;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the syncs of 200 groups as the kernel sees them. */
class SyncsIT {

    private static final int GROUPS = 200;
    private static final double SYNCS_PER_GROUP_MAX = 1.1;
    private static final int SECONDS_MAX = 120;

    @TempDir
    static Path folder;
    private static List<Call> calls;
    private static int begin;
    private static int end;

    @BeforeAll
    static void watchALedger() throws Exception {
        assumeTrue(isInstalled("strace"), "strace is not installed, so the ledger's syncs were NOT counted");
        Path trace = folder.resolve("trace");
        Path data = Files.createDirectory(folder.resolve("data"));
        Process process = new ProcessBuilder(
                "strace", "-f", "-y", "-o", trace.toString(),
                "-e", "trace=write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync,syncfs,msync,sync_file_range",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LedgerProcess.class.getName(), data.toString(), String.valueOf(GROUPS))
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
        try {
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).as("the ledger's process ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
        calls = SystemCalls.parse(Files.readAllLines(trace));
        begin = lines(LedgerProcess.BEGIN).get(0).ended();
        end = lines(LedgerProcess.GROUP).get(GROUPS - 1).ended();
    }

    @Test
    void aGroupCostsOneSyncAndSeldomASecond() {
        assertThat(lines(LedgerProcess.GROUP)).hasSize(GROUPS);
        long syncs = calls.stream().filter(call -> call.syncs() && ofTheLedger(call))
                .filter(call -> call.began() > begin && call.began() < end).count();
        System.out.printf("Syncs of %d groups: %d, %.3f per group%n", GROUPS, syncs, (double) syncs / GROUPS);
        assertThat((double) syncs / GROUPS).isLessThanOrEqualTo(SYNCS_PER_GROUP_MAX);
    }

    @Test
    void betweenWritingAndAnsweringThereIsAlwaysASync() {
        List<Call> answers = lines(LedgerProcess.ANSWER);
        assertThat(answers).hasSizeGreaterThanOrEqualTo(GROUPS);
        int before = begin;
        for (Call group : lines(LedgerProcess.GROUP)) {
            int groupBegan = before;
            Call written = calls.stream().filter(call -> call.writes() && ofTheLedger(call) && call.thread() == group.thread())
                    .filter(call -> call.began() > groupBegan && call.began() < group.began())
                    .reduce((one, later) -> later).orElseThrow();
            // an answer on the asking thread belongs to a group that ended before: it may come late, among the next one's calls
            Call answered = answers.stream().filter(answer -> answer.thread() == group.thread())
                    .filter(answer -> answer.began() > groupBegan && answer.began() < group.began())
                    .findFirst().orElse(group);
            assertThat(calls).as("a sync after the write of line %d and before the answer of line %d", written.began(), answered.began())
                    .anyMatch(call -> call.syncs() && ofTheLedger(call)
                            && call.began() > written.ended() && call.ended() < answered.began());
            before = group.ended();
        }
    }

    private static List<Call> lines(String text) {
        return calls.stream()
                .filter(call -> call.path().endsWith("/" + LedgerProcess.ANSWERS) && call.arguments().contains("\"" + text + "\\n\""))
                .toList();
    }

    private static boolean ofTheLedger(Call call) {
        String name = Path.of(call.path()).getFileName() == null ? "" : Path.of(call.path()).getFileName().toString();
        return name.startsWith("window.mv.db");
    }

    private static boolean isInstalled(String program) throws IOException {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}

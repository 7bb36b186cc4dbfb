package io.singlewindow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** The machine that the figures are of, as Linux tells it in {@code /proc}. */
final class Machine {

    /** Unit of the processor times in {@code /proc/stat}: 1/100 s on every Linux in use. */
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    /** Columns after this one are counted in earlier ones already. */
    private static final int STOLEN = 7;

    private Machine() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The averages over 1, 5 and 15 minutes. */
    static String load() {
        String[] words = read("/proc/loadavg").split(" ");
        return words[0] + " " + words[1] + " " + words[2];
    }

    /** Facts that belong beside every figure. */
    static String facts() {
        String model = read("/proc/cpuinfo").lines().filter(line -> line.startsWith("model name")).findFirst().orElse(": unknown");
        long kilobytes = number(read("/proc/meminfo").lines().findFirst().orElse("0"));
        return String.format(Locale.ROOT, """
                | fact | value |
                |---|---|
                | taken | %s |
                | cores | %d, %s |
                | memory | %.1f GB |
                | system | %s %s |
                | JVM | %s %s |
                | load average before (1, 5, 15 min) | %s |
                """, Instant.now().toString().substring(0, 16), cores(), model.substring(model.indexOf(':') + 1).strip(),
                kilobytes / 1_048_576.0, System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"), load());
    }

    /** Processor time used since the machine started, by everyone; what the host took away counts as used. */
    static Duration busy() {
        long[] ticks = Arrays.stream(read("/proc/stat").lines().findFirst().orElseThrow().split("\\s+")).skip(1)
                .mapToLong(Long::parseLong).toArray();
        long used = 0;
        for (int i = 0; i <= STOLEN; i++) {
            used += i == IDLE || i == WAITING_FOR_DISK ? 0 : ticks[i];
        }
        return Duration.ofNanos(used * NANOS_PER_TICK);
    }

    /** Processor time of a process since its start, its own and the kernel's for it. */
    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("The processor time of " + process.pid() + " is not told"));
    }

    /** Resident memory of a process in MB, now ({@code VmRSS}) or at most so far ({@code VmHWM}). */
    static double residentMegabytes(long pid, String field) {
        return number(read("/proc/" + pid + "/status").lines().filter(line -> line.startsWith(field + ":")).findFirst().orElseThrow()) / 1_024.0;
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

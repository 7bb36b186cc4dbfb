package io.singlewindow.bench;

import java.time.Duration;

/** Processor time used up to a moment: by a server, by this process, and by everyone on the machine. */
record Usage(long nanos, Duration server, Duration client, Duration machine) {

    static Usage now(BenchServer server) {
        return new Usage(System.nanoTime(), server.cpu(), Machine.cpu(ProcessHandle.current()), Machine.busy());
    }

    Duration serverSince(Usage before) {
        return server.minus(before.server);
    }

    Duration clientSince(Usage before) {
        return client.minus(before.client);
    }

    /** Part of the machine's processor time since then that was neither the server's nor this process's; 0 to 1. */
    double othersSince(Usage before) {
        Duration others = machine.minus(before.machine).minus(serverSince(before)).minus(clientSince(before));
        return Math.max(0, others.toNanos() / ((double) Machine.cores() * (nanos - before.nanos)));
    }
}

package io.singlewindow.bench;

import io.singlewindow.SingleWindowServer;
import io.singlewindow.intake.IntakeSteps;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** A sandbox in this process, whose beans can be called one by one and whose threads' processor time can be read. */
final class InnerServer implements AutoCloseable {

    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String KEY = "sandbox-platform";

    private final ConfigurableApplicationContext context;
    private final Path folder;
    private final IntakeSteps steps;
    private final Messages messages;

    private InnerServer(ConfigurableApplicationContext context, Path folder, int port) {
        this.context = context;
        this.folder = folder;
        this.steps = new IntakeSteps(context, KEY);
        this.messages = new Messages(BenchServer.get(port, "/api/v1/sandbox/samples/import.zip", "sandbox-any"));
    }

    static InnerServer start(String name) {
        Path folder = BenchSettings.FOLDER.resolve(name);
        BenchServer.clear(folder);
        int port = BenchServer.freePort();
        AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
        SpringApplication.withHook(application -> new SpringApplicationRunListener() {
            @Override
            public void ready(ConfigurableApplicationContext context, Duration timeTaken) {
                started.set(context);
            }
        }, () -> SingleWindowServer.main(new String[] {
            "--spring.profiles.active=sandbox", "--server.port=" + port, "--window.data-dir=" + folder.toAbsolutePath(),
            "--window.broker.port=0", "--window.sandbox.demo=false"}));
        return new InnerServer(started.get(), folder, port);
    }

    IntakeSteps steps() {
        return steps;
    }

    Messages messages() {
        return messages;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Processor time in ns of the thread of this name since its start. */
    static long cpuNanos(String thread) {
        return THREADS.getThreadCpuTime(Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals(thread))
                .findFirst().orElseThrow().getThreadId());
    }

    @Override
    public void close() {
        context.close();
        BenchServer.clear(folder);
    }
}

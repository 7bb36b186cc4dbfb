package io.singlewindow.client;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that calls the window. */
abstract class WindowCommand implements Callable<Integer> {

    final Surroundings around;
    final Voice voice;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(names = "--json")
    boolean json;

    WindowCommand(Surroundings around, Voice voice) {
        this.around = around;
        this.voice = voice;
    }

    /** Does it. */
    abstract ExitCode run(WindowHttp window) throws Failure, InterruptedException;

    @Override
    public final Integer call() throws Failure, InterruptedException {
        return run(server.open(around)).number();
    }
}

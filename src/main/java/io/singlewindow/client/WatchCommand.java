package io.singlewindow.client;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a consignment and tells what happens to it. */
@Command(mixinStandardHelpOptions = true)
final class WatchCommand extends WindowCommand {

    /** The states that there are, see {@code /openapi.json}. */
    enum State {
        WAITING, MATCHED, MISMATCHED, HELD, DECLARED, MANUAL_REVIEW, EXAMINED, INSPECTING, DETAINED, SUSPENDED, RELEASED, CLOSED,
        RETURNED_ABROAD, REJECTED, CANCELLED, EXPIRED
    }

    @Parameters(index = "0", paramLabel = "ORDERNO", descriptionKey = "orderNo")
    String orderNo = "";

    @Option(names = "--platform", paramLabel = "CODE")
    @Nullable String platform;

    @Option(names = "--until", paramLabel = "STATE", split = ",")
    Set<State> until = new LinkedHashSet<>();

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "120s")
    Duration timeout = Duration.ofSeconds(120);

    WatchCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        Set<String> wanted = new LinkedHashSet<>();
        until.forEach(state -> wanted.add(state.name()));
        return new Follower(window, around, voice, json).follow(orderNo, platform, wanted.isEmpty() ? Follower.FREE : wanted, timeout);
    }
}

package io.singlewindow.client;

import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A sample set from fetching to release, in one go. */
@Command(mixinStandardHelpOptions = true)
final class PlayCommand extends WindowCommand {

    @Mixin
    SampleSet.Wish wish = new SampleSet.Wish();

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "120s")
    Duration timeout = Duration.ofSeconds(120);

    PlayCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        SampleSet set = SampleSet.fetch(window, wish);
        voice.note("sample.order", set.orderNo());
        Submitter submitter = new Submitter(window, voice, json, false);
        for (Map.Entry<String, byte[]> message : set.messages().entrySet()) {
            submitter.submit(message.getKey(), message.getValue(), null);
        }
        if (submitter.accepted().isEmpty()) {
            return submitter.worst();
        }
        return submitter.worst().or(new Follower(window, around, voice, json).follow(set.orderNo(), null, Follower.FREE, timeout));
    }
}

package io.singlewindow.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits messages: files, directories in order of their names, zips in one call each. */
@Command(mixinStandardHelpOptions = true)
final class SubmitCommand extends WindowCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR|ZIP", descriptionKey = "files")
    List<Path> files = List.of();

    @Option(names = "--idempotency-key", paramLabel = "KEY")
    @Nullable String idempotencyKey;

    @Option(names = "--validate-only")
    boolean validateOnly;

    @Option(names = "--wait")
    boolean wait;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "120s")
    Duration timeout = Duration.ofSeconds(120);

    SubmitCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        if (wait && validateOnly) {
            throw Failure.usage("usage.waitForNothing");
        }
        boolean several = files.size() > 1 || files.stream().anyMatch(Files::isDirectory);
        Submitter submitter = new Submitter(window, voice, json, validateOnly);
        for (Path path : files) {
            for (Path file : MessageFiles.of(path)) {
                // one key is for one content: each file gets one of its own
                submit(submitter, file, idempotencyKey != null && several ? idempotencyKey + "/" + MessageFiles.name(file) : idempotencyKey);
            }
        }
        if (!wait || submitter.accepted().isEmpty()) {
            return submitter.worst();
        }
        return submitter.worst().or(new Follower(window, around, voice, json).followSubmissions(submitter.accepted(), timeout));
    }

    private void submit(Submitter submitter, Path file, @Nullable String key) throws Failure, InterruptedException {
        if (!MessageFiles.isZip(file)) {
            submitter.submit(MessageFiles.name(file), MessageFiles.read(file, MessageFiles.MESSAGE_BYTES_MAX), key);
        } else if (validateOnly) {
            MessageFiles.ofZip(file, (name, message) -> submitter.submit(name, message, null));
        } else {
            submitter.submitZip(MessageFiles.read(file, MessageFiles.ZIP_BYTES_MAX), key);
        }
    }
}

package io.singlewindow.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Writes the sandbox's sample documents of one consignment into a directory. */
@Command(mixinStandardHelpOptions = true)
final class SampleCommand extends WindowCommand {

    @Mixin
    SampleSet.Wish wish = new SampleSet.Wish();

    @Option(names = "--out", paramLabel = "DIR")
    @Nullable Path out;

    SampleCommand(Surroundings around, Voice voice) {
        super(around, voice);
    }

    @Override
    ExitCode run(WindowHttp window) throws Failure, InterruptedException {
        if (out != null) {
            requireEmpty(out);
        }
        SampleSet set = SampleSet.fetch(window, wish);
        Path folder = out != null ? out : Path.of(set.orderNo().replaceAll("[^A-Za-z0-9._-]", "_"));
        requireEmpty(folder);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> message : set.messages().entrySet()) {
                Files.write(folder.resolve(message.getKey()), message.getValue());
            }
        } catch (IOException failed) {
            throw Failure.usage("usage.unwritable", folder, failed.getClass().getSimpleName());
        }
        if (json) {
            ObjectNode line = WindowHttp.JSON.createObjectNode().put("orderNo", set.orderNo()).put("directory", folder.toString());
            set.messages().keySet().forEach(line.putArray("files")::add);
            voice.print(line.toString());
        } else {
            voice.say("sample.order", set.orderNo());
            set.messages().keySet().forEach(name -> voice.print("  " + folder.resolve(name)));
        }
        return ExitCode.DONE;
    }

    /** Old documents beside new ones would be submitted with them. */
    private static void requireEmpty(Path folder) throws Failure {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw Failure.usage("usage.notEmpty", folder);
            }
        } catch (IOException unreadable) {
            throw Failure.usage("usage.unreadable", folder, unreadable.getClass().getSimpleName());
        }
    }
}

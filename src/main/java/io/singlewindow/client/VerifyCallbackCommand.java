package io.singlewindow.client;

import io.singlewindow.client.CallbackVerifier.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether a callback that was kept in files is the window's. */
@Command(mixinStandardHelpOptions = true)
final class VerifyCallbackCommand implements Callable<Integer> {

    private static final int HEADERS_BYTES_MAX = 64 << 10;

    private final Surroundings around;
    private final Voice voice;

    @Option(names = "--secret", paramLabel = "SECRET")
    List<String> secrets = List.of();

    @Option(names = "--secret-env", paramLabel = "VARIABLE")
    List<String> secretVariables = List.of();

    @Option(names = "--headers", paramLabel = "FILE", required = true)
    Path headers = Path.of("");

    @Option(names = "--body", paramLabel = "FILE", required = true)
    Path body = Path.of("");

    @Option(names = "--at", paramLabel = "TIME")
    @Nullable String at;

    VerifyCallbackCommand(Surroundings around, Voice voice) {
        this.around = around;
        this.voice = voice;
    }

    @Override
    public Integer call() throws Failure {
        CallbackVerifier verifier = verifier();
        Map<String, String> named = headers();
        byte[] content = MessageFiles.read(body, MessageFiles.MESSAGE_BYTES_MAX);
        Verdict verdict = verifier.verify(named, content);
        voice.say("callback." + verdict.name());
        if (verdict == Verdict.SIGNATURE_DIFFERS && verifier.verify(named, withoutLineEnd(content)) != Verdict.SIGNATURE_DIFFERS) {
            // editors, echo and logs like to add one
            voice.say("callback.lineEnd");
        }
        return (verdict == Verdict.VERIFIED ? ExitCode.DONE : ExitCode.REJECTED).number();
    }

    private CallbackVerifier verifier() throws Failure {
        List<String> all = new java.util.ArrayList<>(secrets);
        for (String variable : secretVariables) {
            String value = around.env().get(variable);
            if (value == null) {
                throw Failure.usage("callback.noVariable", variable);
            }
            all.add(value);
        }
        try {
            return new CallbackVerifier(all, clock());
        } catch (IllegalArgumentException unusable) {
            throw Failure.usage("callback.secret");
        }
    }

    private Clock clock() throws Failure {
        try {
            return at == null ? around.clock() : Clock.fixed(OffsetDateTime.parse(at).toInstant(), ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw Failure.usage("callback.at");
        }
    }

    private Map<String, String> headers() throws Failure {
        Map<String, String> named = new HashMap<>();
        for (String line : new String(MessageFiles.read(headers, HEADERS_BYTES_MAX), StandardCharsets.UTF_8).lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                named.put(line.substring(0, colon).strip(), line.substring(colon + 1));
            }
        }
        return named;
    }

    private static byte[] withoutLineEnd(byte[] content) {
        int end = content.length;
        while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(content, end);
    }
}

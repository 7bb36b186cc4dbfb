package io.singlewindow.client;

import io.singlewindow.client.CallbackVerifier.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether a callback that was kept in files is the window's. */
@Command(mixinStandardHelpOptions = true)
final class VerifyCallbackCommand implements Callable<Integer> {

    private static final int HEADERS_BYTES_MAX = 64 << 10;
    private static final int CERTIFICATES_BYTES_MAX = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    @Option(names = "--trust", paramLabel = "FILE")
    List<Path> trust = List.of();

    @Option(names = "--window", paramLabel = "CODE")
    @Nullable String window;

    @Option(names = "--dxp-to", paramLabel = "FILE")
    @Nullable Path dxpTo;

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
        boolean receiptHolds = receipt(content);
        return (verdict == Verdict.VERIFIED && receiptHolds ? ExitCode.DONE : ExitCode.REJECTED).number();
    }

    /** Says what the receipt's own signature is worth; true where there is none to look at, as in a thin callback. */
    private boolean receipt(byte[] content) throws Failure {
        List<X509Certificate> trusted = new ArrayList<>();
        for (Path file : trust) {
            try {
                trusted.addAll(ReceiptVerifier.certificates(MessageFiles.read(file, CERTIFICATES_BYTES_MAX)));
            } catch (IllegalArgumentException none) {
                throw Failure.usage("callback.trust", file);
            }
        }
        JsonNode data;
        try {
            data = JSON.readTree(content).path("data");
        } catch (JacksonException notJson) {
            return true;
        }
        String dxp = data.path("dxp").asString("");
        if (dxp.isEmpty()) {
            return true;
        }
        byte[] envelope = dxp.getBytes(StandardCharsets.UTF_8);
        if (dxpTo != null) {
            try {
                Files.write(dxpTo, envelope);
            } catch (IOException full) {
                throw Failure.usage("callback.dxpTo", dxpTo);
            }
        }
        ReceiptVerifier.Result result = new ReceiptVerifier(trusted, window).verify(envelope);
        X509Certificate signer = result.signer();
        voice.say("callback.dxp." + result.verdict(), signer == null ? "-" : signer.getSubjectX500Principal().toString(),
                signer == null ? "-" : signer.getSerialNumber().toString(16));
        boolean same = new String(result.receipt(), StandardCharsets.UTF_8).equals(data.path("ceb").asString(""));
        if (!same) {
            voice.say("callback.dxp.other");
        }
        // without certificates to trust, whose it is is left to the reader
        return same && (result.verdict() == ReceiptVerifier.Verdict.SIGNED || result.verdict() == ReceiptVerifier.Verdict.STRANGER && trusted.isEmpty());
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

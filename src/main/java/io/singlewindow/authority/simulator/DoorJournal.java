package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.simulator.SimulatorModes.Mode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * What came to the authorities' HTTP doors, attempt by attempt, whether the door answered or not: an authority that gives no answer may
 * still have been sent something.
 */
@Component
@Conditional(OnHostedSimulator.class)
class DoorJournal implements Closeable {

    /** What lies within the body of a SOAP envelope, whatever its prefix. */
    private static final Pattern SOAP_BODY = Pattern.compile("<((?:[\\w.-]+:)?)Body(?:\\s[^>]*)?>(.*)</\\1Body\\s*>", Pattern.DOTALL);

    private final Journal<Arrival> journal;
    private final Clock clock;

    DoorJournal(@Value("${window.data-dir}") Path dataDir, Clock clock) {
        this.journal = new Journal<>(dataDir.resolve("simulator/arrivals.jsonl"), Arrival.class);
        this.clock = clock;
    }

    /**
     * One attempt.
     *
     * @param authority its name outside
     * @param mode how well it could be reached
     * @param sha256 of the message's bytes, lower hex: of a SOAP request what its body holds, else all of it
     */
    record Arrival(Instant at, String authority, Mode mode, String sha256) {}

    /** Notes an attempt. */
    void note(Authority authority, Mode mode, byte[] request) {
        journal.note(new Arrival(clock.instant(), authority.code(), mode, sha256(authority == Authority.INSPECTION ? payload(request) : request)));
    }

    /** Bytes of the body's content as they are; all of it where there is no envelope. */
    private static byte[] payload(byte[] request) {
        // a character for each byte, so nothing is decoded
        Matcher body = SOAP_BODY.matcher(new String(request, StandardCharsets.ISO_8859_1));
        return body.find() ? body.group(2).getBytes(StandardCharsets.ISO_8859_1) : request;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

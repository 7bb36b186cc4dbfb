package io.singlewindow.ledger;

import io.singlewindow.time.BusinessTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Ids that rise with time (UUIDv7 without dashes): rows written together lie together. */
@Component
public class SubmissionIds {

    private static final int CHARACTERS = 32;
    private static final int TIME_CHARACTERS = 12;

    private final SecureRandom random = new SecureRandom();

    /** A new id. */
    public String next(Instant now) {
        long time = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long rest = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(time) + hex.toHexDigits(rest);
    }

    /** Below every id of this time and later, above every earlier one. */
    public static String from(Instant time) {
        return HexFormat.of().toHexDigits(time.toEpochMilli() << 16);
    }

    /** True when this could be an id. */
    static boolean valid(String id) {
        return id.length() == CHARACTERS && id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /** The month of an id, yyyymm at +08:00: it says which partition and which data key. */
    static int month(String id) {
        return month(instant(id));
    }

    /** When an id was made, to the millisecond: of a submission, when it was received. */
    public static Instant instant(String id) {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, TIME_CHARACTERS), 16));
    }

    static int month(Instant at) {
        return Integer.parseInt(BusinessTime.wire8(at).substring(0, 6));
    }
}

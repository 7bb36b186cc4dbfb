package io.singlewindow.summary;

import io.singlewindow.summary.SummaryMerge.Listed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One application that may be sent: the closed lists of a month of one consignor, one declarant and one customs district,
 * none of which is in another application yet.
 *
 * @param copNo names it as long as its lists stay the same, and from its first part on until it is complete; the application's copNo, too
 * @param dueOn last day for it; null where the calendar does not know it
 * @param parts the messages of the application; those that are there as they are, so that the others fit them
 */
record SummaryProposal(YearMonth month, Owner owner, String copNo, @Nullable LocalDate dueOn, List<List<Listed>> parts) {

    private static final int DIGEST_CHARACTERS = 12;

    /** Whose application it is. */
    record Owner(String ebcCode, String agentCode, String customsCode) {}

    /** One of lists of which none is in an application; they stand in the order of their numbers. */
    static SummaryProposal of(YearMonth month, Owner owner, @Nullable LocalDate dueOn, List<List<Listed>> parts) {
        String numbers = parts.stream().flatMap(List::stream).map(Listed::invtNo).collect(Collectors.joining(" "));
        String copNo = prefix(month, owner) + sha256(owner.ebcCode() + " " + owner.agentCode() + " " + numbers).substring(0, DIGEST_CHARACTERS).toUpperCase(Locale.ROOT);
        return new SummaryProposal(month, owner, copNo, dueOn, parts);
    }

    /** True for a name that was given here to an application of this month and owner, whatever its lists. */
    static boolean names(String copNo, YearMonth month, Owner owner) {
        return copNo.startsWith(prefix(month, owner)) && copNo.substring(prefix(month, owner).length()).matches("[0-9A-F]{" + DIGEST_CHARACTERS + "}");
    }

    private static String prefix(YearMonth month, Owner owner) {
        return prefix(month) + owner.customsCode();
    }

    /** With what all names of a month begin. */
    static String prefix(YearMonth month) {
        return "SUM" + month.toString().replace("-", "");
    }

    /** All of its lists. */
    List<Listed> lists() {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}

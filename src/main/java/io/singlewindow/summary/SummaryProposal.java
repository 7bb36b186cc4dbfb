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

/**
 * One application that may be sent: the closed lists of a month of one consignor, one declarant and one customs district,
 * none of which is in an application yet.
 *
 * @param dueOn last day for it
 * @param lists in the order of their numbers
 */
record SummaryProposal(YearMonth month, String ebcCode, String agentCode, String customsCode, LocalDate dueOn, List<Listed> lists) {

    private static final int DIGEST_CHARACTERS = 12;

    /** Names it as long as its lists stay the same: it is the application's copNo, too. */
    String copNo() {
        String numbers = lists.stream().map(Listed::invtNo).collect(Collectors.joining(" "));
        return "SUM" + month.toString().replace("-", "") + customsCode
                + sha256(ebcCode + " " + agentCode + " " + numbers).substring(0, DIGEST_CHARACTERS).toUpperCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
        }
    }
}

package io.singlewindow.warning.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a rule has found.
 *
 * @param subject what it is about, the same whenever the same thing is found again; holds keys instead of personal data
 * @param company credit code of the firm or source that it concerns
 * @param since a warning about the subject that was last seen on or after this day is the same one
 * @param involved ids of the documents that show it, the newest first
 * @param figures what was counted and compared, by name
 */
public record Suspicion(Rule rule, String subject, String company, LocalDate since, List<String> involved, Map<String, Object> figures) {

    /** Documents named in one warning's evidence. */
    public static final int INVOLVED_MAX = 20;

    public Suspicion {
        involved = involved.stream().distinct().limit(INVOLVED_MAX).toList();
    }
}

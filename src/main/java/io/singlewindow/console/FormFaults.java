package io.singlewindow.console;

import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What is wrong with a form, shown at its fields: {@code faults} in the templates. The last part of a finding's path, as in
 * {@code /scope/region}, names the field.
 */
public record FormFaults(List<Finding> findings) {

    /** A form that is shown for the first time. */
    public static final FormFaults NONE = new FormFaults(List.of());

    /**
     * Those of a refusal that the form can show.
     *
     * @throws ProblemException the refusal itself where its status is none of these
     */
    public static FormFaults of(ProblemException refused, List<Integer> shown) {
        if (!shown.contains(refused.status())) {
            throw refused;
        }
        return new FormFaults(refused.findings());
    }

    /** What is wrong with a field, and with the entries of a list, in the page's language. */
    public List<String> at(String field) {
        Pattern place = Pattern.compile(".*/" + Pattern.quote(field) + "(/[0-9]+)?");
        return findings.stream().filter(finding -> place.matcher(String.valueOf(finding.path())).matches()).map(FormFaults::words).toList();
    }

    /** True when a field is wrong. */
    public boolean has(String field) {
        return !at(field).isEmpty();
    }

    /** What is wrong with the form as a whole, in the page's language. */
    public List<String> whole() {
        return findings.stream().filter(finding -> finding.path() == null).map(FormFaults::words).toList();
    }

    /** True when anything is wrong. */
    public boolean any() {
        return !findings.isEmpty();
    }

    private static String words(Finding finding) {
        boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
        return chinese ? finding.zh() : finding.en();
    }
}

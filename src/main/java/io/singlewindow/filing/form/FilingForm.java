package io.singlewindow.filing.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that was read without a fault.
 *
 * @param uscc whose filing it is; of a delegation the principal
 * @param otherUscc of a delegation the agent
 * @param subject class digit, item number, or SHA-256 of a certificate; empty for a delegation
 * @param identity what makes two filings the same
 * @param division six digits of GB/T 2260
 * @param region code of a region
 * @param digit class digit of the filing number
 * @param businesses what it is filed for
 * @param codes of the company with the departments
 * @param attachments ids of what is handed in with it
 * @param content the form's members, as checked, in a fixed order
 */
public record FilingForm(
        FilingKind kind,
        String uscc,
        @Nullable String otherUscc,
        String subject,
        String identity,
        String division,
        String region,
        int digit,
        List<String> businesses,
        List<CodeBinding> codes,
        List<String> attachments,
        Map<String, @Nullable Object> content) {

    /** Longest JSON of a form that is kept, in characters. */
    public static final int CONTENT_CHARACTERS_MAX = 60_000;

    /** A code that a department, or the exchange platform ({@code e-port}), knows the company by. */
    public record CodeBinding(String authority, String code) {}

    public FilingForm {
        content = new LinkedHashMap<>(content);
    }

    /** The company's code with this authority. */
    public Optional<String> code(String authority) {
        return codes.stream().filter(binding -> binding.authority().equals(authority)).map(CodeBinding::code).findFirst();
    }
}

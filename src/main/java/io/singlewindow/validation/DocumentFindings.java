package io.singlewindow.validation;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one document, bounded: a hundred per document say enough, and an error is never lost among warnings.
 */
final class DocumentFindings {

    private final int position;
    private final @Nullable String name;
    private final Findings findings = new Findings();

    /** @param position 1-based; 0 for the message as a whole, which has no name */
    DocumentFindings(int position, @Nullable String name) {
        this.position = position;
        this.name = name;
    }

    void add(ErrorCode code, Fields fields, String element, @Nullable String expected) {
        add(code, fields, element, fields.text(element), expected);
    }

    void add(ErrorCode code, Fields fields, String element, @Nullable String given, @Nullable String expected) {
        add(Finding.at(code, fields.path(element), fields.shown(element, given), expected));
    }

    void add(Finding finding) {
        findings.add(name == null ? finding : finding.inDocument(position, name));
    }

    List<Finding> list() {
        return findings.list();
    }
}

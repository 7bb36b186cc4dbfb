package io.singlewindow.console.filing;

import io.singlewindow.problem.Finding;
import java.util.List;

/** What is wrong with a form: {@code faults} of its template. A finding's path names its field. */
record FormFindings(List<Finding> findings) {

    static final FormFindings NONE = new FormFindings(List.of());

    /** Those of this field; of a list those of its entries too, unless these are rows with fields of their own. */
    public List<Finding> at(String pointer) {
        return findings.stream().filter(finding -> finding.path() != null && finding.path().matches("/" + pointer + "(/[0-9]+)?")).toList();
    }

    /** True when the field is wrong. */
    public boolean has(String pointer) {
        return !at(pointer).isEmpty();
    }

    /** True when anything is. */
    public boolean any() {
        return !findings.isEmpty();
    }
}

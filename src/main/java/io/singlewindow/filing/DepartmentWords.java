package io.singlewindow.filing;

import io.singlewindow.filing.state.Department;
import java.time.Instant;
import java.util.Map;

/** What a department's own word on a company tells decisions (名录、分类、资格): the port that rules ask. */
@FunctionalInterface
public interface DepartmentWords {

    /**
     * What the department's state at that instant says, by the names of facts and as {@code rules/filing.yaml} has it. Of several filings of
     * the company that counts which takes away most, else what was said last.
     */
    Map<String, Object> of(String uscc, Department department, Instant at);
}

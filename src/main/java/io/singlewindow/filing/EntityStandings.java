package io.singlewindow.filing;

import io.singlewindow.filing.state.Department;
import io.singlewindow.filing.state.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a company's filings allow: the port that submissions and rules ask. */
@FunctionalInterface
public interface EntityStandings {

    /** The standing of the company with this credit code at that instant. */
    EntityStanding of(String uscc, Instant at);

    /**
     * All of a company's filings together.
     *
     * @param filingNos of filings with a version in force; empty where nothing is filed or approved
     * @param standings of each department: LOCKED or SUSPENDED where one filing is, else PASSED where one is passed; a filing that has ended as a
     *     whole, or whose end was asked for, is passed by none
     * @param capabilities businesses that may be done
     */
    record EntityStanding(List<String> filingNos, Map<Department, Standing> standings, Set<String> capabilities) {

        private static final List<Department> HOLD_ALL = List.of(Department.COMMERCE, Department.CUSTOMS, Department.INSPECTION);

        /** True when this department has approved, and has neither suspended nor locked. */
        public boolean passed(Department department) {
            return standings.get(department) == Standing.PASSED;
        }

        /** Departments that have locked or suspended the company; forex and tax hold settlement and refund only, by what they allow. */
        public List<Department> holding() {
            return HOLD_ALL.stream().filter(one -> standings.get(one) == Standing.LOCKED || standings.get(one) == Standing.SUSPENDED).toList();
        }

        /** True when one has: the company may send nothing. */
        public boolean held() {
            return !holding().isEmpty();
        }
    }
}

package io.singlewindow.filing.state;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole of rules/filing.yaml; immutable.
 *
 * @param oldCodesUntil last day on which an organisation code or a licence number stands for a credit code
 * @param businesses by name
 * @param usual of an entity that names none
 * @param licences what roles take
 */
public record FilingRules(
        LocalDate oldCodesUntil,
        Map<String, Business> businesses,
        String goodsBusiness,
        String delegationBusiness,
        String keyBusiness,
        List<String> usual,
        List<Licence> licences,
        Map<Department, DepartmentTable> departments) {

    /**
     * What one may be filed to do.
     *
     * @param needs whose approval it takes
     * @param classes of entities that may; empty for all
     */
    public record Business(List<Department> needs, Set<Integer> classes, String source, String mark) {}

    /**
     * A licence that a role may be held with.
     *
     * @param types one of them does
     * @param scope what it must name; empty for nothing
     * @param firstDay from which it is asked for
     */
    public record Licence(String id, String role, Set<String> types, String scope, LocalDate firstDay, String source, String mark) {}

    /** The department's own table. */
    public DepartmentTable of(Department department) {
        DepartmentTable table = departments.get(department);
        if (table == null) {
            throw new IllegalStateException("No table of moves for " + department + ", there are " + departments.keySet());
        }
        return table;
    }
}

package io.singlewindow.warning;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.warning.rule.Rule;
import io.singlewindow.warning.rule.Thresholds;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which warnings somebody sees.
 *
 * @param rules of his department; empty: none at all
 * @param division beginning of the division code of their firm; empty: wherever it is
 * @param company a firm that sees those about itself which firms are told of; null for officials
 */
record WarningSight(Set<Rule> rules, String division, @Nullable String company) {

    private static final int DIVISION_FROM = 2;

    static final WarningSight ALL = new WarningSight(EnumSet.allOf(Rule.class), "", null);

    /** By role, scope and company; {@code today} says whose the rules are. */
    static WarningSight of(Caller caller, Thresholds today) {
        if (caller.allEntities() || caller.role() == CallerRole.OPERATOR) {
            return ALL;
        }
        Scope scope = caller.scope();
        if (caller.role().isScoped() && scope != null) {
            return new WarningSight(Arrays.stream(Rule.values()).filter(rule -> {
                Set<String> authorities = today.authorities(rule);
                return authorities.isEmpty() || authorities.stream().anyMatch(scope::coversAuthority);
            }).collect(Collectors.toSet()), scope.division(), null);
        }
        return caller.uscc() == null ? new WarningSight(Set.of(), "", null) : new WarningSight(ALL.rules(), "", caller.uscc());
    }

    boolean official() {
        return company == null;
    }

    boolean covers(Warning warning) {
        return rules.contains(warning.rule()) && warning.company().startsWith(division, division.isEmpty() ? 0 : DIVISION_FROM)
                && (company == null || warning.told() && warning.company().equals(company));
    }
}

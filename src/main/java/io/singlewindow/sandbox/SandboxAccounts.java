package io.singlewindow.sandbox;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may sign in to the sandbox's pages: the companies, and officials of each kind; all with the same password. */
final class SandboxAccounts {

    static final String PASSWORD = "sandbox";
    private static final String PROVINCE = "330000";
    private static final String NINGBO = "330200";
    /** Departments that review filings; {@code reviewer} reviews for all of them. */
    private static final List<String> DEPARTMENTS = List.of("commerce", "customs", "inspection", "forex", "tax-refund", "statistics");

    private SandboxAccounts() {}

    /** The officials; each has a key too. */
    static List<Caller> officials() {
        List<Caller> officials = new ArrayList<>(List.of(
                official("regulator", CallerRole.REGULATOR, "省级监管员 Provincial regulator", province(Scope.EVERY_AUTHORITY)),
                official("regulator-ningbo", CallerRole.REGULATOR, "宁波监管员 Regulator of Ningbo", new Scope(Scope.EVERY_AUTHORITY, Scope.Level.CITY, NINGBO)),
                official("reviewer", CallerRole.REVIEWER, "备案审核员 Reviewer", province(Scope.EVERY_AUTHORITY)),
                official("operator", CallerRole.OPERATOR, "运维员 Operator", null),
                official("rules-author", CallerRole.RULE_AUTHOR, "规则起草员 Author of rules", null),
                official("rules-approver", CallerRole.RULE_APPROVER, "规则批准员 Approver of rules", null)));
        for (String department : DEPARTMENTS) {
            officials.add(official("reviewer-" + department, CallerRole.REVIEWER, "审核员 Reviewer (" + department + ")", province(department)));
        }
        return officials;
    }

    private static Caller official(String login, CallerRole role, String name, @Nullable Scope scope) {
        return new Caller(login, role, null, false, name, scope);
    }

    private static Scope province(String authority) {
        return new Scope(authority, Scope.Level.PROVINCE, PROVINCE);
    }
}

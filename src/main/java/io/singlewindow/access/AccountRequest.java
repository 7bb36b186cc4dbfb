package io.singlewindow.access;

import io.singlewindow.message.CompanyCode;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account as an operator asks for it, in an API's body or a page's form: texts only, empty where nothing is said.
 *
 * @param uscc credit code of the company, filed or not yet; for the role CLIENT only
 * @param authority of the scope; for regulators and reviewers only, as {@code level} and {@code region}
 */
public record AccountRequest(
        String login, String password, String name, String role, String uscc, String authority, String level, String region) {

    private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{2,59}");
    private static final int NAME_CHARACTERS_MAX = 100;

    /** Of a body whose members are texts, with the scope's as an object of its own; what is neither counts as its text. */
    static AccountRequest of(Map<String, Object> body) {
        Map<?, ?> scope = body.get("scope") instanceof Map<?, ?> given ? given : Map.of();
        return new AccountRequest(text(body, "login"), text(body, "password"), text(body, "name"), text(body, "role"), text(body, "uscc"),
                text(scope, "authority"), text(scope, "level"), text(scope, "region"));
    }

    static String text(Map<?, ?> body, String member) {
        Object value = body.get(member);
        return value == null ? "" : String.valueOf(value).strip();
    }

    /** Without the blanks around its texts; a field that a form does not have is empty. */
    public AccountRequest asTyped() {
        return new AccountRequest(plain(login), plain(password), plain(name), plain(role), plain(uscc), plain(authority), plain(level), plain(region));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** What is wrong with it; the path of each finding names its field. */
    List<Finding> faults(int passwordCharactersMin, Predicate<String> filed) {
        List<Finding> faults = new ArrayList<>();
        require(LOGIN.matcher(login).matches(), "login", login, "3 to 60 of a-z 0-9 . _ -, a letter first", faults);
        passwordFault(login, password, passwordCharactersMin).ifPresent(faults::add);
        require(!name.isEmpty() && name.length() <= NAME_CHARACTERS_MAX, "name", name, "1 to " + NAME_CHARACTERS_MAX + " characters", faults);
        require(knownRole() != null, "role", role, Arrays.toString(CallerRole.values()), faults);
        CallerRole known = knownRole();
        if (known != null) {
            // it is filed with the account, or has been; what is no credit code is known by its filing alone
            require(known.isCompany() ? CompanyCode.creditCode(uscc) || filed.test(uscc) : uscc.isEmpty(), "uscc", uscc,
                    known.isCompany() ? "a company's credit code (GB 32100-2015), or the code that it is filed under" : "none for this role", faults);
            scopeFaults(known, faults);
        }
        return faults;
    }

    private void scopeFaults(CallerRole known, List<Finding> faults) {
        if (!known.isScoped()) {
            require(authority.isEmpty() && level.isEmpty() && region.isEmpty(), "scope", authority + " " + level + " " + region, "none for this role", faults);
            return;
        }
        require(authority.matches("\\*|[a-z][a-z-]{1,19}"), "scope/authority", authority, "an authority's code in small letters, or *", faults);
        require(knownLevel() != null, "scope/level", level, Arrays.toString(Scope.Level.values()), faults);
        require(region.matches("[1-9][0-9]{5}"), "scope/region", region, "division code of six digits", faults);
    }

    /** What is wrong with a password; it is shown nowhere. */
    static Optional<Finding> passwordFault(String login, String password, int charactersMin) {
        boolean fits = password.length() >= charactersMin && password.length() <= Passwords.CHARACTERS_MAX && !password.contains(login);
        return fits ? Optional.empty() : Optional.of(Finding.at(ErrorCode.SYS_007, "/password", password.length() + " characters",
                charactersMin + " to " + Passwords.CHARACTERS_MAX + " characters, without the login in them"));
    }

    private static void require(boolean fits, String field, String given, String expected, List<Finding> faults) {
        if (!fits) {
            faults.add(Finding.at(ErrorCode.SYS_007, "/" + field, given.isEmpty() ? "-" : given, expected));
        }
    }

    private @Nullable CallerRole knownRole() {
        return Arrays.stream(CallerRole.values()).filter(one -> one.name().equals(role)).findFirst().orElse(null);
    }

    private Scope.@Nullable Level knownLevel() {
        return Arrays.stream(Scope.Level.values()).filter(one -> one.name().equals(level)).findFirst().orElse(null);
    }

    /** Whom it is for, when it has no faults. */
    Caller caller() {
        CallerRole known = CallerRole.valueOf(role);
        Scope scope = known.isScoped() ? new Scope(authority, Scope.Level.valueOf(level), region) : null;
        return new Caller(login, known, known.isCompany() ? uscc : null, false, name, scope);
    }
}

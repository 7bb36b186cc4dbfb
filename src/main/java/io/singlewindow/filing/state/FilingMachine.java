package io.singlewindow.filing.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One machine per department, and one state derived from all. A pure function of the table and of what was said. */
public final class FilingMachine {

    private final FilingRules rules;
    private final ZoneId zone;

    /**
     * By this table.
     *
     * @param zone in which days begin
     */
    public FilingMachine(FilingRules rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    /** Why a move is not to be made. */
    public enum Cause {
        /** The table has no such move from where the department is. */
        NO_SUCH_MOVE,
        /** Another department looks first. */
        NOT_YET,
        /** The version has ended, or was returned. */
        ENDED,
        /** The department's approval is closed at that day. */
        CLOSED,
        /** An earlier move of the department takes effect later than this one. */
        OUT_OF_ORDER
    }

    /** A move, or why there is none: one of both. */
    public record Outcome(Optional<Move> move, Optional<Cause> cause, String given, String expected) {

        static Outcome of(Move move) {
            return new Outcome(Optional.of(move), Optional.empty(), move.id(), move.to());
        }

        static Outcome refused(Cause cause, String given, String expected) {
            return new Outcome(Optional.empty(), Optional.of(cause), given, expected);
        }
    }

    /** The move that this action is at that instant; nothing is changed. */
    public Outcome find(VersionHistory history, Department department, String action, Instant effectiveAt) {
        DepartmentTable table = rules.of(department);
        Instant last = history.last(department).orElse(effectiveAt);
        if (effectiveAt.isBefore(last)) {
            return Outcome.refused(Cause.OUT_OF_ORDER, effectiveAt.toString(), "not before " + last);
        }
        Assessment now = assess(history, effectiveAt);
        if (now.overall().terminal() || now.overall() == Overall.RETURNED) {
            return Outcome.refused(Cause.ENDED, now.overall().name(), "a version that has not ended");
        }
        if (closed(table, effectiveAt) && !table.closes().keeps().contains(action)) {
            return Outcome.refused(Cause.CLOSED, department.code(), table.closes().copies().code());
        }
        Optional<Department> before = before(history, department);
        if (before.isPresent() && !now.passed(before.get())) {
            return Outcome.refused(Cause.NOT_YET, department.code(), before.get().code());
        }
        String state = current(history, department, effectiveAt);
        return table.moves().stream().filter(move -> move.action().equals(action) && move.leadsFrom(state)).findFirst().map(Outcome::of)
                .orElseGet(() -> Outcome.refused(Cause.NO_SUCH_MOVE, action + " from " + (state.isEmpty() ? "-" : state),
                        "one of " + possible(table, state)));
    }

    /** Where a closed department stands is where the one stands that it copies, but for what is its own still. */
    private String current(VersionHistory history, Department department, Instant at) {
        DepartmentTable table = rules.of(department);
        String own = history.state(department, at);
        if (!closed(table, at) || table.standing(own) == Standing.LOCKED) {
            return own;
        }
        Standing copied = standing(history, table.closes().copies(), at);
        return table.states().entrySet().stream().filter(state -> state.getValue() == copied).map(Map.Entry::getKey).sorted().findFirst().orElse("");
    }

    private static List<String> possible(DepartmentTable table, String state) {
        return table.moves().stream().filter(move -> move.leadsFrom(state)).map(Move::action).sorted().toList();
    }

    private boolean closed(DepartmentTable table, Instant at) {
        return table.closes() != null && !LocalDate.ofInstant(at, zone).isBefore(table.closes().on());
    }

    /** The department that looks before this one, where a business needs it. */
    private Optional<Department> before(VersionHistory history, Department department) {
        return rules.of(department).first() ? Optional.empty() : needed(history).stream().filter(one -> rules.of(one).first()).findFirst();
    }

    /** When departments' own approvals end: what a filing is worth may change then without a move. */
    public List<Instant> closings() {
        return rules.departments().values().stream().filter(table -> table.closes() != null)
                .map(table -> table.closes().on().atStartOfDay(zone).toInstant()).toList();
    }

    /** The departments that the businesses need. */
    public Set<Department> needed(VersionHistory history) {
        Set<Department> needed = EnumSet.noneOf(Department.class);
        history.businesses().forEach(name -> needed.addAll(business(name).needs()));
        return needed;
    }

    /** Departments that a version goes to when it is filed: the one that looks first, or all where none does. */
    public List<Department> starts(VersionHistory history, Instant at) {
        List<Department> needed = needed(history).stream().filter(one -> !closed(rules.of(one), at)).toList();
        List<Department> first = needed.stream().filter(one -> rules.of(one).first()).toList();
        return first.isEmpty() ? needed : first;
    }

    /** Departments that a version goes to once its first has passed it, at that instant: those that are not closed. */
    public List<Department> next(VersionHistory history, Instant at) {
        List<Department> next = new ArrayList<>();
        for (Department department : needed(history)) {
            if (history.state(department, at).isEmpty() && !closed(rules.of(department), at)) {
                next.add(department);
            }
        }
        return next;
    }

    private FilingRules.Business business(String name) {
        FilingRules.Business business = rules.businesses().get(name);
        if (business == null) {
            throw new IllegalStateException("Business " + name + " is not in the table, expected one of " + rules.businesses().keySet());
        }
        return business;
    }

    /** True where a company that is in this state stays in it when the department approves a change. */
    public boolean carries(Department department, String state) {
        DepartmentTable table = rules.of(department);
        return table.standing(state) == Standing.PASSED || table.carries().contains(state);
    }

    /** The first row of the department's table that leads to a state: it has the state's code. */
    public Move leading(Department department, String state) {
        return rules.of(department).moves().stream().filter(move -> move.to().equals(state)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No move of " + department.code() + " leads to " + state));
    }

    /** What a state of this department means. */
    public Standing meaning(Department department, String state) {
        return rules.of(department).standing(state);
    }

    /** What a state of this department tells decisions, by the names of facts; the empty state: it has said nothing. */
    public Map<String, Object> tells(Department department, String state) {
        return rules.of(department).tells().getOrDefault(state.isEmpty() ? DepartmentTable.NONE : state, Map.of());
    }

    private Standing standing(VersionHistory history, Department department, Instant at) {
        DepartmentTable table = rules.of(department);
        Standing own = table.standing(history.state(department, at));
        return closed(table, at) && own != Standing.LOCKED && own != Standing.VOID ? standing(history, table.closes().copies(), at) : own;
    }

    /** What a version is worth at an instant. */
    public Assessment assess(VersionHistory history, Instant at) {
        Map<Department, String> states = new EnumMap<>(Department.class);
        Map<Department, Standing> standings = new EnumMap<>(Department.class);
        for (Department department : Department.values()) {
            String state = history.state(department, at);
            if (!state.isEmpty()) {
                states.put(department, state);
            }
            standings.put(department, standing(history, department, at));
        }
        Overall overall = overall(history, standings);
        SortedSet<String> capabilities = new TreeSet<>();
        if (!overall.terminal()) {
            history.businesses().stream().filter(name -> business(name).needs().stream().allMatch(need -> standings.get(need) == Standing.PASSED))
                    .forEach(capabilities::add);
        }
        return new Assessment(overall, states, standings, capabilities);
    }

    private Overall overall(VersionHistory history, Map<Department, Standing> standings) {
        Set<Department> needed = needed(history);
        Standing lead = standings.get(needed.iterator().next());
        if (standings.containsValue(Standing.VOID)) {
            return Overall.VOID;
        }
        Optional<Overall> byLead = switch (lead) {
            case ENDED -> Optional.of(Overall.TERMINATED);
            case CANCELLED -> Optional.of(Overall.CANCELLED);
            case REFUSED -> Optional.of(Overall.REJECTED);
            case NONE -> Optional.of(Overall.DRAFT);
            default -> Optional.empty();
        };
        if (byLead.isPresent()) {
            return byLead.get();
        }
        List<FilingRules.Business> alive = history.businesses().stream().map(this::business)
                .filter(one -> one.needs().stream().noneMatch(need -> standings.get(need).lost())).toList();
        if (alive.isEmpty()) {
            return Overall.REJECTED;
        }
        if (standings.containsValue(Standing.LOCKED)) {
            return Overall.LOCKED;
        }
        return undecided(needed, standings, alive, lead);
    }

    private static Overall undecided(
            Set<Department> needed, Map<Department, Standing> standings, List<FilingRules.Business> alive, Standing lead) {
        if (needed.stream().anyMatch(one -> standings.get(one) == Standing.RETURNED)) {
            return Overall.RETURNED;
        }
        if (lead == Standing.SUSPENDED || alive.stream().allMatch(one -> one.needs().stream().anyMatch(need -> standings.get(need) == Standing.SUSPENDED))) {
            return Overall.SUSPENDED;
        }
        if (lead == Standing.CANCELLING) {
            return Overall.CANCEL_ASKED;
        }
        if (needed.stream().allMatch(one -> standings.get(one).open()) && needed.stream().noneMatch(one -> standings.get(one) == Standing.PARTLY)) {
            return Overall.SUBMITTED;
        }
        boolean waits = alive.stream().anyMatch(one -> one.needs().stream().anyMatch(need -> standings.get(need).open()));
        return waits ? Overall.UNDER_REVIEW : Overall.APPROVED;
    }
}

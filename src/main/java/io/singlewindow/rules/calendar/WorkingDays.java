package io.singlewindow.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which days are worked. Every question may throw {@link UnknownYear}, where it touches a year that is not known. */
public final class WorkingDays {

    private final SortedMap<Integer, YearArrangement> years = new TreeMap<>();

    /** Of these years. */
    public WorkingDays(List<YearArrangement> arrangements) {
        arrangements.forEach(one -> years.put(one.year(), one));
    }

    /** The years whose arrangements are known. */
    public SortedMap<Integer, YearArrangement> years() {
        return new TreeMap<>(years);
    }

    /** The first and the last year in a row, or all of them where some are missing between. */
    public String covered() {
        if (years.isEmpty()) {
            return "none";
        }
        boolean whole = years.lastKey() - years.firstKey() + 1 == years.size();
        return whole ? years.firstKey() + " … " + years.lastKey()
                : years.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** True on a day that is worked. */
    public boolean isWorking(LocalDate day) {
        YearArrangement year = Optional.ofNullable(years.get(day.getYear())).orElseThrow(() -> new UnknownYear(day.getYear(), covered()));
        if (year.work().contains(day)) {
            return true;
        }
        return !year.off().contains(day) && day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The n-th working day after a day, which itself is not counted; the day itself for 0. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int counted = 0; counted < workingDays; ) {
            reached = reached.plusDays(1);
            if (isWorking(reached)) {
                counted++;
            }
        }
        return reached;
    }

    /** The day itself where it is worked, else the first after it that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate reached = day;
        while (!isWorking(reached)) {
            reached = reached.plusDays(1);
        }
        return reached;
    }

    /** The day itself where it is worked, else the last before it that is. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate reached = day;
        while (!isWorking(reached)) {
            reached = reached.minusDays(1);
        }
        return reached;
    }

    /** How many days are worked after the first day up to the last one. */
    public int between(LocalDate first, LocalDate last) {
        return (int) first.plusDays(1).datesUntil(last.isBefore(first) ? first.plusDays(1) : last.plusDays(1)).filter(this::isWorking).count();
    }

    static WorkingDays of(Map<Integer, YearArrangement> arrangements) {
        return new WorkingDays(List.copyOf(arrangements.values()));
    }
}

package io.singlewindow.verifier;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** That a package of a day (at +08:00) holds every entry of that day: all numbers from its first to its last, and neighbours outside it. */
final class RangeCheck {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final Report report;
    private final Entries entries;
    private final LogVerifier.Head head;

    RangeCheck(Report report, Entries entries, LogVerifier.Head head) {
        this.report = report;
        this.entries = entries;
        this.head = head;
    }

    /**
     * Checks the range.
     *
     * @param about what the package says it is about
     * @param range day, and first and last number in it; null where the package is not of a day
     */
    void check(JsonNode about, @Nullable JsonNode range) throws Unreadable {
        boolean ofDay = Lines.text(about, "kind").equals("day");
        boolean given = range != null && !range.isNull();
        report.check("range of the day 当日区间", given == ofDay, ofDay ? "a package of a day" : "a package of no day", given ? "a range" : "no range");
        if (range == null || !given) {
            return;
        }
        report.equal("day of the range 区间日期", Lines.text(about, "value"), Lines.text(range, "day"));
        LocalDate day = day(Lines.text(range, "day"));
        OffsetDateTime begin = day.atStartOfDay().atOffset(ZONE);
        OffsetDateTime end = day.plusDays(1).atStartOfDay().atOffset(ZONE);
        Long first = Lines.numberOrNull(range, "first");
        Long last = Lines.numberOrNull(range, "last");
        Long before = Lines.numberOrNull(range, "before");
        Long after = Lines.numberOrNull(range, "after");
        // of a day without entries the neighbours are next to each other
        long expectedBefore = first != null ? first - 1 : after != null ? after - 1 : head.size() - 1;
        long expectedAfter = last != null ? last + 1 : before != null ? before + 1 : 0;
        report.equal("number before the day 前一条", expectedBefore, before == null ? -1 : before);
        report.equal("number after the day 后一条", expectedAfter, after == null ? head.size() : after);
        if (first != null && last != null) {
            inside(first, last, begin, end);
        }
        neighbour("entry before the day 前一条时间", before, true, begin);
        neighbour("entry after the day 后一条时间", after, false, end);
        if (after == null) {
            report.note("the log ends within the day: entries of it may follow");
        }
    }

    private void inside(long first, long last, OffsetDateTime begin, OffsetDateTime end) {
        long wrong = -1;
        for (long number = first; number <= last && wrong < 0; number++) {
            Entries.Entry entry = entries.get(number);
            if (entry == null || entry.time().isBefore(begin) || !entry.time().isBefore(end)) {
                wrong = number;
            }
        }
        report.check("every entry from " + first + " to " + last + " is there and of the day 区间完整", wrong < 0,
                (last - first + 1) + " entries", wrong < 0 ? (last - first + 1) + " entries" : "entry " + wrong + " is missing or of another day");
    }

    private void neighbour(String what, @Nullable Long number, boolean earlier, OffsetDateTime bound) {
        if (number == null) {
            return;
        }
        Entries.Entry entry = entries.get(number);
        boolean outside = entry != null && (earlier ? entry.time().isBefore(bound) : !entry.time().isBefore(bound));
        report.check(what, outside, (earlier ? "before " : "not before ") + bound, entry == null ? "not in the package" : String.valueOf(entry.time()));
    }

    private static LocalDate day(String text) throws Unreadable {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException wrong) {
            throw new Unreadable("\"day\" is " + text + ", expected yyyy-MM-dd", wrong);
        }
    }
}

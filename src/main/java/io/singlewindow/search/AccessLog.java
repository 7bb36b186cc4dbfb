package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadLog.Place;
import io.singlewindow.access.ReadLog.Read;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The access log both ways, for the machine door and the page alike: who saw this, and what did this person see. Who does not see the whole
 * province asks about himself, and about what he may see.
 */
@Component
@Profile("!simulator")
public class AccessLog {

    /** Of one page at most. */
    public static final int PAGE_MAX = 200;
    private static final int CHARACTERS_MAX = 100;
    private static final String PLACE_PARTS = "\n";

    private final ReadLog reads;
    private final List<ReadSubjects> subjects;
    private final Map<ReadLog.Thing, ReadSubjects> byThing = new EnumMap<>(ReadLog.Thing.class);

    AccessLog(ReadLog reads, List<ReadSubjects> subjects) {
        this.reads = reads;
        this.subjects = subjects;
        subjects.forEach(one -> byThing.put(one.thing(), one));
    }

    /**
     * What is asked; null and empty: anything.
     *
     * @param subject number of a consignment, filing, warning or firm that belongs to it alone
     * @param reader login
     * @param from first day, at +08:00
     * @param to last day
     */
    public record Asked(@Nullable String subject, @Nullable String reader, @Nullable String from, @Nullable String to) {

        /** The same without blanks around it; nothing is null. */
        public Asked {
            subject = plain(subject);
            reader = plain(reader);
            from = plain(from);
            to = plain(to);
        }

        /** As in an address; empty for all. */
        public String address() {
            return Stream.of(Map.entry("subject", String.valueOf(subject)), Map.entry("reader", String.valueOf(reader)), Map.entry("from", String.valueOf(from)), Map.entry("to", String.valueOf(to)))
                    .filter(one -> !one.getValue().isEmpty()).map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("&"));
        }

        private static String plain(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    /**
     * A read as it is shown.
     *
     * @param shown what was seen; null where it has no name and no page
     */
    public record Row(Read read, ReadSubjects.@Nullable Shown shown) {}

    /**
     * A page of it, the newest first.
     *
     * @param next where the next one begins; null on the last
     */
    public record Page(List<Row> rows, @Nullable String next) {}

    /** True for who may ask about everybody. */
    public static boolean seesEverybody(Caller caller) {
        return caller.seesAll();
    }

    /**
     * A page of the log.
     *
     * @param after {@code next} of the page before; null for the first
     * @param limit 1 to {@link #PAGE_MAX}
     * @throws ProblemException 400 for what cannot be read, 404 where the subject is not there for the caller, 403 where he asks about another
     */
    public Page page(Caller caller, Asked asked, @Nullable String after, int limit) {
        if (limit < 1 || limit > PAGE_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 … " + PAGE_MAX);
        }
        ReadLog.Question question = question(caller, asked);
        List<Read> found = reads.list(question, after == null || after.isEmpty() ? null : place(after), limit + 1);
        List<Row> rows = found.stream().limit(limit).map(this::row).toList();
        return new Page(rows, found.size() > limit ? text(found.get(limit - 1).place()) : null);
    }

    private ReadLog.Question question(Caller caller, Asked asked) {
        if (asked.subject().length() > CHARACTERS_MAX || asked.reader().length() > CHARACTERS_MAX) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "more than " + CHARACTERS_MAX + " characters", "at most " + CHARACTERS_MAX);
        }
        Set<String> about = asked.subject().isEmpty() ? null : noted(caller, asked.subject());
        String reader = asked.reader().isEmpty() ? null : asked.reader();
        if (about == null && !seesEverybody(caller)) {
            if (reader != null && !reader.equals(caller.id())) {
                throw new ProblemException(403, Finding.of(ErrorCode.SYS_004, reader, null));
            }
            reader = caller.id();
        }
        LocalDate to = day("to", asked.to());
        return new ReadLog.Question(reader, about, start(day("from", asked.from())), start(to == null ? null : to.plusDays(1)));
    }

    /** Under which ids reads of what the number belongs to are noted: of the first kind that has it. */
    private Set<String> noted(Caller caller, String number) {
        for (ReadSubjects of : subjects) {
            List<String> seen = of.named(number).stream().filter(id -> of.sees(caller, id)).limit(2).toList();
            if (seen.size() == 1) {
                return of.noted(seen.get(0));
            }
            if (!seen.isEmpty()) {
                break;
            }
        }
        throw ProblemException.of(404, ErrorCode.SYS_002, number, "-");
    }

    private Row row(Read read) {
        return new Row(read, Optional.ofNullable(byThing.get(read.thing())).map(of -> of.shown(read.subject())).orElse(null));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private static @Nullable LocalDate day(String name, String text) {
        try {
            return text.isEmpty() ? null : BusinessTime.day(text);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, name + "=" + text, "yyyy-MM-dd");
        }
    }

    private static String text(Place place) {
        String parts = String.join(PLACE_PARTS, String.valueOf(place.atMillis()), place.login(), place.kind(), place.subject(), place.thing());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String after) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(PLACE_PARTS, -1);
            if (parts.length == 5) {
                return new Place(Long.parseLong(parts[0]), parts[1], parts[2], parts[3], parts[4]);
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw ProblemException.of(400, ErrorCode.SYS_007, "after=" + after, "the next of a page");
    }
}

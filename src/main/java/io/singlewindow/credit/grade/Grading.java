package io.singlewindow.credit.grade;

import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A firm's credit at an instant, out of all events about it in whatever order they came. Only events that are in effect by then
 * count, so that what comes later never changes what was.
 */
public final class Grading {

    private final Collection<CreditEvent> events;
    private final CreditRules rules;

    private Grading(Collection<CreditEvent> events, CreditRules rules) {
        this.events = events;
        this.rules = rules;
    }

    /** Of these events of one firm. */
    public static Grading of(Collection<CreditEvent> events, CreditRules rules) {
        return new Grading(events, rules);
    }

    /** How it stands at an instant. */
    public CreditStanding at(Instant at) {
        LocalDate day = CreditRules.day(at);
        List<CreditEvent> holding = events.stream().filter(event -> holds(event, at)).toList();
        List<CreditEvent> classes = governing(holding);
        List<CreditEvent> listings = holding.stream().filter(event -> event.kind() == CreditKind.LISTING).sorted(Comparator.comparing(CreditEvent::id)).toList();
        List<CreditEvent> bad = holding.stream().filter(event -> event.kind() == CreditKind.BAD_INFORMATION).sorted(Comparator.comparing(CreditEvent::id)).toList();
        boolean withdrawn = !bad.isEmpty() && rules.withdraws(day);
        CreditGrade grade = classes.stream().filter(event -> event.source() == CreditSource.CUSTOMS).findFirst()
                .flatMap(event -> rules.customs(event.word(), CreditRules.day(event.effectiveAt()), day)).orElse(CreditGrade.ORDINARY);
        if (withdrawn) {
            grade = grade.orWorse(CreditGrade.ORDINARY);
        }
        if (!listings.isEmpty()) {
            grade = CreditGrade.DISHONEST;
        }
        Map<String, String> words = new LinkedHashMap<>();
        classes.forEach(event -> words.put(event.source().name(), event.word()));
        boolean objected = holding.stream().anyMatch(event -> pending(event.id(), at).isPresent());
        return new CreditStanding(grade, !withdrawn && grade != CreditGrade.DISHONEST, !listings.isEmpty(), objected, words,
                Stream.of(classes, listings, bad).flatMap(List::stream).map(CreditEvent::id).toList());
    }

    /** The next instant at which it may stand otherwise without another event; null: never. */
    public @Nullable Instant nextChange(Instant after) {
        List<Instant> instants = new ArrayList<>(rules.changes());
        for (CreditEvent event : events) {
            instants.add(event.effectiveAt());
            if (event.untilAt() != null) {
                instants.add(event.untilAt());
            }
            keptUntil(event, CreditRules.day(after)).ifPresent(instants::add);
        }
        return instants.stream().filter(instant -> instant.isAfter(after)).min(Comparator.naturalOrder()).orElse(null);
    }

    /** True for an event that has not been ended by an instant, whether or not it is in effect by then. */
    public boolean stands(CreditEvent event, Instant at) {
        return !(event.untilAt() != null && !at.isBefore(event.untilAt()))
                && keptUntil(event, CreditRules.day(at)).filter(end -> !at.isBefore(end)).isEmpty()
                && about(event.id(), at).noneMatch(other -> other.kind().ends())
                && about(event.id(), at).filter(other -> other.kind() == CreditKind.OBJECTION)
                        .noneMatch(objection -> about(objection.id(), at).anyMatch(answer -> answer.kind() == CreditKind.OBJECTION_UPHELD));
    }

    /** The objection to an event that is not answered at an instant. */
    public Optional<CreditEvent> pending(String eventId, Instant at) {
        return about(eventId, at).filter(other -> other.kind() == CreditKind.OBJECTION)
                .filter(objection -> about(objection.id(), at).noneMatch(answer -> answer.kind().answers())).min(Comparator.comparing(CreditEvent::id));
    }

    /** Events in effect at an instant that are about another one. */
    public Stream<CreditEvent> about(String eventId, Instant at) {
        return events.stream().filter(event -> event.about().equals(eventId) && !event.effectiveAt().isAfter(at));
    }

    private boolean holds(CreditEvent event, Instant at) {
        // a source that has no classes any more, like inspection since 2018, has none that hold
        boolean known = event.kind() != CreditKind.CLASS || !rules.classes(event.source(), CreditRules.day(at)).isEmpty();
        return event.kind().about().isEmpty() && known && !event.effectiveAt().isAfter(at) && stands(event, at);
    }

    private Optional<Instant> keptUntil(CreditEvent event, LocalDate on) {
        OptionalInt years = rules.keepYears(on);
        return event.determinedOn() == null || years.isEmpty() || !CreditKind.determined().contains(event.kind()) ? Optional.empty()
                : Optional.of(CreditRules.start(event.determinedOn().plusYears(years.getAsInt())));
    }

    /** Of each source the class that was given last; of two given at once the worse, then the one of the lower id. */
    private List<CreditEvent> governing(List<CreditEvent> holding) {
        Map<CreditSource, CreditEvent> governing = new EnumMap<>(CreditSource.class);
        Comparator<CreditEvent> later = Comparator.comparing(CreditEvent::effectiveAt).thenComparingInt(this::rank)
                .thenComparing(CreditEvent::id, Comparator.reverseOrder());
        holding.stream().filter(event -> event.kind() == CreditKind.CLASS)
                .forEach(event -> governing.merge(event.source(), event, (one, other) -> later.compare(one, other) >= 0 ? one : other));
        return List.copyOf(governing.values());
    }

    private int rank(CreditEvent event) {
        return rules.classes(event.source(), CreditRules.day(event.effectiveAt())).indexOf(event.word());
    }
}

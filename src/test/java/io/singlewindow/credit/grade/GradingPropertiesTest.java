package io.singlewindow.credit.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.filing.CreditGrade;
import io.singlewindow.filing.CreditStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of a firm's credit whatever was said of it, and in whatever order that came. */
class GradingPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 4600;

    private static String day(int offset) {
        return FIRST.plusDays(offset).toString();
    }

    /** Up to 25 events; each that is about another is about one of those before it, or about nothing that is there. */
    @Provide
    Arbitrary<List<CreditEvent>> histories() {
        return Arbitraries.randomValue(random -> {
            List<CreditEvent> events = new ArrayList<>();
            int count = random.nextInt(26);
            for (int i = 0; i < count; i++) {
                String id = "e" + i;
                String when = day(random.nextInt(DAYS));
                CreditKind kind = CreditKind.values()[random.nextInt(CreditKind.values().length)];
                String about = events.isEmpty() ? "none" : events.get(random.nextInt(events.size())).id();
                events.add(switch (kind) {
                    case CLASS -> classed(id, when, random);
                    case LISTING -> SampleCredit.listing(id, when, day(random.nextInt(DAYS)));
                    case BAD_INFORMATION -> SampleCredit.bad(id, when);
                    default -> SampleCredit.about(id, kind, about, when);
                });
            }
            return events;
        });
    }

    private static CreditEvent classed(String id, String when, Random random) {
        CreditSource source = CreditSource.values()[random.nextInt(CreditSource.values().length)];
        List<String> words = SampleCredit.RULES.classes(source, LocalDate.parse(when));
        String word = words.isEmpty() ? "?" : words.get(random.nextInt(words.size()));
        String until = random.nextBoolean() ? LocalDate.parse(when).plusDays(1 + random.nextInt(800)).toString() : null;
        return SampleCredit.given(id, source, word, when, until);
    }

    private static Instant instant(int hours) {
        return SampleCredit.at(day(0)).plus(Duration.ofHours(hours));
    }

    private static CreditStanding at(List<CreditEvent> events, Instant instant) {
        return Grading.of(events, SampleCredit.RULES).at(instant);
    }

    @Property(tries = 500)
    void theOrderInWhichEventsCameDoesNotMatter(@ForAll("histories") List<CreditEvent> events, @ForAll long seed, @ForAll @IntRange(max = DAYS * 24) int hours) {
        List<CreditEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(at(shuffled, instant(hours))).isEqualTo(at(events, instant(hours)));
    }

    @Property(tries = 500)
    void whatComesLaterDoesNotChangeWhatWas(@ForAll("histories") List<CreditEvent> events, @ForAll @IntRange(max = DAYS * 24) int hours) {
        List<CreditEvent> known = events.stream().filter(event -> !event.effectiveAt().isAfter(instant(hours))).toList();
        assertThat(at(known, instant(hours))).isEqualTo(at(events, instant(hours)));
    }

    @Property(tries = 500)
    void betweenTwoChangesNothingChanges(
            @ForAll("histories") List<CreditEvent> events, @ForAll @IntRange(max = DAYS * 24) int hours, @ForAll @IntRange(max = 999) int part) {
        Instant from = instant(hours);
        Instant next = Grading.of(events, SampleCredit.RULES).nextChange(from);
        Instant end = next == null ? from.plus(Duration.ofDays(3650)) : next.minusMillis(1);
        Instant between = from.plusMillis(Duration.between(from, end).toMillis() / 1000 * part);
        assertThat(at(events, between)).isEqualTo(at(events, from));
        assertThat(at(events, end)).isEqualTo(at(events, from));
    }

    @Property(tries = 500)
    void whoIsListedHasNoFastTrackAndWhoIsNotListedNorBadNorDishonestHasIt(
            @ForAll("histories") List<CreditEvent> events, @ForAll @IntRange(max = DAYS * 24) int hours) {
        CreditStanding standing = at(events, instant(hours));
        if (standing.listed()) {
            assertThat(standing.grade()).isEqualTo(CreditGrade.DISHONEST);
        }
        if (standing.grade() == CreditGrade.DISHONEST) {
            assertThat(standing.fastTrack()).isFalse();
        }
        List<CreditEvent> harmless = events.stream().filter(event -> event.kind() == CreditKind.CLASS)
                .filter(event -> event.source() != CreditSource.CUSTOMS || !event.word().contains("DISHONEST")).toList();
        assertThat(at(harmless, instant(hours)).fastTrack()).isTrue();
    }

    @Property(tries = 300)
    void anUpheldObjectionToAListingLeavesNoTraceOfItAfterwards(@ForAll("histories") List<CreditEvent> events, @ForAll @IntRange(max = DAYS) int days) {
        List<CreditEvent> without = events.stream().filter(event -> !event.about().isEmpty() || event.kind() != CreditKind.LISTING).toList();
        List<CreditEvent> with = new ArrayList<>(without);
        with.add(SampleCredit.listing("L", day(days), day(days)));
        with.add(SampleCredit.about("O", CreditKind.OBJECTION, "L", day(days + 1)));
        with.add(SampleCredit.about("U", CreditKind.OBJECTION_UPHELD, "O", day(days + 5)));
        assertThat(at(with, SampleCredit.at(day(days))).listed()).isTrue();
        assertThat(at(with, SampleCredit.at(day(days + 5)))).isEqualTo(at(without, SampleCredit.at(day(days + 5))));
    }
}

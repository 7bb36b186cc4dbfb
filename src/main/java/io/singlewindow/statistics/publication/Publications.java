package io.singlewindow.statistics.publication;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.ledger.PendingEntries;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.publication.PublicationStore.Version;
import io.singlewindow.statistics.publication.PublishedTable.Cell;
import io.singlewindow.statistics.publication.PublishedTable.Counted;
import io.singlewindow.statistics.publication.PublishedTable.Place;
import io.singlewindow.time.BusinessTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Publishes months, each version an entry of the log, and shows what was published without what was kept back. */
@Component
@Profile("!simulator")
public class Publications {

    private static final int MONTHS_MAX = 240;
    private static final int REASON_CHARACTERS_MAX = 500;

    private final PublicationStore store;
    private final PendingEntries entries;
    private final Ledger ledger;
    private final PublicationSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Publications(
            PublicationStore store, PendingEntries entries, Ledger ledger, PublicationSettings settings, ObjectMapper json, Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.entries = entries;
        this.ledger = ledger;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * A cell as everyone may see it.
     *
     * @param direction empty for the sum of all rows
     * @param region code of the region; empty for the sum of all
     * @param consignments null where it is kept back
     * @param amount renminbi; null where it is kept back
     */
    public record Shown(String direction, String mode, String region, @Nullable Long consignments, @Nullable BigDecimal amount) {}

    /** A figure that another version changed; null where it was or is kept back, or not there. */
    public record Change(String direction, String mode, String region, @Nullable Long before, @Nullable Long after, @Nullable BigDecimal amountBefore,
            @Nullable BigDecimal amountAfter) {}

    /** A version, why it is there, and what it changed; nothing for the first. */
    public record Released(int version, Instant at, String reason, List<Change> changes) {}

    /**
     * A month as published.
     *
     * @param version the one that is shown
     * @param firmsMin figures of fewer firms are kept back
     * @param versions the newest first
     */
    public record Publication(YearMonth month, int version, int firmsMin, List<Shown> cells, List<Released> versions) {}

    /** The newest first. */
    public List<YearMonth> months() {
        return store.months(MONTHS_MAX);
    }

    /**
     * A month.
     *
     * @param version null for the newest
     * @throws ProblemException 404 when it was not published
     */
    public Publication of(String writtenMonth, @Nullable Integer version) {
        YearMonth month = month(writtenMonth);
        List<Version> versions = store.versions(month);
        Version shown = versions.stream().filter(one -> version == null || one.number() == version).findFirst()
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, writtenMonth + (version == null ? "" : " version " + version), "-"));
        List<Released> released = new ArrayList<>();
        PublishedTable after = store.table(month, versions.get(0).number());
        for (int i = 0; i < versions.size(); i++) {
            PublishedTable before = i + 1 < versions.size() ? store.table(month, versions.get(i + 1).number()) : null;
            released.add(new Released(versions.get(i).number(), versions.get(i).at(), versions.get(i).reason(), before == null ? List.of() : changes(before, after)));
            after = before == null ? after : before;
        }
        List<Shown> cells = store.table(month, shown.number()).cells().entrySet().stream().map(cell -> shown(cell.getKey(), cell.getValue())).toList();
        return new Publication(month, shown.number(), shown.firmsMin(), cells, released);
    }

    private static Shown shown(Place place, Cell cell) {
        return new Shown(place.direction(), place.mode(), place.region(), cell.keptBack() ? null : Long.valueOf(cell.consignments()), cell.keptBack() ? null : cell.amount());
    }

    private static List<Change> changes(PublishedTable before, PublishedTable after) {
        Map<Place, Cell> all = new LinkedHashMap<>(after.cells());
        before.cells().forEach(all::putIfAbsent);
        List<Change> changes = new ArrayList<>();
        for (Place place : all.keySet()) {
            Shown was = shownOf(before, place);
            Shown is = shownOf(after, place);
            if (!was.equals(is)) {
                changes.add(new Change(place.direction(), place.mode(), place.region(), was.consignments(), is.consignments(), was.amount(), is.amount()));
            }
        }
        return changes;
    }

    private static Shown shownOf(PublishedTable table, Place place) {
        Cell cell = table.cells().get(place);
        return cell == null ? new Shown(place.direction(), place.mode(), place.region(), null, null) : shown(place, cell);
    }

    /**
     * Publishes a month as it is counted now; durable when it is answered.
     *
     * @param reason why there is another version; may be empty for the first
     * @return false when nothing has changed since the last version, which then stays the last
     * @throws ProblemException 403 for who is no regulator of the whole province, 422 for a month that is not over or a missing reason
     */
    public boolean publish(Caller by, String writtenMonth, String reason) {
        if (by.role() != CallerRole.REGULATOR || !by.seesAll()) {
            throw ProblemException.of(403, ErrorCode.SYS_004, by.role().name(), "REGULATOR of the whole province");
        }
        YearMonth month = month(writtenMonth);
        if (!month.isBefore(YearMonth.from(clock.instant().atZone(BusinessTime.ZONE)))) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "month=" + month, "a month that is over");
        }
        if (reason.length() > REASON_CHARACTERS_MAX) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "reason of " + reason.length() + " characters", "at most " + REASON_CHARACTERS_MAX);
        }
        boolean published = Boolean.TRUE.equals(transactions.execute(status -> publish(by, month, reason.strip())));
        ledger.awaitDurable();
        return published;
    }

    private boolean publish(Caller by, YearMonth month, String reason) {
        store.takeTurn();
        List<Version> versions = store.versions(month);
        int number = versions.size() + 1;
        if (number > 1 && reason.isEmpty() || number > settings.versionsMax()) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "version " + number + ", reason of " + reason.length() + " characters",
                    "a reason from version 2 on, at most " + settings.versionsMax() + " versions");
        }
        List<Counted> counted = store.counted(month, settings.cellsMax());
        if (counted.size() > settings.cellsMax()) {
            throw ProblemException.of(422, ErrorCode.SYS_007, "> " + settings.cellsMax() + " rows", "window.statistics.publication.cells-max");
        }
        PublishedTable last = versions.isEmpty() ? new PublishedTable(Map.of()) : store.table(month, number - 1);
        Set<Place> kept = last.cells().entrySet().stream().filter(cell -> cell.getValue().keptBack()).map(Map.Entry::getKey).collect(Collectors.toSet());
        PublishedTable table = PublishedTable.of(counted, settings.firmsMin(), kept);
        if (same(last, table)) {
            return false;
        }
        store.insert(new Version(month, number, clock.instant(), by.id(), reason, settings.firmsMin()), table);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("party", by.id());
        event.put("event", "figures of " + month + " published, version " + number);
        event.put("month", month.toString());
        event.put("version", number);
        event.put("reason", reason);
        event.put("keptBack", table.cells().values().stream().filter(Cell::keptBack).count());
        entries.add("statistics.published", month + "/" + number, List.of(), json.writeValueAsString(event));
        return true;
    }

    private static boolean same(PublishedTable one, PublishedTable other) {
        return one.cells().keySet().equals(other.cells().keySet()) && one.cells().keySet().stream().allMatch(place -> {
            Cell was = one.cells().get(place);
            Cell is = other.cells().get(place);
            return was.consignments() == is.consignments() && was.keptBack() == is.keptBack() && was.amount().compareTo(is.amount()) == 0;
        });
    }

    private static YearMonth month(String written) {
        try {
            return BusinessTime.month(written);
        } catch (DateTimeException wrong) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "month=" + written, "yyyy-MM");
        }
    }
}

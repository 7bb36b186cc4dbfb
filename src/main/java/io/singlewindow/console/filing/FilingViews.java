package io.singlewindow.console.filing;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.register.Filing;
import io.singlewindow.filing.register.FilingAttachments;
import io.singlewindow.filing.register.ReviewDesk;
import io.singlewindow.filing.state.FilingMachine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the pages show of filings. */
@Component
@Profile("!simulator")
class FilingViews {

    private final ReviewDesk desk;
    private final FilingAttachments attachments;
    private final FilingMachine machine;
    private final ObjectMapper json;
    private final Clock clock;

    FilingViews(ReviewDesk desk, FilingAttachments attachments, FilingMachine machine, ObjectMapper json, Clock clock) {
        this.desk = desk;
        this.attachments = attachments;
        this.machine = machine;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One in a list.
     *
     * @param zh name of the company or the goods; of a delegation both companies, of a key its subject
     */
    record Item(Outlook outlook, String zh, String en) {}

    /** A move, and the version that it is about. */
    record Told(int version, Filing.Move move) {}

    /**
     * All of one.
     *
     * @param item as in a list
     * @param rows what the newest version says
     * @param changes what in it differs from the version in force; empty where it is the same version
     * @param other what departments say of the version in force where the newest is another one
     * @param attachments of the newest version
     * @param added ids of those that the version in force does not have
     * @param told every move, the latest first
     */
    record Sheet(Item item, List<FiledContent.Row> rows, List<FiledContent.Change> changes, List<Outlook.Line> other,
            List<FilingAttachments.Named> attachments, List<String> added, List<Told> told) {}

    Item item(Filing filing) {
        JsonNode content = content(filing.latest());
        Outlook outlook = Outlook.of(filing, desk.clocks(filing), machine, clock.instant());
        return switch (filing.kind()) {
            case ENTITY, GOODS -> new Item(outlook, content.path("name").path("zh").asString(""), content.path("name").path("en").asString(""));
            case DELEGATION -> new Item(outlook, filing.uscc() + " → " + filing.otherUscc(), "");
            case KEY -> new Item(outlook, content.path("subject").asString(""), "");
        };
    }

    Sheet sheet(Filing filing) {
        Item item = item(filing);
        JsonNode newest = content(filing.latest());
        Integer number = item.outlook().inForce();
        Filing.@Nullable Version inForce = number == null || number == filing.latest().version() ? null : filing.version(number);
        List<FilingAttachments.Named> named = attachments.of(filing.latest());
        List<String> before = inForce == null ? List.of() : attachments.of(inForce).stream().map(one -> one.attachment().id()).toList();
        return new Sheet(item, FiledContent.rows(newest),
                Optional.ofNullable(inForce).map(version -> FiledContent.changes(content(version), newest)).orElse(List.of()),
                Optional.ofNullable(inForce).map(version -> Outlook.lines(version, List.of(), machine, clock.instant())).orElse(List.of()), named,
                inForce == null ? List.of() : named.stream().map(one -> one.attachment().id()).filter(id -> !before.contains(id)).toList(), told(filing));
    }

    private static List<Told> told(Filing filing) {
        List<Told> told = new ArrayList<>();
        filing.versions().forEach(version -> version.moves().forEach(move -> told.add(new Told(version.version(), move))));
        told.sort(Comparator.comparing(one -> one.move().recordedAt()));
        Collections.reverse(told);
        return told;
    }

    JsonNode content(Filing.Version version) {
        return json.readTree(version.content());
    }

    Instant now() {
        return clock.instant();
    }

    /** Kinds in the order in which pages show them. */
    static List<FilingKind> kinds() {
        return List.of(FilingKind.values());
    }
}

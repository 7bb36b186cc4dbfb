package io.singlewindow.tables;

import io.singlewindow.access.Caller;
import io.singlewindow.intake.BodyBudget;
import io.singlewindow.ledger.Ledger;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.tables.TableImports.Imported;
import io.singlewindow.time.BusinessTime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tables in, by the operator; and what they say, for everyone. */
@RestController
@Profile("!simulator")
class TableController {

    private final TableImports imports;
    private final CodeTableStore store;
    private final CodeTables tables;
    private final TableSettings settings;
    private final BodyBudget budget;
    private final Ledger ledger;
    private final Clock clock;

    TableController(
            TableImports imports, CodeTableStore store, CodeTables tables, TableSettings settings, BodyBudget budget, Ledger ledger, Clock clock) {
        this.imports = imports;
        this.store = store;
        this.tables = tables;
        this.settings = settings;
        this.budget = budget;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Takes a version in, whole or not at all; the same file again changes nothing. */
    @PostMapping(path = "/api/v1/ops/tables", consumes = "text/csv")
    Map<String, @Nullable Object> take(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        try (BodyBudget.Share share = budget.share()) {
            byte[] body = share.read(request.getInputStream(), settings.fileBytesMax());
            if (body.length > settings.fileBytesMax()) {
                throw ProblemException.of(413, ErrorCode.SYS_006, "> " + settings.fileBytesMax(), String.valueOf(settings.fileBytesMax()));
            }
            Imported imported = imports.take(body, caller.id());
            if (!imported.findings().isEmpty()) {
                throw new ProblemException(422, imported.findings());
            }
            ledger.awaitDurable();
            Map<String, @Nullable Object> answer = view(Objects.requireNonNull(imported.version()), imported.rows());
            answer.put("known", imported.known());
            return answer;
        }
    }

    /** All versions of all tables. */
    @GetMapping("/api/v1/tables")
    Map<String, Object> versions() {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (TableKind kind : TableKind.values()) {
            store.versions(kind).forEach(version -> items.add(view(version, store.rowCount(version))));
        }
        return Map.of("items", items);
    }

    /** What a table says of a code on a day; today where none is named. */
    @GetMapping("/api/v1/tables/{table}/{code}")
    Map<String, @Nullable Object> find(
            @PathVariable("table") String table, @PathVariable("code") String code, @RequestParam(value = "on", required = false) @Nullable String on) {
        TableKind kind = TableKind.of(table).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, table,
                String.join(" | ", Arrays.stream(TableKind.values()).map(TableKind::word).toList())));
        if (!code.matches("[0-9A-Z]{2,10}")) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "code=" + code, "2 to 10 digits, or a currency");
        }
        LocalDate day = day(on);
        CodeTables.Entry entry = tables.find(kind, code, day);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("on", day.toString());
        answer.put("version", entry.version().map(version -> view(version, store.rowCount(version))).orElse(null));
        answer.put("row", entry.row().map(TableController::row).orElse(null));
        return answer;
    }

    private LocalDate day(@Nullable String on) {
        try {
            return on == null ? LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE) : BusinessTime.day(on);
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "on=" + on, "yyyy-MM-dd");
        }
    }

    private static Map<String, Object> row(TableRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", row.code());
        view.put("name", row.name());
        view.putAll(row.values());
        return view;
    }

    private static Map<String, @Nullable Object> view(TableVersion version, int rows) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("table", version.kind().word());
        view.put("version", version.version());
        view.put("from", version.from().toString());
        view.put("to", version.to() == null ? null : version.to().toString());
        view.put("source", version.source());
        view.put("mark", version.mark());
        view.put("example", version.example());
        view.put("rows", rows);
        return view;
    }
}

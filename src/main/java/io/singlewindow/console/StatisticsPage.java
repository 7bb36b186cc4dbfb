package io.singlewindow.console;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.message.Direction;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.Figure;
import io.singlewindow.statistics.FigureForms;
import io.singlewindow.statistics.FigureTable;
import io.singlewindow.statistics.FigureTable.Row;
import io.singlewindow.statistics.Figures;
import io.singlewindow.statistics.RejectedMessage;
import io.singlewindow.statistics.StatisticQuery;
import io.singlewindow.statistics.StatisticQuery.Written;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Statistics: a table of one figure, its picture, its CSV, and from each row the way to the search behind it. */
@Controller
@Profile("!simulator")
@RequestMapping("/console/statistics")
class StatisticsPage {

    private static final String PATH = "/console/statistics/";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    /** A spreadsheet takes a file for UTF-8 by it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int SHADES = 4;
    private static final int PAGE = 50;

    private final Figures figures;
    private final StatisticsWords words;
    private final ReadLog reads;

    StatisticsPage(Figures figures, StatisticsWords words, ReadLog reads) {
        this.figures = figures;
        this.words = words;
        this.reads = reads;
    }

    /**
     * A value as it is shown.
     *
     * @param raw for the picture; empty for none
     */
    record Shown(String text, String raw) {}

    /** A row as it is shown. */
    record Line(List<String> keys, List<Shown> values, @Nullable String search) {}

    /**
     * A field of the map of differences.
     *
     * @param shade 0 for none, to 4 for the most
     */
    record Cell(String text, int shade, @Nullable String search) {}

    /** A platform in the map of differences. */
    record Band(String platform, List<Cell> cells) {}

    @GetMapping
    String first(@AuthenticationPrincipal Caller caller, @ModelAttribute Written written, Model model, HttpServletResponse response, Locale locale) {
        return page(caller, Figure.VOLUMES.word(), written, model, response, locale);
    }

    @GetMapping("/{figure}")
    String page(@AuthenticationPrincipal Caller caller, @PathVariable("figure") String word, @ModelAttribute Written written, Model model,
            HttpServletResponse response, Locale locale) {
        Figure figure = figure(word);
        FormFaults faults = FormFaults.NONE;
        StatisticQuery query;
        try {
            query = figures.query(figure, written);
        } catch (ProblemException refused) {
            faults = FormFaults.of(refused, List.of(400));
            response.setStatus(refused.status());
            query = figures.query(figure, new Written(null, null, null, null, null, null, null, null, null, null));
        }
        FigureTable table = figures.of(caller, figure, query);
        model.addAttribute("faults", faults);
        model.addAttribute("figure", figure);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("query", query);
        model.addAttribute("directions", Direction.values());
        model.addAttribute("links", links(query));
        model.addAttribute("csv", address(PATH + figure.word() + "/csv", figure, query));
        model.addAttribute("table", table);
        model.addAttribute("rows", table.rows().stream().map(row -> line(table, row, locale)).toList());
        model.addAttribute("rest", table.rest() == null ? null : line(table, table.rest(), locale));
        model.addAttribute("whole", line(table, table.whole(), locale));
        if (figure == Figure.MISMATCHES) {
            map(table, model, locale);
        }
        return "console/statistics";
    }

    /** The same numbers for a spreadsheet. */
    @GetMapping("/{figure}/csv")
    ResponseEntity<String> csv(@AuthenticationPrincipal Caller caller, @PathVariable("figure") String word, @ModelAttribute Written written) {
        Figure figure = figure(word);
        StatisticQuery query = figures.query(figure, written);
        FigureTable table = figures.of(caller, figure, query);
        reads.exported(caller, ReadLog.Thing.STATISTICS, word, query.address(), table.rows().size());
        return ResponseEntity.ok().contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + word + "-" + query.from() + "-" + query.to() + ".csv\"")
                .body(BYTE_ORDER_MARK + FigureForms.csv(table));
    }

    /** The messages behind a reason of rejection; they are no consignments, so that the search does not know them. A list of them is a look at each. */
    @GetMapping("/rejected")
    String rejected(@AuthenticationPrincipal Caller caller, @RequestParam("code") String code, @ModelAttribute Written written,
            @RequestParam(value = "after", required = false) @Nullable String after, Model model, Locale locale) {
        StatisticQuery query = figures.query(Figure.REASONS, written);
        List<RejectedMessage> found = figures.rejected(caller, query, code, after, PAGE);
        reads.note(caller, ReadLog.Kind.SEARCH, ReadLog.Thing.SUBMISSION, found.stream().map(RejectedMessage::submissionId).toList(), "");
        model.addAttribute("code", code);
        model.addAttribute("reason", words.key("code", code, locale));
        model.addAttribute("query", query);
        model.addAttribute("messages", found);
        model.addAttribute("senders", found.stream().map(one -> words.key("sender", one.sender(), locale)).toList());
        model.addAttribute("back", address(PATH + Figure.REASONS.word(), Figure.REASONS, query));
        model.addAttribute("next", found.size() < PAGE ? null : found.get(PAGE - 1).submissionId());
        return "console/statistics-rejected";
    }

    private static Figure figure(String word) {
        return Figure.of(word).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, word, "-"));
    }

    private Line line(FigureTable table, Row row, Locale locale) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < row.keys().size(); i++) {
            keys.add(words.key(table.keys().get(i), row.keys().get(i), locale));
        }
        List<Shown> values = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            BigDecimal value = row.values().get(i);
            values.add(new Shown(words.value(table.columns().get(i), value, locale), value == null ? "" : value.toPlainString()));
        }
        return new Line(keys, values, row.search());
    }

    /** Each figure about the same days and the same consignments, as far as it knows them. */
    private static Map<Figure, String> links(StatisticQuery query) {
        Map<Figure, String> links = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            links.put(figure, address(PATH + figure.word(), figure, query));
        }
        return links;
    }

    private static String address(String path, Figure figure, StatisticQuery query) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("by", figure.dimensions().contains(query.by()) ? query.by().word() : null);
        parts.put("from", query.from());
        parts.put("to", query.to());
        parts.put("direction", query.direction());
        parts.put("region", query.region());
        if (!figure.ofMessages()) {
            parts.put("platform", query.platform());
            parts.put("mode", query.mode());
            parts.put("entityClass", query.entityClass());
            parts.put("country", query.country());
            parts.put("chapter", query.chapter());
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parts.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, value);
            }
        });
        return address.encode(StandardCharsets.UTF_8).build().toUriString();
    }

    /** Platforms down, rules across: the more consignments differ, the darker. */
    private void map(FigureTable table, Model model, Locale locale) {
        Set<String> fields = new LinkedHashSet<>();
        Map<String, Map<String, Row>> platforms = new LinkedHashMap<>();
        BigDecimal most = BigDecimal.ONE;
        for (Row row : table.rows()) {
            fields.add(row.keys().get(1));
            platforms.computeIfAbsent(row.keys().get(0), one -> new LinkedHashMap<>()).put(row.keys().get(1), row);
            most = most.max(count(row));
        }
        BigDecimal darkest = most;
        model.addAttribute("fields", fields.stream().map(field -> words.key("field", field, locale)).toList());
        model.addAttribute("bands", platforms.entrySet().stream().map(band -> new Band(words.key("platform", band.getKey(), locale),
                fields.stream().map(field -> cell(band.getValue().get(field), darkest, locale)).toList())).toList());
    }

    private Cell cell(@Nullable Row row, BigDecimal most, Locale locale) {
        if (row == null) {
            return new Cell("0", 0, null);
        }
        int shade = count(row).multiply(BigDecimal.valueOf(SHADES)).add(most).subtract(BigDecimal.ONE).divideToIntegralValue(most).intValue();
        return new Cell(words.value("consignments", count(row), locale), Math.min(SHADES, Math.max(1, shade)), row.search());
    }

    private static BigDecimal count(Row row) {
        BigDecimal value = row.values().get(0);
        return value == null ? BigDecimal.ZERO : value;
    }
}

package io.singlewindow.statistics;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.statistics.StatisticQuery.Written;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Figures over REST, as JSON or, with Accept text/csv, as a table. */
@RestController
@Profile("!simulator")
class StatisticsController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Figures figures;
    private final ReadLog reads;

    StatisticsController(Figures figures, ReadLog reads) {
        this.figures = figures;
        this.reads = reads;
    }

    @GetMapping("/api/v1/statistics/{figure}")
    ResponseEntity<Object> figure(
            @AuthenticationPrincipal Caller caller, @PathVariable("figure") String word, @ModelAttribute Written written,
            @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) @Nullable String accept) {
        Figure figure = Figure.of(word).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, word,
                String.join(", ", Arrays.stream(Figure.values()).map(Figure::word).toList())));
        FigureTable table = figures.of(caller, figure, figures.query(figure, written));
        if (String.valueOf(accept).startsWith("text/csv")) {
            reads.exported(caller, ReadLog.Thing.STATISTICS, word, table.query().address(), table.rows().size());
            return ResponseEntity.ok().contentType(CSV)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + word + "-" + table.query().from() + "-" + table.query().to() + ".csv\"")
                    .body(FigureForms.csv(table));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FigureForms.json(table));
    }
}

package io.singlewindow.console;

import io.singlewindow.console.flow.FlowPicture;
import io.singlewindow.console.flow.FlowPicture.Band;
import io.singlewindow.console.flow.FlowPicture.Box;
import io.singlewindow.console.flow.FlowPicture.Line;
import io.singlewindow.console.flow.FlowPicture.Tone;
import io.singlewindow.flow.Flow;
import io.singlewindow.flow.RouteView;
import io.singlewindow.flow.RouteView.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The message flow as it runs: a picture of the routes with what each has done, and the same in a table. */
@Controller
@Profile("!simulator")
class RoutesPage {

    /** For so long a failure is worth a look. */
    private static final Duration FAILURE_RECENT = Duration.ofMinutes(10);
    private static final String PAUSED = "off";

    private final Flow flow;
    private final Wording words;
    private final Clock clock;

    RoutesPage(Flow flow, Wording words, Clock clock) {
        this.flow = flow;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A row of the table.
     *
     * @param stage its words; null where the row above is of the same
     */
    public record Row(@Nullable String stage, RouteView route, String name, String does, String source, Tone tone) {}

    @GetMapping("/ops/routes")
    String routes(@RequestParam(value = "live", required = false) @Nullable String live, Model model) {
        List<RouteView> routes = flow.routes();
        Instant now = clock.instant();
        Map<String, RouteView> byId = new LinkedHashMap<>();
        routes.forEach(route -> byId.put(route.id(), route));
        List<Row> rows = new ArrayList<>();
        String before = "";
        for (RouteView route : routes) {
            rows.add(new Row(route.stage().equals(before) ? null : stage(route), route, name(route), does(route), source(route.source()), tone(route, now)));
            before = route.stage();
        }
        long stopped = rows.stream().filter(row -> row.tone() == Tone.BAD).count();
        long failing = rows.stream().filter(row -> row.tone() == Tone.ATTENTION).count();
        model.addAttribute("rows", rows);
        model.addAttribute("stopped", stopped);
        model.addAttribute("failing", failing);
        model.addAttribute("now", now);
        model.addAttribute("live", !PAUSED.equals(live));
        model.addAttribute("picture", FlowPicture.svg(words.of("routes.picture.title"), words.of("routes.picture.desc", rows.size(), stopped, failing), bands(byId, now)));
        return "console/routes";
    }

    /** By stage; a route that another hands over to stands behind that one, where its work comes from. */
    private List<Band> bands(Map<String, RouteView> byId, Instant now) {
        Set<String> handedTo = byId.values().stream().flatMap(route -> route.next().stream().filter(next -> !next.equals(route.id()))).collect(Collectors.toSet());
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        byId.values().stream().filter(route -> !handedTo.contains(route.id())).forEach(first -> {
            List<Box> boxes = new ArrayList<>();
            chain(first, byId, new java.util.LinkedHashSet<>()).forEach(route -> boxes.add(new Box(name(route), figures(route), tone(route, now))));
            lines.computeIfAbsent(stage(first), stage -> new ArrayList<>()).add(new Line(source(first.source()), boxes));
        });
        return lines.entrySet().stream().map(one -> new Band(one.getKey(), one.getValue())).toList();
    }

    private static Set<RouteView> chain(RouteView route, Map<String, RouteView> byId, Set<RouteView> chain) {
        if (chain.add(route)) {
            route.next().forEach(next -> chain(byId.getOrDefault(next, route), byId, chain));
        }
        return chain;
    }

    private Tone tone(RouteView route, Instant now) {
        Instant failed = route.figures().lastFailureAt();
        if (!route.isStarted()) {
            return Tone.BAD;
        }
        return failed != null && failed.isAfter(now.minus(FAILURE_RECENT)) ? Tone.ATTENTION : route.figures().lastMinute() > 0 ? Tone.BUSY : Tone.IDLE;
    }

    private String figures(RouteView route) {
        if (!route.isStarted()) {
            return words.orElse("routes.state." + route.state(), route.state());
        }
        String done = words.of("routes.figures", number(route.figures().completed()), number(route.figures().lastMinute()));
        return route.figures().failed() == 0 ? done : done + " · " + words.of("routes.figures.failed", number(route.figures().failed()));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String stage(RouteView route) {
        return words.orElse("stage." + route.stage(), route.stage());
    }

    /** A route of another folder has no words but its own. */
    private String name(RouteView route) {
        String plain = route.id().replace('-', ' ');
        return words.orElse("route." + route.id(), plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
    }

    private String does(RouteView route) {
        return words.orElse("route." + route.id() + ".does", route.description());
    }

    private String source(Source source) {
        return switch (source.kind()) {
            case TIMER -> words.of("routes.source.TIMER", period(source.periodMillis()));
            case QUEUE, OTHER -> words.of("routes.source." + source.kind(), source.name());
            default -> words.of("routes.source." + source.kind());
        };
    }

    private String period(long millis) {
        if (millis < 1_000) {
            return words.of("routes.seconds", String.format(Locale.ROOT, "%.2f", millis / 1000.0).replaceFirst("0+$", ""));
        }
        return millis < 60_000 ? words.of("routes.seconds", millis / 1_000) : words.of("routes.minutes", millis / 60_000);
    }
}

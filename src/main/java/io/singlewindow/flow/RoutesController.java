package io.singlewindow.flow;

import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes as they run, for the operator's tools. */
@RestController
@Profile("!simulator")
class RoutesController {

    private final Flow flow;

    RoutesController(Flow flow) {
        this.flow = flow;
    }

    @GetMapping("/api/v1/ops/routes")
    Map<String, @Nullable Object> routes() {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> items = flow.routes().stream().map(RoutesController::item).toList();
        page.put("items", items);
        page.put("next", null);
        return page;
    }

    private static Map<String, @Nullable Object> item(RouteView route) {
        RouteCount.Figures figures = route.figures();
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", route.id());
        item.put("stage", route.stage());
        item.put("description", route.description());
        item.put("state", route.state());
        item.put("source", Map.of("kind", route.source().kind().name(), "name", route.source().name(), "periodMillis", route.source().periodMillis()));
        item.put("steps", route.steps());
        item.put("next", route.next());
        item.put("since", BusinessTime.iso(figures.since()));
        item.put("completed", figures.completed());
        item.put("failed", figures.failed());
        item.put("inFlight", figures.inFlight());
        item.put("lastMinute", figures.lastMinute());
        item.put("lastFailureAt", figures.lastFailureAt() == null ? null : BusinessTime.iso(figures.lastFailureAt()));
        item.put("lastFailure", figures.lastFailure());
        return item;
    }
}

package io.singlewindow.authority.dispatch;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.AuthorityLine;
import io.singlewindow.authority.ConnectionTest;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the operator sees the authorities: what waits for each, how it answered last, and whether there is a way to it. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/ops/authorities")
class AuthoritiesController {

    /** Longest time of each step of a connection test. */
    private static final Duration STEP_MAX = Duration.ofSeconds(5);

    private final Map<Authority, AuthorityLine> lines;
    private final AuthorityStates states;
    private final ConnectionTest test;

    AuthoritiesController(List<AuthorityLine> lines, AuthorityStates states, Clock clock) {
        this.lines = lines.stream().collect(Collectors.toMap(AuthorityLine::authority, line -> line));
        this.states = states;
        this.test = new ConnectionTest(STEP_MAX, clock);
    }

    @GetMapping
    Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", states.all().stream().map(AuthoritiesController::view).toList());
        page.put("next", null);
        return page;
    }

    private static Map<String, @Nullable Object> view(AuthorityStates.State state) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("authority", state.authority().code());
        view.put("breaker", state.breaker());
        view.put("waiting", state.waiting());
        view.put("oldestSince", time(state.oldestSince()));
        view.put("parked", state.parked());
        view.put("overdue", state.overdue());
        view.put("lastOk", time(state.lastOk()));
        view.put("lastErrorAt", time(state.lastErrorAt()));
        view.put("lastError", state.lastError());
        return view;
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : BusinessTime.iso(instant);
    }

    /** Tries the way to an authority without sending it a message. */
    @PostMapping("/{authority}/test")
    Map<String, @Nullable Object> test(@PathVariable("authority") String code) {
        AuthorityLine line = Authority.of(code).map(lines::get).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, code,
                lines.keySet().stream().map(Authority::code).sorted().collect(Collectors.joining(" "))));
        String url = line.url().get();
        boolean queue = url.startsWith("jms:");
        List<ConnectionTest.Step> steps = queue
                ? List.of(new ConnectionTest.Step("QUEUE", true, 0, "messages go by the broker, see its health"))
                : test.run(url, line.tls());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("authority", line.authority().code());
        answer.put("url", url);
        answer.put("reachable", steps.stream().allMatch(ConnectionTest.Step::ok));
        answer.put("steps", steps);
        return answer;
    }
}

package io.singlewindow.authority.simulator;

import io.singlewindow.authority.Authority;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.MovableClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sandbox asks and tells its simulated authorities. */
@RestController
@Conditional(OnHostedSimulator.class)
@RequestMapping("/simulator")
class SimulatorController {

    private final List<SimulatedAuthority> authorities;
    private final SimulatorModes modes;
    private final MovableClock clock;

    SimulatorController(List<SimulatedAuthority> authorities, SimulatorModes modes, MovableClock clock) {
        this.authorities = authorities;
        this.modes = modes;
        this.clock = clock;
    }

    @PostMapping("/clock")
    Map<String, String> clock(@RequestBody Map<String, String> wanted) {
        Instant now;
        try {
            now = Instant.parse(String.valueOf(wanted.get("now")));
        } catch (DateTimeException malformed) {
            throw ProblemException.of(400, ErrorCode.SYS_007, String.valueOf(wanted.get("now")), "an instant, e.g. 2026-11-01T00:00:00Z");
        }
        if (!MovableClock.reaches(now)) {
            throw ProblemException.of(422, ErrorCode.SYS_007, now.toString(), "a time of the years 1 to 9998");
        }
        clock.setTo(now);
        return Map.of("now", clock.instant().toString());
    }

    @GetMapping("/{authority}/received")
    Map<String, List<?>> received(
            @PathVariable("authority") String code, @RequestParam(value = "orderNo", required = false) @Nullable String orderNo) {
        return Map.of("items", simulated(code).received(orderNo));
    }

    @PutMapping("/{authority}/mode/{mode}")
    Map<String, String> mode(@PathVariable("authority") String code, @PathVariable("mode") String name) {
        Authority authority = simulated(code).authority();
        SimulatorModes.Mode mode = Arrays.stream(SimulatorModes.Mode.values()).filter(known -> known.name().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.of(
                        400, ErrorCode.SYS_007, "mode=" + name, Arrays.toString(SimulatorModes.Mode.values())));
        modes.set(authority, mode);
        return Map.of("authority", authority.code(), "mode", mode.name());
    }

    private SimulatedAuthority simulated(String code) {
        return authorities.stream().filter(one -> one.authority().code().equals(code)).findFirst()
                .orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_009, code,
                        authorities.stream().map(one -> one.authority().code()).toList().toString()));
    }
}

package io.singlewindow.rules.version;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules of a day for whoever asks, without credentials: by the version in force, never by one that is proposed. */
@RestController
@Profile("!simulator")
class PublicRulesController {

    private final RuleBook book;
    private final RuleVersions versions;
    private final Clock clock;

    PublicRulesController(RuleBook book, RuleVersions versions, Clock clock) {
        this.book = book;
        this.versions = versions;
        this.clock = clock;
    }

    @GetMapping("/api/v1/public/rules")
    Map<String, @Nullable Object> rules(
            @RequestParam(value = "on", required = false) @Nullable String on, @RequestParam(value = "region", required = false) @Nullable String region) {
        RuleBook.InForce rules = book.now();
        if (region != null && rules.regions().byCode(region).isEmpty()) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "region=" + region, rules.regions().all().stream().map(one -> one.code()).toList().toString());
        }
        return RulesJson.of(rules, versions.asked(rules.version()), JsonBody.day(on, "on", LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE)), region);
    }
}

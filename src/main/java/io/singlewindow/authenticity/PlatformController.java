package io.singlewindow.authenticity;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.Entity;
import io.singlewindow.filing.EntityDirectory;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.time.BusinessTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a platform is asked for its data, and by what it signs them: filed by itself. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/authenticity/platforms/{code}")
class PlatformController {

    private final EntityDirectory entities;
    private final Platforms platforms;
    private final PlatformStore store;

    PlatformController(EntityDirectory entities, Platforms platforms, PlatformStore store) {
        this.entities = entities;
        this.platforms = platforms;
        this.store = store;
    }

    /** Files address and certificates in place of those before; all of a request or none. */
    @PutMapping
    Map<String, @Nullable Object> file(
            @AuthenticationPrincipal Caller caller, @PathVariable("code") String code, @RequestBody Map<String, @Nullable Object> body) {
        Entity platform = platform(code);
        if (!caller.actsFor(platform.uscc())) {
            throw ProblemException.of(403, ErrorCode.SYS_004, code, String.valueOf(caller.uscc()));
        }
        String url = body.get("platDataOpen") instanceof String text ? text : null;
        List<String> certificates = body.get("certificates") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList() : List.of();
        List<Finding> findings = platforms.file(caller.id(), platform, url, certificates);
        if (findings.stream().anyMatch(Finding::rejects)) {
            throw new ProblemException(422, findings);
        }
        return view(platform);
    }

    /**
     * What it has filed, for itself and for officials of its region. A look is not noted: an address and digests of certificates say nothing
     * of its deals or of persons, and the platform gives them away so that it is asked there.
     */
    @GetMapping
    Map<String, @Nullable Object> filed(@AuthenticationPrincipal Caller caller, @PathVariable("code") String code) {
        Entity platform = platform(code);
        if (!caller.seesCompany(platform.uscc())) {
            throw ProblemException.of(404, ErrorCode.SYS_002, code, "-");
        }
        return view(platform);
    }

    private Entity platform(String code) {
        return entities.byCode(code).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, code, "-"));
    }

    private Map<String, @Nullable Object> view(Entity platform) {
        PlatformStore.Access access = store.access(platform.uscc()).orElseThrow(() -> ProblemException.of(404, ErrorCode.SYS_002, platform.uscc(), "-"));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("platform", access.uscc());
        view.put("platDataOpen", access.openUrl());
        view.put("filedAt", BusinessTime.iso(Instant.ofEpochMilli(access.filedAtMillis())));
        view.put("certificates", store.certificates(platform.uscc()).stream().map(one -> Map.of("certNo", one.certNo(), "sha256", one.sha256())).toList());
        return view;
    }
}

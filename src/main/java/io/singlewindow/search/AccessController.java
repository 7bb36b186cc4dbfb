package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.access.ReadLog;
import io.singlewindow.access.ReadSubjects;
import io.singlewindow.time.BusinessTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log over REST. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/access")
class AccessController {

    private final AccessLog log;

    AccessController(AccessLog log) {
        this.log = log;
    }

    /** Reads, the newest first: of a subject, by a reader, of some days. */
    @GetMapping
    Map<String, @Nullable Object> list(@AuthenticationPrincipal Caller caller, @ModelAttribute AccessLog.Asked asked,
            @RequestParam(value = "after", required = false) @Nullable String after, @RequestParam(value = "limit", defaultValue = "100") int limit) {
        AccessLog.Page found = log.page(caller, asked, after, limit);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", found.rows().stream().map(AccessController::item).toList());
        page.put("next", found.next());
        return page;
    }

    private static Map<String, @Nullable Object> item(AccessLog.Row row) {
        ReadLog.Read read = row.read();
        ReadSubjects.Shown shown = row.shown();
        Map<String, @Nullable Object> subject = new LinkedHashMap<>();
        subject.put("kind", read.thing().name());
        subject.put("id", read.subject());
        subject.put("name", shown == null ? null : shown.name());
        subject.put("link", shown == null ? null : shown.apiPath());
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("time", BusinessTime.iso(read.at()));
        item.put("reader", read.login());
        item.put("role", read.role());
        item.put("kind", read.kind().name());
        item.put("subject", subject);
        item.put("reason", read.reason().isEmpty() ? null : read.reason());
        return item;
    }
}

package io.singlewindow.evidence;

import io.singlewindow.access.Caller;
import io.singlewindow.job.JobJson;
import io.singlewindow.job.Progress;
import io.singlewindow.trail.EntryLog;
import io.singlewindow.trail.PublishedHead;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives evidence packages to regulators, and to companies of what is their own. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1")
class EvidenceController {

    private final EvidenceDelivery delivery;
    private final EvidenceOrders orders;
    private final WantedSubjects subjects;
    private final EntryLog log;
    private final JobJson json;

    EvidenceController(EvidenceDelivery delivery, EvidenceOrders orders, WantedSubjects subjects, EntryLog log, JobJson json) {
        this.delivery = delivery;
        this.orders = orders;
        this.subjects = subjects;
        this.log = log;
        this.json = json;
    }

    @GetMapping("/consignments/{id}/evidence")
    void ofConsignment(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") String id,
            @RequestParam(value = "reason", defaultValue = "") String reason,
            @RequestParam(value = "since", required = false) @Nullable Long since, HttpServletResponse response) throws IOException {
        delivery.ofConsignment(caller, id, reason, since, response);
    }

    /** Sends the package; whoever prefers not to wait (RFC 7240) is told where it will be. */
    @PostMapping("/trail/evidence")
    @Nullable ResponseEntity<Map<String, @Nullable Object>> of(
            @AuthenticationPrincipal Caller caller, @RequestBody EvidenceWanted wanted,
            @RequestHeader(value = "Prefer", defaultValue = "") String preference, HttpServletResponse response) throws IOException {
        if (JobJson.asksForJob(preference)) {
            return json.accepted(orders.order(caller, wanted));
        }
        PublishedHead.Head head = log.head();
        delivery.send(caller, wanted.why(), head, subjects.since(wanted, head.size()), subjects.of(caller, wanted, Progress.NONE), response);
        return null;
    }
}

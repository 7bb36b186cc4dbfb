package io.singlewindow.filing.register;

import io.singlewindow.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many filings at once: a file of a market's service centre, or a message of our own. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/filings")
class BulkController {

    private final Filings filings;
    private final FilingBulk bulk;
    private final FilingMessages messages;
    private final FilingJson rendering;
    private final FilingSettings settings;

    BulkController(Filings filings, FilingBulk bulk, FilingMessages messages, FilingJson rendering, FilingSettings settings) {
        this.filings = filings;
        this.bulk = bulk;
        this.messages = messages;
        this.rendering = rendering;
        this.settings = settings;
    }

    /** Files each row of a CSV file; findings name the line. */
    @PostMapping(value = "/{kind}/bulk", consumes = "text/csv")
    Map<String, @Nullable Object> csv(@AuthenticationPrincipal Caller caller, @PathVariable("kind") String kind, HttpServletRequest request)
            throws IOException {
        byte[] body = RequestForm.bytes(request, settings.bulkBytesMax());
        return rendering.of(filings.csv(caller, FilingController.kind(kind), body));
    }

    /** Files each form of a message; line is its place in the message, from 1. */
    @PostMapping(value = "/messages", consumes = MediaType.APPLICATION_XML_VALUE)
    Map<String, @Nullable Object> message(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        return rendering.of(bulk.file(messages.read(RequestForm.bytes(request, settings.bulkBytesMax())), caller));
    }
}

package io.singlewindow.authenticity;

import io.singlewindow.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The truth of a consignment's data over REST. */
@RestController
@Profile("!simulator")
@RequestMapping("/api/v1/consignments/{id}/authenticity")
class AuthenticityController {

    private final AuthenticityDesk desk;

    AuthenticityController(AuthenticityDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Map<String, @Nullable Object> of(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return desk.view(caller, desk.require(caller, id));
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> ask(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.ask(caller, id));
    }

    @GetMapping(value = "/uploads/{uploadId}", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] content(@AuthenticationPrincipal Caller caller, @PathVariable("id") String id, @PathVariable("uploadId") String uploadId,
            @RequestParam(value = "reason", defaultValue = "") String reason) {
        return desk.upload(caller, id, uploadId, reason);
    }
}

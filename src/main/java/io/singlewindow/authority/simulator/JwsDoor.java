package io.singlewindow.authority.simulator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of the authorities that take JWS: a message in, its number or its faults out. */
@RestController
@Conditional(OnHostedSimulator.class)
class JwsDoor {

    private static final int MESSAGE_BYTES_MAX = 8 << 20;

    private final List<JwsSimulator> authorities;

    JwsDoor(List<JwsSimulator> authorities) {
        this.authorities = authorities;
    }

    @PostMapping(value = {"/forex/settlements", "/tax-refund/messages"}, consumes = "application/jose")
    ResponseEntity<Map<String, @Nullable Object>> take(HttpServletRequest request) throws IOException {
        JwsSimulator authority = authorities.stream().filter(one -> one.path().equals(request.getRequestURI())).findFirst().orElseThrow();
        JwsSimulator.Answer answer = authority.take(request.getInputStream().readNBytes(MESSAGE_BYTES_MAX));
        return ResponseEntity.status(answer.status()).body(answer.body());
    }
}

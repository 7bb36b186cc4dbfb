package io.singlewindow.authority.simulator.forex;

import io.singlewindow.authority.simulator.OnHostedSimulator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forex's door: a settlement as JWS in, its number or its faults out. */
@RestController
@Conditional(OnHostedSimulator.class)
class ForexDoor {

    private static final int SETTLEMENT_BYTES_MAX = 8 << 20;

    private final ForexSimulator forex;

    ForexDoor(ForexSimulator forex) {
        this.forex = forex;
    }

    @PostMapping(value = "/forex/settlements", consumes = "application/jose")
    ResponseEntity<Map<String, @Nullable Object>> take(HttpServletRequest request) throws IOException {
        ForexSimulator.Answer answer = forex.take(request.getInputStream().readNBytes(SETTLEMENT_BYTES_MAX));
        return ResponseEntity.status(answer.status()).body(answer.body());
    }
}

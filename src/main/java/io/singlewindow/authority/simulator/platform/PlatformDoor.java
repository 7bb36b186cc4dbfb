package io.singlewindow.authority.simulator.platform;

import io.singlewindow.authority.simulator.OnHostedSimulator;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's door (platDataOpen), and what the sandbox tells and asks it. */
@RestController
@Conditional(OnHostedSimulator.class)
class PlatformDoor {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PlatformSimulator platform;
    private final Clock clock;

    PlatformDoor(PlatformSimulator platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @PostMapping(value = "/platform/platDataOpen", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, Object> open(@RequestParam("openReq") String openReq) {
        JsonNode asked = JSON.readTree(openReq);
        String code = platform.ask(asked.path("orderNo").asString(""), asked.path("sessionID").asString(""));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("message", code.equals(PlatformSimulator.ACCEPTED) ? "" : "订单不存在");
        answer.put("serviceTime", clock.millis());
        return answer;
    }

    @PostMapping("/simulator/platform/orders")
    Map<String, Object> sell(@RequestBody Sold order) {
        platform.sell(order);
        return Map.of("orderNo", order.orderNo());
    }

    @GetMapping("/simulator/platform/received")
    Map<String, List<?>> received(@RequestParam(value = "orderNo", required = false) @Nullable String orderNo) {
        return Map.of("items", platform.lines(orderNo).stream().map(line -> line.asked() != null ? line.asked() : line.sent()).toList());
    }
}

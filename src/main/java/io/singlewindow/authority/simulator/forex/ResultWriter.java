package io.singlewindow.authority.simulator.forex;

import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes results and signs them as the forex authority. */
final class ResultWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> REASONS =
            Map.of("MANUAL", "人工审核中", "REFUSED", "不予结算", "DUPLICATE", "该订单已结算", "REVERSED", "退款已冲销");

    private final SignatureAlgorithm algorithm;

    /** Signs with the development key of forex that fits the algorithm. */
    ResultWriter(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * A result, signed.
     *
     * @param id its own, the same after a restart: the window tells repeats apart by what follows from it
     */
    byte[] write(Told told, Told.Result result, String id) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("receiptId", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""));
        json.put("settlementId", told.settlementId());
        json.put("rptNo", result.order().rptNo());
        json.put("itemId", result.order().itemId());
        json.put("orderNo", result.order().orderNo());
        json.put("externalNo", told.externalNo());
        json.put("result", result.step().code());
        json.put("resultTime", BusinessTime.wire17(told.at().plus(result.step().after())));
        json.put("reason", REASONS.get(result.step().code()));
        return JwsWriter.sign(JSON.writeValueAsBytes(json), DevKeys.of("forex", algorithm), JwsAlgorithm.of(algorithm));
    }
}

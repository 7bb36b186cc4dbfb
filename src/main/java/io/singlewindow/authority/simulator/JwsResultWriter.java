package io.singlewindow.authority.simulator;

import io.singlewindow.authority.simulator.JwsBusiness.Planned;
import io.singlewindow.signature.DevKeys;
import io.singlewindow.signature.JwsAlgorithm;
import io.singlewindow.signature.JwsWriter;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes results and signs them as an authority. */
final class JwsResultWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String party;
    private final SignatureAlgorithm algorithm;

    /** Signs with the development key of a party that fits the algorithm. */
    JwsResultWriter(String party, SignatureAlgorithm algorithm) {
        this.party = party;
        this.algorithm = algorithm;
    }

    /**
     * A result, signed.
     *
     * @param takenAt when the message was taken that it answers
     * @param id its own, the same after a restart: the window tells repeats apart by what follows from it
     */
    byte[] write(Planned planned, String externalNo, Instant takenAt, String id) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("receiptId", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""));
        json.putAll(planned.about());
        json.put("externalNo", externalNo);
        json.put("result", planned.step().code());
        json.put("resultTime", BusinessTime.wire17(takenAt.plus(planned.step().after())));
        json.put("reason", planned.reason());
        return JwsWriter.sign(JSON.writeValueAsBytes(json), DevKeys.of(party, algorithm), JwsAlgorithm.of(algorithm));
    }
}

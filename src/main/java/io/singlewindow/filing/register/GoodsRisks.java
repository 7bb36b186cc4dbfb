package io.singlewindow.filing.register;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Which risk class filed goods have: a department's word, else the table's; what the applicant wrote is a claim and decides nothing. */
@Component
@Profile("!simulator")
public class GoodsRisks {

    /** FIRST: new to the window; SENSITIVE: looked at on entry; ORDINARY: neither. */
    public static final List<String> CLASSES = List.of("FIRST", "SENSITIVE", "ORDINARY");

    private final GoodsRiskTable table;
    private final ObjectMapper json;

    GoodsRisks(GoodsRiskTable table, ObjectMapper json) {
        this.table = table;
        this.json = json;
    }

    /**
     * A class, and whose it is.
     *
     * @param by code of the department that gave it; null: the table of codes
     * @param claimed the applicant's; empty for none
     */
    public record GoodsRisk(String riskClass, @Nullable String by, String claimed) {}

    /** That of a version at an instant; a department's word holds for later versions too, until one says otherwise. */
    public GoodsRisk of(Filing filing, int version, Instant at) {
        JsonNode content = json.readTree(filing.version(version).content());
        String claimed = content.path("riskClass").asString("");
        return filing.versions().stream().filter(one -> one.version() <= version).flatMap(one -> one.moves().stream())
                .filter(move -> move.riskClass() != null && !move.effectiveAt().isAfter(at)).reduce((earlier, later) -> later)
                .map(said -> new GoodsRisk(String.valueOf(said.riskClass()), said.department().code(), claimed))
                .orElseGet(() -> new GoodsRisk(table.of(content.path("hsCode").asString("")), null, claimed));
    }
}

package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.filing.state.FilingMachine;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Keeps the table of companies that submissions ask as the versions in force have it. */
@Component
@Profile("!simulator")
class EntityProjection {

    private final JdbcClient jdbc;
    private final FilingStore store;
    private final FilingMachine machine;
    private final ObjectMapper json;

    EntityProjection(JdbcClient jdbc, FilingStore store, FilingMachine machine, ObjectMapper json) {
        this.jdbc = jdbc;
        this.store = store;
        this.machine = machine;
        this.json = json;
    }

    private record Row(String name, @Nullable String customs, @Nullable String dxpId, String roles) {}

    /**
     * Brings a company's row up to date: codes and roles of what is in force; until then its name alone. Roles of several
     * filings add up, codes are those of the latest that has them.
     *
     * @throws ProblemException 409 when a code belongs to another company
     */
    void refresh(String uscc, Instant now) {
        List<Filing> filings = store.of(FilingKind.ENTITY, uscc, null);
        List<JsonNode> inForce = new ArrayList<>();
        filings.forEach(filing -> content(filing, now).ifPresent(inForce::add));
        boolean known = jdbc.sql("SELECT COUNT(*) FROM entity WHERE uscc = ?").param(uscc).query(Integer.class).single() > 0;
        if (inForce.isEmpty() && (known || filings.isEmpty())) {
            // what was in force before keeps its name and codes; whether it may send is asked of the filing itself
            return;
        }
        Row row = inForce.isEmpty() ? unapproved(filings.get(filings.size() - 1)) : row(inForce);
        free("customs_code", row.customs(), uscc);
        free("dxp_id", row.dxpId(), uscc);
        jdbc.sql(known ? "UPDATE entity SET name = ?, customs_code = ?, dxp_id = ?, roles = ? WHERE uscc = ?"
                        : "INSERT INTO entity (name, customs_code, dxp_id, roles, uscc) VALUES (?, ?, ?, ?, ?)")
                .param(row.name()).param(row.customs()).param(row.dxpId()).param(row.roles()).param(uscc).update();
    }

    private Optional<JsonNode> content(Filing filing, Instant now) {
        return filing.history().inForce(machine, now).map(version -> json.readTree(filing.version(version.version()).content()));
    }

    private Row unapproved(Filing filing) {
        return new Row(json.readTree(filing.latest().content()).path("name").path("zh").asString(""), null, null, "");
    }

    private static Row row(List<JsonNode> inForce) {
        TreeSet<String> roles = new TreeSet<>();
        String customs = null;
        String dxpId = null;
        for (JsonNode content : inForce) {
            content.path("roles").forEach(role -> roles.add(role.asString("")));
            for (JsonNode binding : content.path("codes")) {
                String code = binding.path("code").asString("");
                switch (binding.path("authority").asString("")) {
                    case "customs" -> customs = code;
                    case "e-port" -> dxpId = code;
                    default -> { }
                }
            }
        }
        return new Row(inForce.get(inForce.size() - 1).path("name").path("zh").asString(""), customs, dxpId, String.join(" ", roles));
    }

    private void free(String column, @Nullable String code, String uscc) {
        if (code == null) {
            return;
        }
        jdbc.sql("SELECT uscc FROM entity WHERE " + column + " = ? AND uscc <> ?").params(code, uscc).query(String.class).optional().ifPresent(other -> {
            throw ProblemException.of(409, ErrorCode.FIL_014, code, other);
        });
    }
}

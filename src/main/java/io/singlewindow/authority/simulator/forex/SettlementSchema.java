package io.singlewindow.authority.simulator.forex;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Validates by the simulator's own copy of the schema. */
final class SettlementSchema {

    private static final String RESOURCE = "/simulator/forex/settlement.schema.json";
    private static final int FAULTS_MAX = 100;

    private final Schema schema;

    SettlementSchema() {
        try (InputStream resource = SettlementSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(resource, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", unreadable);
        }
    }

    /** What the schema does not allow; empty when all is well. */
    List<WireFault> check(JsonNode settlement) {
        return schema.validate(settlement).stream().limit(FAULTS_MAX).map(SettlementSchema::fault).toList();
    }

    private static WireFault fault(Error error) {
        String given = error.getInstanceNode() == null ? "-" : error.getInstanceNode().toString();
        return new WireFault("SCHEMA", error.getInstanceLocation().toString(), given, error.getMessage());
    }
}

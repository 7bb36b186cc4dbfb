package io.singlewindow.authority.simulator;

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

/** Validates JSON by a simulator's own copy of a schema. */
public final class JsonSchemaCheck {

    private static final int FAULTS_MAX = 100;

    private final Schema schema;

    /**
     * @param name of the packaged schema below {@code /simulator}
     */
    public JsonSchemaCheck(String name) {
        String path = "/simulator/" + name;
        try (InputStream resource = JsonSchemaCheck.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException(path + " is not packaged");
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(resource, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read", unreadable);
        }
    }

    /** What the schema does not allow; empty when all is well. */
    public List<WireFault> check(JsonNode message) {
        return schema.validate(message).stream().limit(FAULTS_MAX).map(JsonSchemaCheck::fault).toList();
    }

    private static WireFault fault(Error error) {
        String given = error.getInstanceNode() == null ? "-" : error.getInstanceNode().toString();
        return new WireFault("SCHEMA", error.getInstanceLocation().toString(), given, error.getMessage());
    }
}

package io.singlewindow.authority.simulator.inspection;

import io.singlewindow.authority.inspection.wire.Fault;
import io.singlewindow.message.reading.DomSchema;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Validates by the simulator's own copy of the schema. */
final class SchemaCheck {

    private final DomSchema schema = new DomSchema("/simulator/inspection/inspection.xsd", Set.of("line"));

    /** What the schema does not allow, one fault per element; empty when all is well. */
    List<Fault> check(Document document) {
        Element root = document.getDocumentElement();
        if (!"declare".equals(root.getLocalName())) {
            return List.of(WireFaults.of("SCHEMA", "/", root.getNodeName(), "declare"));
        }
        return schema.check(document).stream().map(fault -> WireFaults.of("SCHEMA", fault.path(), fault.given(), fault.expected())).toList();
    }
}

package io.singlewindow.message.mapping;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.OtherDocument;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Turns a structurally valid message into records; the eight main messages into their own, others into named fields. */
public final class MessageMapper {

    private static final JAXBContext IMPORTS = context("io.singlewindow.message.ceb.imports");
    private static final JAXBContext EXPORTS = context("io.singlewindow.message.ceb.exports");

    private MessageMapper() {}

    /**
     * The documents of a message, in order.
     *
     * @throws IllegalArgumentException when the message is a receipt, or not valid
     */
    public static List<Document> documents(org.w3c.dom.Document dom, MessageType type) {
        return switch (type) {
            case CEB311, CEB411, CEB511, CEB621 -> ImportMapping.documents(type, unmarshal(dom, type));
            case CEB303, CEB403, CEB505, CEB603 -> ExportMapping.documents(type, unmarshal(dom, type));
            default -> others(dom, type);
        };
    }

    private static List<Document> others(org.w3c.dom.Document dom, MessageType type) {
        if (type.isReceipt()) {
            throw new IllegalArgumentException(type + " is a receipt, expected a declaration");
        }
        List<Document> documents = new ArrayList<>();
        for (Element node : BusinessNodes.of(dom, type)) {
            Map<String, String> fields = BusinessNodes.fields(node, type);
            Document.Head head = new Document.Head(documents.size() + 1, fields.getOrDefault("guid", ""),
                    fields.getOrDefault("appType", "1"), fields.getOrDefault("appTime", ""), fields.getOrDefault("appStatus", "2"));
            documents.add(new OtherDocument(head, type, fields.getOrDefault(type.number(), ""), fields,
                    BusinessNodes.rows(node, type).stream().map(BusinessNodes::fields).toList()));
        }
        return documents;
    }

    private static Object unmarshal(org.w3c.dom.Document dom, MessageType type) {
        try {
            Object message = (type.direction() == Direction.IMPORT ? IMPORTS : EXPORTS).createUnmarshaller().unmarshal(dom);
            return message instanceof JAXBElement<?> element ? element.getValue() : message;
        } catch (JAXBException invalid) {
            throw new IllegalArgumentException(type + " cannot be mapped", invalid);
        }
    }

    private static JAXBContext context(String packageName) {
        try {
            return JAXBContext.newInstance(packageName, MessageMapper.class.getClassLoader());
        } catch (JAXBException broken) {
            throw new IllegalStateException("No JAXB context for " + packageName, broken);
        }
    }
}

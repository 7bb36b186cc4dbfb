package io.singlewindow.message.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.BusinessNodes;
import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.reading.ReadResult;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Each component of each record against the text of the element that it is named after. */
class ComponentsTest {

    @ParameterizedTest
    @EnumSource(names = {"CEB311", "CEB411", "CEB511", "CEB621", "CEB303", "CEB403", "CEB505", "CEB603"})
    void everyComponentIsWhatTheElementOfItsNameHolds(MessageType type) {
        ReadResult read = SampleMessages.read("mapping/" + type + ".xml");
        Element node = BusinessNodes.of(read.dom(), type).get(0);
        Document document = MessageMapper.documents(read.dom(), type).get(0);

        Map<String, String> head = texts(BusinessNodes.head(node, type));
        for (RecordComponent component : document.getClass().getRecordComponents()) {
            switch (component.getName()) {
                case "head" -> assertHead(document.head(), head);
                case "direction" -> assertThat(value(component, document)).isEqualTo(type.direction());
                case "lines" -> assertRows(document, BusinessNodes.rows(node, type));
                default -> assertSame(component, document, head.get(element(component.getName(), type)));
            }
        }
    }

    private static void assertHead(Document.Head mapped, Map<String, String> head) {
        assertThat(mapped).isEqualTo(
                new Document.Head(1, head.get("guid"), head.get("appType"), head.get("appTime"), head.get("appStatus")));
    }

    private static void assertRows(Document document, List<Element> rows) {
        List<? extends Record> lines = document instanceof Order order ? order.lines() : ((DeclarationList) document).lines();
        assertThat(lines).hasSameSizeAs(rows).hasSize(2);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = texts(rows.get(i));
            for (RecordComponent component : lines.get(i).getClass().getRecordComponents()) {
                assertSame(component, lines.get(i), row.get(component.getName()));
            }
        }
    }

    /** What this type's message has no element for is null; all that it has is filled in the samples. */
    private static void assertSame(RecordComponent component, Object record, String text) {
        Object expected = text == null ? null
                : component.getType() == BigDecimal.class ? new BigDecimal(text)
                : component.getType() == int.class ? (Object) Integer.valueOf(text) : text;
        assertThat(value(component, record)).as("%s of %s", component.getName(), record.getClass().getSimpleName()).isEqualTo(expected);
    }

    /** Elements that records call otherwise, so that both directions share a name. */
    private static String element(String component, MessageType type) {
        boolean export = type.direction() == Direction.EXPORT;
        return switch (component) {
            case "freightCurrency" -> export ? "fCurrency" : "currency";
            case "weight" -> export ? "grossWeight" : "weight";
            default -> component;
        };
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException inaccessible) {
            throw new IllegalStateException(component + " cannot be read", inaccessible);
        }
    }

    private static Map<String, String> texts(Element parent) {
        Map<String, String> texts = new HashMap<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                texts.put(element.getLocalName(), element.getTextContent());
            }
        }
        return texts;
    }
}

package io.singlewindow.consignment;

import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.SampleTemplate;
import io.singlewindow.message.mapping.MessageMapper;
import io.singlewindow.message.reading.ReadingLimits;
import io.singlewindow.message.reading.SafeReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The documents of one consignment as records, which agree in everything: mapped once from the sandbox's sample messages,
 * each consignment under numbers of its own.
 */
public final class SampleDocuments {

    private static final Map<Direction, List<Document>> MAPPED = new EnumMap<>(Direction.class);

    static {
        SafeReader reader = new SafeReader(ReadingLimits.defaults());
        MAPPED.put(Direction.IMPORT, List.of(mapped(reader, MessageType.CEB311), mapped(reader, MessageType.CEB411),
                mapped(reader, MessageType.CEB511), mapped(reader, MessageType.CEB621)));
        MAPPED.put(Direction.EXPORT, List.of(mapped(reader, MessageType.CEB303), mapped(reader, MessageType.CEB403),
                mapped(reader, MessageType.CEB505), mapped(reader, MessageType.CEB603)));
    }

    private final Direction direction;
    private final Map<DocumentKind, Document> documents = new EnumMap<>(DocumentKind.class);

    private SampleDocuments(Direction direction, String number) {
        this.direction = direction;
        MAPPED.get(direction).forEach(document -> documents.put(document.kind(), document));
        numbered(DocumentKind.ORDER, "orderNo", "DD" + number);
        numbered(DocumentKind.LIST, "orderNo", "DD" + number);
        numbered(DocumentKind.LIST, "logisticsNo", "YD" + number);
        numbered(DocumentKind.LIST, "copNo", "QD" + number);
        numbered(DocumentKind.WAYBILL, "logisticsNo", "YD" + number);
        DocumentKind money = direction == Direction.IMPORT ? DocumentKind.PAYMENT : DocumentKind.PROCEEDS;
        numbered(money, "orderNo", "DD" + number);
        numbered(money, direction == Direction.IMPORT ? "payTransactionId" : "payNo", "ZF" + number);
        if (direction == Direction.IMPORT) {
            numbered(DocumentKind.ORDER, "payTransactionId", "ZF" + number);
            numbered(DocumentKind.WAYBILL, "orderNo", "DD" + number);
        }
    }

    /** Order {@code DD…}, payment {@code ZF…}, waybill {@code YD…} and list {@code QD…}. */
    public static SampleDocuments imports(String number) {
        return new SampleDocuments(Direction.IMPORT, number);
    }

    /** Order {@code DD…}, proceeds note {@code ZF…}, waybill {@code YD…} and list {@code QD…}. */
    public static SampleDocuments exports(String number) {
        return new SampleDocuments(Direction.EXPORT, number);
    }

    static SampleDocuments of(Direction direction, String number) {
        return new SampleDocuments(direction, number);
    }

    /** Changes one component of one document. */
    public SampleDocuments with(DocumentKind kind, String component, Object value) {
        numbered(kind, component, value);
        return this;
    }

    /** Changes one component of the head of one document, e.g. {@code appType}. */
    public SampleDocuments withHead(DocumentKind kind, String component, Object value) {
        documents.computeIfPresent(kind, (same, document) -> changed(document, "head", changed(document.head(), component, value)));
        return this;
    }

    /** The document of this kind. */
    public Document get(DocumentKind kind) {
        Document document = documents.get(kind);
        if (document == null) {
            throw new IllegalArgumentException(direction + " has no " + kind + ", there are " + documents.keySet());
        }
        return document;
    }

    /** All of them: order, money, waybill, list. */
    public Collection<Document> all() {
        return documents.values();
    }

    String orderNo() {
        return get(DocumentKind.ORDER).number();
    }

    /** The type of message in which a document travels. */
    static MessageType type(Document document, Direction direction) {
        return Arrays.stream(MessageType.values())
                .filter(type -> !type.isReceipt() && type.direction() == direction && type.kind() == document.kind())
                .findFirst().orElseThrow();
    }

    Direction direction() {
        return direction;
    }

    /** The same record with one component changed. */
    static <R> R changed(R record, String component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        if (Arrays.stream(components).noneMatch(one -> one.getName().equals(component))) {
            throw new IllegalArgumentException(record.getClass().getSimpleName() + " has no component " + component);
        }
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component) ? value : components[i].getAccessor().invoke(record);
            }
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            R changed = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(component + " cannot be changed", broken);
        }
    }

    /** The same, the list's goods lying somewhere else. */
    public SampleDocuments at(String areaCode, String loctNo) {
        numbered(DocumentKind.LIST, "areaCode", areaCode);
        numbered(DocumentKind.LIST, "loctNo", loctNo);
        return this;
    }

    private void numbered(DocumentKind kind, String component, Object value) {
        documents.put(kind, changed(get(kind), component, value));
    }

    private static Document mapped(SafeReader reader, MessageType type) {
        return MessageMapper.documents(reader.read(SampleTemplate.fill(type, Map.of())).dom(), type).get(0);
    }
}

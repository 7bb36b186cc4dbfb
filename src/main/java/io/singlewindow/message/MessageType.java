package io.singlewindow.message;

import static io.singlewindow.message.Direction.EXPORT;
import static io.singlewindow.message.Direction.IMPORT;

import io.singlewindow.problem.CebFault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The 42 messages of the unified version (specification 202205, chapter 4). A declaration has a business node, the
 * element that holds its number, the elements that make its business key, the elements that name who may send it, and
 * the receipt it is answered with; a receipt has a business node only.
 */
public enum MessageType {
    CEB311(IMPORT, DocumentKind.ORDER, "Order", "OrderHead", "OrderList", "orderNo", "ebpCode ebcCode orderNo", "ebpCode ebcCode", 312),
    CEB411(IMPORT, DocumentKind.PAYMENT, "Payment", "PaymentHead", null, "payTransactionId", "payCode payTransactionId", "payCode", 412),
    CEB511(IMPORT, DocumentKind.WAYBILL, "Logistics", "LogisticsHead", null, "logisticsNo", "logisticsCode logisticsNo", "logisticsCode", 512),
    CEB513(IMPORT, DocumentKind.WAYBILL_STATUS, "LogisticsStatus", null, null, "logisticsNo", "logisticsCode logisticsNo logisticsStatus", "logisticsCode", 514),
    CEB621(IMPORT, DocumentKind.LIST, "Inventory", "InventoryHead", "InventoryList", "copNo", "agentCode copNo", "ebcCode agentCode", 622),
    CEB623(IMPORT, DocumentKind.CANCEL, "InvtCancel", null, null, "copNo", "invtNo copNo", "ebcCode agentCode", 624),
    CEB625(IMPORT, DocumentKind.RETURN, "InvtRefund", "InvtRefundHead", "InvtRefundList", "copNo", "invtNo copNo", "ebcCode agentCode", 626),
    CEB711(IMPORT, DocumentKind.DETAIL, "Delivery", "DeliveryHead", "DeliveryList", "copNo", "operatorCode copNo", "operatorCode", 712),
    CEB303(EXPORT, DocumentKind.ORDER, "Order", "OrderHead", "OrderList", "orderNo", "ebpCode ebcCode orderNo", "ebpCode ebcCode", 304),
    CEB403(EXPORT, DocumentKind.PROCEEDS, "Receipts", null, null, "payNo", "payCode payNo", "payCode ebcCode", 404),
    CEB505(EXPORT, DocumentKind.WAYBILL, "Logistics", null, null, "logisticsNo", "logisticsCode logisticsNo", "logisticsCode", 506),
    CEB507(EXPORT, DocumentKind.ARRIVAL, "Arrival", "ArrivalHead", "ArrivalList", "copNo", "operatorCode copNo msgSeqNo", "operatorCode logisticsCode", 508),
    CEB509(EXPORT, DocumentKind.DEPARTURE, "Departure", "DepartureHead", "DepartureList", "copNo", "logisticsCode copNo msgSeqNo", "logisticsCode", 510),
    CEB603(EXPORT, DocumentKind.LIST, "Inventory", "InventoryHead", "InventoryList", "copNo", "agentCode copNo", "ebcCode agentCode", 604),
    CEB605(EXPORT, DocumentKind.CANCEL, "InvtCancel", null, null, "copNo", "invtNo copNo", "ebcCode agentCode", 606),
    CEB607(EXPORT, DocumentKind.MASTER, "WayBill", "WayBillHead", "WayBillList", "copNo", "agentCode copNo msgSeqNo", "agentCode", 608),
    CEB213(EXPORT, DocumentKind.RETURN, "InvtRefund", "InvtRefundHead", "InvtRefundList", "coElNo", "invtNo coElNo", "ebcCode agentCode", 214),
    CEB215(EXPORT, DocumentKind.TALLY, "InvtRefundDetail", null, null, "coElNo", "operatorCode coElNo", "operatorCode", 216),
    CEB701(EXPORT, DocumentKind.SUMMARY, "SummaryApply", "SummaryApplyHead", "SummaryApplyList", "copNo", "agentCode copNo msgSeqNo", "agentCode ebcCode", 702),

    CEB312(IMPORT, "OrderReturn"),
    CEB412(IMPORT, "PaymentReturn"),
    CEB512(IMPORT, "LogisticsReturn"),
    CEB514(IMPORT, "LogisticsStatusReturn"),
    CEB622(IMPORT, "InventoryReturn"),
    CEB624(IMPORT, "InvtCancelReturn"),
    CEB626(IMPORT, "InvtRefundReturn"),
    CEB712(IMPORT, "DeliveryReturn"),
    CEB816(IMPORT, "Tax"),
    CEB818(IMPORT, "Tax"),
    CEB900(IMPORT, "MessageReturn"),
    CEB304(EXPORT, "OrderReturn"),
    CEB404(EXPORT, "ReceiptsReturn"),
    CEB506(EXPORT, "LogisticsReturn"),
    CEB508(EXPORT, "ArrivalReturn"),
    CEB510(EXPORT, "DepartureReturn"),
    CEB604(EXPORT, "InventoryReturn"),
    CEB606(EXPORT, "InvtCancelReturn"),
    CEB608(EXPORT, "WayBillReturn"),
    CEB214(EXPORT, "RefundReturn"),
    CEB216(EXPORT, "InvtRefundDetailReturn"),
    CEB702(EXPORT, "SummaryReturn"),
    CEB792(EXPORT, "SummaryResult");

    private static final Map<String, MessageType> BY_ROOT =
            Arrays.stream(values()).collect(Collectors.toMap(MessageType::root, type -> type));

    private final Direction direction;
    private final @Nullable DocumentKind kind;
    private final String node;
    private final @Nullable String head;
    private final @Nullable String list;
    private final String number;
    private final List<String> keyElements;
    private final List<String> ownerElements;
    private final @Nullable String receipt;

    MessageType(
            Direction direction,
            DocumentKind kind,
            String node,
            @Nullable String head,
            @Nullable String list,
            String number,
            String keyElements,
            String ownerElements,
            int receipt) {
        this.direction = direction;
        this.kind = kind;
        this.node = node;
        this.head = head;
        this.list = list;
        this.number = number;
        this.keyElements = List.of(keyElements.split(" "));
        this.ownerElements = List.of(ownerElements.split(" "));
        this.receipt = "CEB" + receipt;
    }

    MessageType(Direction direction, String node) {
        this.direction = direction;
        this.kind = null;
        this.node = node;
        this.head = null;
        this.list = null;
        this.number = "guid";
        this.keyElements = List.of();
        this.ownerElements = List.of();
        this.receipt = null;
    }

    /** The type whose root element has this local name, e.g. {@code CEB311Message}. */
    public static Optional<MessageType> ofRoot(String localName) {
        return Optional.ofNullable(BY_ROOT.get(localName));
    }

    /** Local name of the root element. */
    public String root() {
        return name() + "Message";
    }

    public Direction direction() {
        return direction;
    }

    /** True for what an authority sends (回执 and customs' own messages); platforms may not submit it. */
    public boolean isReceipt() {
        return kind == null;
    }

    /** What the business nodes are; asked of declarations only. */
    public DocumentKind kind() {
        if (kind == null) {
            throw new IllegalStateException(name() + " is a receipt, expected a declaration");
        }
        return kind;
    }

    /** Local name of the business node, repeated 1 to 100 times under the root. */
    public String node() {
        return node;
    }

    /** Local name of the head inside the business node; null when the node is flat. */
    public @Nullable String head() {
        return head;
    }

    /** Local name of the rows inside the business node; null when it has none. */
    public @Nullable String list() {
        return list;
    }

    /** The head's element that holds the document's number as its sender knows it. */
    public String number() {
        return number;
    }

    /** The head's elements that together are the business key (decision tables, 3.2). */
    public List<String> keyElements() {
        return keyElements;
    }

    /** The head's elements that name the companies whose document it is. */
    public List<String> ownerElements() {
        return ownerElements;
    }

    /** The receipt that answers this declaration, e.g. CEB312 for CEB311; CEB900 for receipts themselves. */
    public MessageType receipt() {
        return receipt == null ? CEB900 : valueOf(receipt);
    }

    /** True when the schema itself requires ds:Signature (specification: 621, 623, 625, 711). */
    public boolean signatureInSchema() {
        return this == CEB621 || this == CEB623 || this == CEB625 || this == CEB711;
    }

    /** True when the receipt of this declaration lists status 1, stored at the e-port (section 6). */
    public boolean listsStored() {
        return switch (this) {
            case CEB311, CEB411, CEB511, CEB513 -> false;
            default -> !isReceipt();
        };
    }

    /** The returnStatus for a fault, by table 7-2; format faults are answered by CEB900 and shown as {@code 900}. */
    public String returnStatus(CebFault fault) {
        return FaultCodes.of(this, fault);
    }

    /** True when one document may come in several messages, told apart by msgSeqNo of msgCount (报文拆分). */
    public boolean splits() {
        return keyElements.contains("msgSeqNo");
    }
}

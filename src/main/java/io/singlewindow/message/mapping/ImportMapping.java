package io.singlewindow.message.mapping;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.Payment;
import io.singlewindow.message.Waybill;
import io.singlewindow.message.ceb.imports.CEB311Message;
import io.singlewindow.message.ceb.imports.CEB411Message;
import io.singlewindow.message.ceb.imports.CEB511Message;
import io.singlewindow.message.ceb.imports.CEB621Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The import messages as records, element by element. */
final class ImportMapping {

    private ImportMapping() {}

    /** The documents of an unmarshalled message. */
    static List<Document> documents(MessageType type, Object message) {
        return switch (type) {
            case CEB311 -> numbered(((CEB311Message) message).getOrder(), ImportMapping::order);
            case CEB411 -> numbered(((CEB411Message) message).getPayment(), ImportMapping::payment);
            case CEB511 -> numbered(((CEB511Message) message).getLogistics(), ImportMapping::waybill);
            case CEB621 -> numbered(((CEB621Message) message).getInventory(), ImportMapping::list);
            default -> throw new IllegalArgumentException(type + " has no record of its own");
        };
    }

    private static <N> List<Document> numbered(List<N> nodes, BiFunction<Integer, N, Document> mapping) {
        List<Document> documents = new ArrayList<>(nodes.size());
        for (N node : nodes) {
            documents.add(mapping.apply(documents.size() + 1, node));
        }
        return documents;
    }

    private static Order order(int position, CEB311Message.Order node) {
        CEB311Message.Order.OrderHead head = node.getOrderHead();
        return new Order(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.IMPORT,
                head.getOrderType(),
                head.getOrderNo(),
                head.getEbpCode(),
                head.getEbpName(),
                head.getEbcCode(),
                head.getEbcName(),
                head.getGoodsValue(),
                head.getFreight(),
                head.getDiscount(),
                head.getTaxTotal(),
                head.getActuralPaid(),
                head.getCurrency(),
                head.getBuyerName(),
                head.getBuyerIdType(),
                head.getBuyerIdNumber(),
                head.getBuyerTelephone(),
                head.getPayCode(),
                head.getPayTransactionId(),
                head.getConsignee(),
                head.getConsigneeTelephone(),
                head.getConsigneeAddress(),
                node.getOrderList().stream().map(ImportMapping::orderLine).toList());
    }

    private static Order.Line orderLine(CEB311Message.Order.OrderList line) {
        return new Order.Line(
                line.getGnum(),
                line.getItemNo(),
                line.getItemName(),
                line.getGmodel(),
                line.getUnit(),
                line.getQty(),
                line.getPrice(),
                line.getTotalPrice(),
                line.getCurrency(),
                line.getCountry());
    }

    private static Payment payment(int position, CEB411Message.Payment node) {
        CEB411Message.Payment.PaymentHead head = node.getPaymentHead();
        return new Payment(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                head.getPayCode(),
                head.getPayName(),
                head.getPayTransactionId(),
                head.getOrderNo(),
                head.getEbpCode(),
                head.getPayerIdType(),
                head.getPayerIdNumber(),
                head.getPayerName(),
                head.getAmountPaid(),
                head.getCurrency(),
                head.getPayTime());
    }

    private static Waybill waybill(int position, CEB511Message.Logistics node) {
        CEB511Message.Logistics.LogisticsHead head = node.getLogisticsHead();
        return new Waybill(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.IMPORT,
                head.getLogisticsCode(),
                head.getLogisticsName(),
                head.getLogisticsNo(),
                head.getOrderNo(),
                head.getFreight(),
                head.getInsuredFee(),
                head.getCurrency(),
                head.getWeight(),
                head.getPackNo(),
                head.getConsignee(),
                head.getConsigneeTelephone(),
                head.getConsigneeAddress());
    }

    private static DeclarationList list(int position, CEB621Message.Inventory node) {
        CEB621Message.Inventory.InventoryHead head = node.getInventoryHead();
        return new DeclarationList(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.IMPORT,
                head.getOrderNo(),
                head.getEbpCode(),
                head.getEbpName(),
                head.getEbcCode(),
                head.getEbcName(),
                head.getLogisticsNo(),
                head.getLogisticsCode(),
                head.getLogisticsName(),
                head.getCopNo(),
                head.getPreNo(),
                head.getInvtNo(),
                head.getDeclTime(),
                head.getIeDate(),
                head.getCustomsCode(),
                head.getPortCode(),
                head.getBuyerIdType(),
                head.getBuyerIdNumber(),
                head.getBuyerName(),
                head.getConsigneeAddress(),
                head.getAgentCode(),
                head.getAgentName(),
                null,
                head.getAreaCode(),
                head.getLoctNo(),
                head.getTradeMode(),
                head.getTrafMode(),
                null,
                head.getCountry(),
                head.getFreight(),
                head.getCurrency(),
                head.getInsuredFee(),
                head.getPackNo(),
                head.getGrossWeight(),
                head.getNetWeight(),
                node.getInventoryList().stream().map(ImportMapping::listLine).toList());
    }

    private static DeclarationList.Line listLine(CEB621Message.Inventory.InventoryList line) {
        return new DeclarationList.Line(
                line.getGnum(),
                line.getItemRecordNo(),
                line.getItemNo(),
                line.getItemName(),
                line.getGcode(),
                line.getGname(),
                line.getGmodel(),
                line.getCountry(),
                line.getCurrency(),
                line.getQty(),
                line.getUnit(),
                line.getQty1(),
                line.getUnit1(),
                line.getQty2(),
                line.getUnit2(),
                line.getPrice(),
                line.getTotalPrice());
    }
}

package io.singlewindow.message.mapping;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.MessageType;
import io.singlewindow.message.Order;
import io.singlewindow.message.ProceedsNote;
import io.singlewindow.message.Waybill;
import io.singlewindow.message.ceb.exports.CEB303Message;
import io.singlewindow.message.ceb.exports.CEB403Message;
import io.singlewindow.message.ceb.exports.CEB505Message;
import io.singlewindow.message.ceb.exports.CEB603Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The export messages as records, element by element. */
final class ExportMapping {

    private ExportMapping() {}

    /** The documents of an unmarshalled message. */
    static List<Document> documents(MessageType type, Object message) {
        return switch (type) {
            case CEB303 -> numbered(((CEB303Message) message).getOrder(), ExportMapping::order);
            case CEB403 -> numbered(((CEB403Message) message).getReceipts(), ExportMapping::proceeds);
            case CEB505 -> numbered(((CEB505Message) message).getLogistics(), ExportMapping::waybill);
            case CEB603 -> numbered(((CEB603Message) message).getInventory(), ExportMapping::list);
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

    private static Order order(int position, CEB303Message.Order node) {
        CEB303Message.Order.OrderHead head = node.getOrderHead();
        return new Order(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.EXPORT,
                head.getOrderType(),
                head.getOrderNo(),
                head.getEbpCode(),
                head.getEbpName(),
                head.getEbcCode(),
                head.getEbcName(),
                head.getGoodsValue(),
                head.getFreight(),
                null,
                null,
                null,
                head.getCurrency(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                node.getOrderList().stream().map(ExportMapping::orderLine).toList());
    }

    private static Order.Line orderLine(CEB303Message.Order.OrderList line) {
        return new Order.Line(
                line.getGnum(),
                line.getItemNo(),
                line.getItemName(),
                null,
                line.getUnit(),
                line.getQty(),
                line.getPrice(),
                line.getTotalPrice(),
                line.getCurrency(),
                null);
    }

    private static ProceedsNote proceeds(int position, CEB403Message.Receipts head) {
        return new ProceedsNote(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                head.getEbpCode(),
                head.getEbcCode(),
                head.getOrderNo(),
                head.getPayCode(),
                head.getPayName(),
                head.getPayNo(),
                head.getCharge(),
                head.getCurrency(),
                head.getAccountingDate());
    }

    private static Waybill waybill(int position, CEB505Message.Logistics head) {
        return new Waybill(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.EXPORT,
                head.getLogisticsCode(),
                head.getLogisticsName(),
                head.getLogisticsNo(),
                null,
                head.getFreight(),
                head.getInsuredFee(),
                head.getCurrency(),
                head.getGrossWeight(),
                head.getPackNo(),
                null,
                null,
                null);
    }

    private static DeclarationList list(int position, CEB603Message.Inventory node) {
        CEB603Message.Inventory.InventoryHead head = node.getInventoryHead();
        return new DeclarationList(
                new Document.Head(position, head.getGuid(), head.getAppType(), head.getAppTime(), head.getAppStatus()),
                Direction.EXPORT,
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
                null,
                head.getIeDate(),
                head.getCustomsCode(),
                head.getPortCode(),
                null,
                null,
                null,
                null,
                head.getAgentCode(),
                head.getAgentName(),
                head.getOwnerCode(),
                null,
                head.getLoctNo(),
                head.getTradeMode(),
                head.getTrafMode(),
                head.getStatisticsFlag(),
                head.getCountry(),
                head.getFreight(),
                head.getFCurrency(),
                head.getInsuredFee(),
                head.getPackNo(),
                head.getGrossWeight(),
                head.getNetWeight(),
                node.getInventoryList().stream().map(ExportMapping::listLine).toList());
    }

    private static DeclarationList.Line listLine(CEB603Message.Inventory.InventoryList line) {
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

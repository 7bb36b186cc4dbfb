package io.singlewindow.consignment.match;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.message.Waybill;
import java.util.List;
import java.util.function.UnaryOperator;

/** Waybill against list, the same in both directions but for the elements' names. */
final class WaybillRows {

    private WaybillRows() {}

    static List<FieldMatch> of(
            Documents documents, MatchRules rules, UnaryOperator<String> company, String node, String weight) {
        Waybill waybill = documents.waybill();
        DeclarationList list = documents.list();
        return List.of(
                Row.hard("logisticsCode", "one carrier on waybill and list")
                        .required(waybill, Side.WAYBILL, node + "logisticsCode", Waybill::logisticsCode)
                        .required(list, Side.LIST, "InventoryHead/logisticsCode", DeclarationList::logisticsCode)
                        .company(company),
                Row.hard("logisticsNo", "one waybill number on waybill and list")
                        .required(waybill, Side.WAYBILL, node + "logisticsNo", Waybill::logisticsNo)
                        .required(list, Side.LIST, "InventoryHead/logisticsNo", DeclarationList::logisticsNo)
                        .text(),
                Row.soft("grossWeight", "one gross weight on waybill and list")
                        .required(waybill, Side.WAYBILL, node + weight, Waybill::weight)
                        .required(list, Side.LIST, "InventoryHead/grossWeight", DeclarationList::grossWeight)
                        .numberWithin(rules.weightTolerance()),
                Row.soft("packNo", "one number of packs on waybill and list")
                        .required(waybill, Side.WAYBILL, node + "packNo", Waybill::packNo)
                        .required(list, Side.LIST, "InventoryHead/packNo", DeclarationList::packNo)
                        .number());
    }
}

package io.singlewindow.filing.form;

import io.singlewindow.filing.state.FilingRules;
import io.singlewindow.problem.Finding;
import io.singlewindow.region.Regions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of goods (商品备案): the elements of AQSIQ 137, Annex 2, and the attachment types 201 to 207. */
final class GoodsForms {

    private static final Set<String> MEMBERS = Set.of("owner", "itemNo", "hsCode", "name", "barcode", "brand", "spec", "origin", "producer", "supplier",
            "ingredients", "use", "unit", "packing", "category", "direction", "region", "riskClass", "firstListedOn", "consumptionWarning",
            "conformityStatement", "attachments", "remark");
    private static final Set<String> DIRECTIONS = Set.of("IMPORT", "EXPORT");
    /** What the applicant claims, which decides nothing. FIRST: new to the window; SENSITIVE: looked at on entry; ORDINARY: neither. */
    private static final Set<String> RISKS = Set.of("FIRST", "SENSITIVE", "ORDINARY");
    private static final Set<String> ATTACHMENTS = Set.of("201", "202", "203", "204", "205", "206", "207");
    private static final int ITEM_CHARACTERS_MAX = 30;
    private static final int TEXT_CHARACTERS_MAX = 510;

    private final FilingRules rules;
    private final OwnerCodes owners;

    GoodsForms(FilingRules rules, Regions regions) {
        this.rules = rules;
        this.owners = new OwnerCodes(rules, regions);
    }

    FilingForm read(Map<?, ?> members, LocalDate today, List<Finding> faults) {
        FormNode node = new FormNode(members, "", faults, MEMBERS);
        String owner = owners.read(node, "owner", today);
        String item = node.text("itemNo", ITEM_CHARACTERS_MAX);
        String direction = node.choice("direction", DIRECTIONS, "");
        if (direction.isEmpty() && !node.has("direction")) {
            node.fault("direction", null, "IMPORT or EXPORT");
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("owner", owner);
        content.put("itemNo", item);
        content.put("direction", direction);
        content.put("hsCode", node.matching("hsCode", "[0-9]{8}([0-9]{2})?", "8 or 10 digits", true));
        FormNode name = node.node("name", Set.of("zh", "en"));
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        names.put("zh", name.text("zh", 250));
        names.put("en", name.optional("en", 250));
        content.put("name", names);
        content.put("origin", node.matching("origin", "[0-9]{3}", "a country code of three digits", false));
        content.put("unit", node.matching("unit", "[0-9]{3}", "a unit code of three digits", false));
        String claimed = node.choice("riskClass", RISKS, "");
        content.put("riskClass", claimed.isEmpty() ? null : claimed);
        LocalDate listed = node.day("firstListedOn", false);
        content.put("firstListedOn", listed == null ? null : listed.toString());
        content.putAll(node.texts(TEXT_CHARACTERS_MAX, "barcode", "brand", "spec", "producer", "supplier", "ingredients", "use", "packing", "category",
                "consumptionWarning", "conformityStatement", "remark"));
        List<String> ids = new ArrayList<>();
        content.put("attachments", Attachments.read(node, ATTACHMENTS, ids));
        String region = owners.region(node, owner);
        content.put("region", region);
        return new FilingForm(FilingKind.GOODS, owner, null, item, owner + "|" + direction + "|" + item, owners.division(owner), region,
                FilingKind.GOODS.digit(), List.of(rules.goodsBusiness()), List.of(), ids, content);
    }
}

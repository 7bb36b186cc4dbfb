package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.taxrefund.records.DeclarationNumber;
import io.singlewindow.authority.taxrefund.records.Purchase;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads posted purchases and links, strictly: what is wrong is a finding with its place. */
final class PurchaseReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int FINDINGS_MAX = 100;
    private static final int ROWS_MAX = 999;
    private static final int LINES_MAX = 999_999;

    private final DeclarationNumber numbers;
    private final List<Finding> findings = new ArrayList<>();

    PurchaseReader(DeclarationNumber numbers) {
        this.numbers = numbers;
    }

    /** A purchase, and what it is linked to: one of both. */
    record Posted(Purchase purchase, @Nullable String declarationNo, @Nullable String linkNo) {}

    /** What a link number means. */
    record Link(String linkNo, String declarationNo) {}

    /** What was posted; of no use when there are findings. */
    record Request(List<Posted> items, List<Link> links, List<Finding> findings) {}

    Request read(byte[] body, int rowsMax) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JacksonException unreadable) {
            root = JSON.nullNode();
        }
        JsonNode items = root.path("items");
        JsonNode links = root.path("links");
        if (!root.isObject() || !(items.isArray() || items.isMissingNode()) || !(links.isArray() || links.isMissingNode())
                || items.size() + links.size() == 0) {
            fault("/", root.isObject() ? "no items, no links" : "no JSON object", "{\"items\":[…],\"links\":[…]}");
        } else if (items.size() + links.size() > rowsMax) {
            fault("/items", items.size() + links.size() + " rows", "at most " + rowsMax);
        } else {
            return request(items, links);
        }
        return new Request(List.of(), List.of(), findings);
    }

    private Request request(JsonNode items, JsonNode links) {
        List<Posted> posted = new ArrayList<>();
        for (int i = 0; i < items.size() && findings.size() < FINDINGS_MAX; i++) {
            posted.add(item(items.get(i), "/items/" + i));
        }
        List<Link> linked = new ArrayList<>();
        for (int i = 0; i < links.size() && findings.size() < FINDINGS_MAX; i++) {
            String place = "/links/" + i;
            linked.add(new Link(text(links.get(i), place, "linkNo", "[0-9A-Za-z_-]{1,30}"), declaration(links.get(i), place)));
        }
        return new Request(posted, linked, findings);
    }

    private Posted item(JsonNode item, String place) {
        Purchase purchase = new Purchase(text(item, place, "supplierTaxNo", "[0-9A-Z]{15,20}"), text(item, place, "invoiceNo", "[0-9A-Za-z]{1,30}"),
                number(item, place, "line", LINES_MAX), day(item, place), text(item, place, "goodsCode", "[0-9]{10}"),
                text(item, place, "name", "[^\\p{Cntrl}]{1,250}"), text(item, place, "unit", "[0-9]{3}"), amount(item, place, "quantity", 14, 5),
                amount(item, place, "taxableAmount", 16, 2), rate(item, place, "vatRate"), rate(item, place, "refundRate"));
        if (purchase.refundRate().compareTo(purchase.vatRate()) > 0) {
            fault(place + "/refundRate", purchase.refundRate().toPlainString(), "at most the vatRate, " + purchase.vatRate().toPlainString());
        }
        boolean link = item.has("linkNo");
        if (link == item.has("entryId")) {
            fault(place, link ? "linkNo and entryId" : "neither", "entryId and item, or linkNo");
        }
        return link ? new Posted(purchase, null, text(item, place, "linkNo", "[0-9A-Za-z_-]{1,30}"))
                : new Posted(purchase, declaration(item, place), null);
    }

    private String declaration(JsonNode node, String place) {
        String entryId = text(node, place, "entryId", "[0-9A-Z]{" + DeclarationNumber.ENTRY_ID_LENGTH + "}");
        return numbers.of(entryId, number(node, place, "item", ROWS_MAX));
    }

    private String text(JsonNode node, String place, String name, String pattern) {
        JsonNode value = node.path(name);
        String text = value.isString() ? value.asString().strip() : "";
        if (!text.matches(pattern)) {
            fault(place + "/" + name, value.isMissingNode() ? "nothing" : value.toString(), "a text, " + pattern);
        }
        return text;
    }

    private int number(JsonNode node, String place, String name, int max) {
        JsonNode value = node.path(name);
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > max) {
            fault(place + "/" + name, value.isMissingNode() ? "nothing" : value.toString(), "a whole number, 1 … " + max);
            return 1;
        }
        return value.asInt();
    }

    private String day(JsonNode node, String place) {
        String text = text(node, place, "invoiceDate", "[0-9]{8}");
        try {
            LocalDate.parse(text, DAY);
        } catch (DateTimeException none) {
            fault(place + "/invoiceDate", text, "a day, yyyyMMdd");
        }
        return text;
    }

    /** A text above 0 with so many digits before and behind the point. */
    private BigDecimal amount(JsonNode node, String place, String name, int before, int behind) {
        String text = text(node, place, name, "[0-9]{1," + before + "}(\\.[0-9]{1," + behind + "})?");
        BigDecimal amount = text.matches("[0-9.]{1,30}") ? new BigDecimal(text).stripTrailingZeros() : BigDecimal.ZERO;
        if (amount.signum() == 0 && !text.isEmpty()) {
            fault(place + "/" + name, text, "above 0");
        }
        return amount;
    }

    private BigDecimal rate(JsonNode node, String place, String name) {
        String text = text(node, place, name, "0(\\.[0-9]{1,6})?");
        return text.matches("0(\\.[0-9]{1,6})?") ? new BigDecimal(text).stripTrailingZeros() : BigDecimal.ZERO;
    }

    private void fault(String place, String given, String expected) {
        findings.add(Finding.at(ErrorCode.SYS_007, place, given, expected));
    }
}

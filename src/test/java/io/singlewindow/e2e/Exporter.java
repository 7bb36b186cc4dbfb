package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What an exporter and its declarant do after a list is closed: they sum the month's lists, and post what was bought. */
final class Exporter {

    static final String SHOP = "sandbox-platform";
    private static final String DECLARANT = "sandbox-declarant";

    private final Window window;

    Exporter(Window window) {
        this.window = window;
    }

    /** Signs the proposed summary that holds this closed list, and sends it. */
    void sum(JsonNode closed, Consumer<byte[]> door) {
        String message = null;
        for (JsonNode one : window.get("/api/v1/summaries/proposals", DECLARANT).json().get("items")) {
            JsonNode whole = window.get(one.get("links").get("self").asString(), DECLARANT).json();
            message = whole.toString().contains(invtNo(closed)) ? one.get("links").get("message").asString() : message;
        }
        assertThat(message).as("a proposal with %s", invtNo(closed)).isNotNull();
        door.accept(window.sign(window.get(message, DECLARANT).body(), "declarant", "SM2"));
    }

    /** Customs' number of the list. */
    static String invtNo(JsonNode consignment) {
        for (JsonNode document : consignment.get("documents")) {
            if (document.get("kind").asString().equals("LIST")) {
                return document.get("customsNumbers").path("invtNo").asString("-");
            }
        }
        return "-";
    }

    /** A purchase of one row of a declaration, as JSON. */
    static String purchase(String entryId, int item, String goodsCode, int quantity) {
        return "{\"supplierTaxNo\":\"91330100TERT000838\",\"invoiceNo\":\"F" + entryId + "\",\"line\":" + item + ",\"invoiceDate\":\"20261001\",\"goodsCode\":\""
                + goodsCode + "\",\"name\":\"货物\",\"unit\":\"007\",\"quantity\":\"" + quantity + "\",\"taxableAmount\":\"1000.00\",\"vatRate\":\"0.13\","
                + "\"refundRate\":\"0.13\",\"entryId\":\"" + entryId + "\",\"item\":" + item + "}";
    }

    Window.Answer post(String key, String json) {
        return window.post("/api/v1/refund/purchases", key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The exporter posts what it bought for both rows of the sample list. */
    void buy(String entryId) {
        Window.Answer answer = post(SHOP, "{\"items\":[" + purchase(entryId, 1, "3926909090", 3) + "," + purchase(entryId, 2, "8544421100", 2) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}

package io.singlewindow.authenticity.wire;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.Findings;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code payExInfoStr} of realTimeDataUpload: what it says, what of it is signed, and every fault with its place. */
public final class PlatformDataReader {

    static final String SESSION = "sessionID";
    static final String HEAD = "payExchangeInfoHead";
    static final String LISTS = "payExchangeInfoLists";
    static final String SERVICE_TIME = "serviceTime";
    private static final String CERT_NO = "certNo";
    private static final String SIGN_VALUE = "signValue";
    /** The document's text calls the array so in one place; samples and production do not. */
    private static final String LISTS_MISSPELT = "payExchangeInfoList";
    private static final int ORDERS_MAX = 100;
    private static final int GOODS_MAX = 200;
    private static final int SESSION_CHARACTERS_MAX = 64;
    private static final int CERT_NO_CHARACTERS_MAX = 64;
    private static final int SIGN_VALUE_CHARACTERS_MAX = 1_000;
    private static final int RAW_CHARACTERS_MAX = 8_000;
    private static final int LINK_CHARACTERS_MAX = 3_000;
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Set<String> VER_DEPTS = Set.of("1", "2", "3");
    private static final Set<String> PAY_TYPES = Set.of("1", "2", "3", "4");
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private PlatformDataReader() {}

    /**
     * What was read.
     *
     * @param data null when a member is missing or of another type
     * @param signedText null when one of its members is missing
     * @param sessionId empty when it is missing
     * @param certNo serial number of the signer's certificate, as sent; empty when it is missing
     * @param signValue empty when it is missing or no base64
     */
    public record Read(
            @Nullable PlatformData data, @Nullable SignedText signedText, String sessionId, String certNo, byte[] signValue,
            List<Finding> findings) {}

    /** Reads one; a text that is no JSON object gives one finding. */
    public static Read read(String payExInfoStr) {
        Map<String, String> raw;
        JsonNode root;
        try {
            raw = RawMembers.of(payExInfoStr);
            root = JSON.readTree(payExInfoStr);
        } catch (JacksonException unreadable) {
            Finding finding = Finding.at(ErrorCode.RUL_382, "/", unreadable.getOriginalMessage(), "one JSON object without repeated members");
            return new Read(null, null, "", "", new byte[0], List.of(finding));
        }
        Findings findings = new Findings();
        Members top = new Members(root, "", findings);
        String sessionId = top.text(SESSION, SESSION_CHARACTERS_MAX);
        String certNo = top.text(CERT_NO, CERT_NO_CHARACTERS_MAX);
        byte[] signValue = signValue(top);
        PlatformData data = data(top, sessionId);
        return new Read(findings.reject() ? null : data, signedText(raw), sessionId, certNo, signValue, findings.list());
    }

    private static byte[] signValue(Members top) {
        String text = top.optional(SIGN_VALUE, SIGN_VALUE_CHARACTERS_MAX);
        if (text == null) {
            top.findings().add(Finding.at(ErrorCode.SIG_001, "/" + SIGN_VALUE, null, "base64"));
            return new byte[0];
        }
        if (text.indexOf(' ') >= 0) {
            top.findings().add(Finding.at(ErrorCode.SIG_003, "/" + SIGN_VALUE, "spaces where the base64 has plus signs", "the form field URL-encoded, + as %2B"));
            return new byte[0];
        }
        try {
            // signers break lines
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException none) {
            top.findings().add(Finding.at(ErrorCode.SIG_003, "/" + SIGN_VALUE, text, "base64"));
            return new byte[0];
        }
    }

    private static @Nullable SignedText signedText(Map<String, String> raw) {
        return raw.keySet().containsAll(List.of(SESSION, HEAD, LISTS, SERVICE_TIME))
                ? new SignedText(RawMembers.unquoted(raw.get(SESSION)), raw.get(HEAD), raw.get(LISTS), RawMembers.unquoted(raw.get(SERVICE_TIME)))
                : null;
    }

    private static PlatformData data(Members top, String sessionId) {
        String serviceTime = top.text(SERVICE_TIME, 15);
        boolean millis = MILLIS.matcher(serviceTime).matches();
        if (!millis && !serviceTime.isEmpty()) {
            top.findings().add(Finding.at(ErrorCode.XSD_004, "/" + SERVICE_TIME, serviceTime, "milliseconds since 1970"));
        }
        JsonNode head = top.object().get(HEAD);
        if (head == null || !head.isObject()) {
            top.missing(HEAD);
        }
        return new PlatformData(sessionId, head(new Members(head == null || !head.isObject() ? JSON.createObjectNode() : head, "/" + HEAD,
                head == null || !head.isObject() ? new Findings() : top.findings())), orders(top), millis ? Long.parseLong(serviceTime) : 0);
    }

    private static PlatformData.Head head(Members head) {
        return new PlatformData.Head(head.text("guid", 36), head.text("initalRequest", RAW_CHARACTERS_MAX),
                head.text("initalResponse", RAW_CHARACTERS_MAX), head.text("ebpCode", 18), head.text("payCode", 18),
                head.text("payTransactionId", 60), head.amount("totalAmount"), head.text("currency", 4),
                String.valueOf(head.code("verDept", VER_DEPTS, true)), head.code("payType", PAY_TYPES, false), head.time("tradingTime"),
                head.optional("note", 1_000));
    }

    private static List<PlatformData.PaidOrder> orders(Members top) {
        JsonNode lists = top.object().get(LISTS);
        if (lists == null && top.object().get(LISTS_MISSPELT) != null) {
            top.findings().add(Finding.at(ErrorCode.XSD_002, "/" + LISTS_MISSPELT, LISTS_MISSPELT, LISTS));
            return List.of();
        }
        List<PlatformData.PaidOrder> orders = new ArrayList<>();
        for (JsonNode order : array(top, lists, LISTS, ORDERS_MAX)) {
            Members members = new Members(order, "/" + LISTS + "/" + orders.size(), top.findings());
            orders.add(new PlatformData.PaidOrder(members.text("orderNo", 60), goods(members), members.text("recpAccount", 60),
                    members.optional("recpCode", 18), members.text("recpName", 100)));
        }
        return orders;
    }

    private static List<PlatformData.Goods> goods(Members order) {
        List<PlatformData.Goods> goods = new ArrayList<>();
        for (JsonNode one : array(order, order.object().get("goodsInfo"), "goodsInfo", GOODS_MAX)) {
            Members members = new Members(one, order.path() + "/goodsInfo/" + goods.size(), order.findings());
            goods.add(new PlatformData.Goods(members.text("gname", 250), members.text("itemLink", LINK_CHARACTERS_MAX)));
        }
        return goods;
    }

    /** Its objects; none, with a finding, when it is no array of one to so many. */
    private static List<JsonNode> array(Members holder, @Nullable JsonNode array, String name, int max) {
        if (array == null || !array.isArray() || array.isEmpty()) {
            holder.missing(name);
            return List.of();
        }
        List<JsonNode> objects = new ArrayList<>();
        array.forEach(objects::add);
        if (objects.size() > max || !objects.stream().allMatch(JsonNode::isObject)) {
            holder.findings().add(Finding.at(ErrorCode.XSD_010, holder.path() + "/" + name, objects.size() + " items", "1 to " + max + " objects"));
            return List.of();
        }
        return objects;
    }
}

package io.singlewindow.authority.taxrefund;

import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.authority.forex.TestForex;
import io.singlewindow.authority.fundsflow.TestFundsFlow;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleCompany;
import io.singlewindow.consignment.SummaryListener;
import io.singlewindow.consignment.SummaryListener.Declared;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.problem.Finding;
import io.singlewindow.signature.JwsAlgorithm;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tax refund on a database of its own, behind the consignments that it is about, beside forex; sent nowhere. */
public final class TestTaxRefund implements AutoCloseable {

    static final Duration CHECK_AGAIN = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TaxRefundSettings SETTINGS = new TaxRefundSettings(CHECK_AGAIN.toSeconds(), "B", "%s%03d", Map.of(), RoundingMode.HALF_UP,
            Set.of("9710", "9810"), 20);

    private final TestForex forex;
    private final TestConsignments window;
    private final RefundItemStore items;
    private final PurchaseStore purchases;
    private final TestFundsFlow funds;

    public TestTaxRefund(TestForex forex) {
        this.forex = forex;
        window = forex.window();
        items = new RefundItemStore(window.ledger().jdbc());
        purchases = new PurchaseStore(window.ledger().jdbc());
        funds = new TestFundsFlow(window);
        forex.evidence(funds.evidence());
    }

    static TestTaxRefund open(TestDatabase database, Path folder) {
        return new TestTaxRefund(TestForex.open(database, folder, TestTaxRefund::wave));
    }

    /** What is told of each state of a consignment. */
    public static LaterWave wave(TestConsignments window) {
        return new RefundWave(new RefundItemStore(window.ledger().jdbc()), TestDispatch.assembly(window), window.names(), SETTINGS,
                window.ledger().ids(), window.clock());
    }

    /** A new one, as another node has it. */
    RefundRun another() {
        RefundNotes notes = new RefundNotes(items, window.store(), window.events());
        RefundLists lists = new RefundLists(window.store(), window.messages(), window.references());
        TaxRefundAddress address = new TaxRefundAddress("", JwsAlgorithm.RS256, Duration.ofSeconds(1), Duration.ofSeconds(1), "", "");
        RefundMessages messages = new RefundMessages(forex.dispatch().key(), forex.dispatch().queue(), address, SampleCompany::filed, window.clock());
        Registrations registrations = new Registrations(items, lists, notes, messages, new GrantedRefunds(), SETTINGS, window.clock());
        Claims claims = new Claims(items, lists, purchases, new ExchangeRates(window.ledger().jdbc()), funds.evidence(), window.store(),
                TestDispatch.assembly(window), notes, messages, new GrantedRefunds(), SETTINGS, window.clock());
        Reclaims reclaims = new Reclaims(items, lists, messages, SETTINGS, window.clock());
        return new RefundRun(items, registrations, claims, reclaims, window.transactions(), window.clock());
    }

    /** Tells what can be told. */
    public void run() {
        another().tellDue();
    }

    public TaxRefundAnswers answers() {
        return window.ledger().transactional(new TaxRefundAnswers(items, window.clock()));
    }

    TestForex forex() {
        return forex;
    }

    TestConsignments window() {
        return window;
    }

    TestFundsFlow funds() {
        return funds;
    }

    SummaryListener declarations() {
        return new RefundDeclarations(items, SETTINGS, window.ledger().ids(), window.clock());
    }

    DocumentRow list(Consignment consignment) {
        return window.store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST).findFirst().orElseThrow();
    }

    /** Customs makes a declaration of the first row of each of these consignments' lists. */
    public String declare(String entryId, Consignment... consignments) {
        List<SummaryListener.Row> rows = new ArrayList<>();
        for (Consignment one : consignments) {
            rows.add(new SummaryListener.Row(list(one), 1, 1));
        }
        declare(new Declared(entryId, SampleCompany.PLATFORM.uscc(), rows));
        return entryId + "001";
    }

    void declare(Declared declared) {
        window.transactions().executeWithoutResult(status -> declarations().declared(declared));
    }

    /** Posts as the exporter does. */
    List<Finding> post(String json) {
        PurchaseReader.Request request = new PurchaseReader(SETTINGS.declarationNumber()).read(json.getBytes(StandardCharsets.UTF_8), 20);
        return request.findings().isEmpty()
                ? new Purchases(purchases, items, window.transactions(), window.ledger().ledger(), window.clock())
                        .take(SampleCompany.PLATFORM.uscc(), request)
                : request.findings();
    }

    /** A row of an invoice for the first goods of the sample list. */
    static String purchase(String invoiceNo, int line, String quantity, String taxable, String link) {
        return "{\"supplierTaxNo\":\"91330100TERT000838\",\"invoiceNo\":\"" + invoiceNo + "\",\"line\":" + line + ",\"invoiceDate\":\"20240601\","
                + "\"goodsCode\":\"3926909090\",\"name\":\"手机壳\",\"unit\":\"007\",\"quantity\":\"" + quantity + "\",\"taxableAmount\":\"" + taxable
                + "\",\"vatRate\":\"0.13\",\"refundRate\":\"0.13\"," + link + "}";
    }

    static String byDeclaration(String entryId) {
        return "\"entryId\":\"" + entryId + "\",\"item\":1";
    }

    static String items(String... purchases) {
        return "{\"items\":[" + String.join(",", purchases) + "]}";
    }

    /** Posts one purchase of so much that fits, and lets it be claimed for. */
    public void buy(String entryId, String quantity, String taxable) {
        List<Finding> findings = post(items(purchase("F" + entryId, 1, quantity, taxable, byDeclaration(entryId))));
        if (!findings.isEmpty()) {
            throw new AssertionError(findings.toString());
        }
        run();
    }

    /** What is known of something that was or will be told. */
    public record Known(String itemId, String state, String cause, String amount, String refundDate) {}

    private static Known known(RefundItem item) {
        return new Known(item.id(), item.state().name(), String.valueOf(item.cause()), item.amount().stripTrailingZeros().toPlainString(),
                String.valueOf(item.refundDate()));
    }

    public Known registration(Consignment consignment) {
        return items.of(consignment.id(), RefundKind.REGISTRATION).stream().map(TestTaxRefund::known).findFirst().orElseThrow();
    }

    public Known refund(String declarationNo) {
        return known(items.refundOf(declarationNo).orElseThrow());
    }

    public List<Known> reclaims(Consignment consignment) {
        return items.of(consignment.id(), RefundKind.RECLAIM).stream().map(TestTaxRefund::known).toList();
    }

    int count(Consignment consignment) {
        return items.of(consignment.id(), RefundKind.REGISTRATION).size();
    }

    /** The authority answers as its own receipt would. */
    void answer(Known known, TaxRefundResult.Verdict verdict) {
        TaxRefundResult result = new TaxRefundResult("receipt", known.itemId(), "TS1", verdict, window.clock().instant(),
                verdict == TaxRefundResult.Verdict.REFUNDED ? "20261108" : null, null);
        answers().consignmentsOf(result);
        window.transactions().executeWithoutResult(status -> answers().answered(result));
    }

    /** The messages that were handed over about an item. */
    List<JsonNode> told(Known known) {
        return window.ledger().jdbc().sql("SELECT body FROM dispatch WHERE authority = ? AND submission_id = ? ORDER BY created_at, id")
                .params(Authority.TAX_REFUND.code(), known.itemId()).query((row, n) -> payload(row.getBytes(1))).list();
    }

    static JsonNode payload(byte[] jws) {
        return JSON.readTree(Base64.getUrlDecoder().decode(new String(jws, StandardCharsets.US_ASCII).split("\\.")[1]));
    }

    RefundSection section() {
        return new RefundSection(items, purchases);
    }

    @Override
    public void close() {
        forex.close();
    }
}

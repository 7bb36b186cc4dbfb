package io.singlewindow.authority.forex;

import io.singlewindow.access.TestReads;
import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.LaterWave;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.rates.ExchangeRates;
import io.singlewindow.authority.fundsflow.FundsEvidence;
import io.singlewindow.authority.rates.ExchangeRates.Rate;
import io.singlewindow.consignment.AuthorityAnswers.Answer;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.rules.parameter.ParameterBook;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.person.PersonKeys;
import io.singlewindow.rules.parameter.PackagedParameters;
import io.singlewindow.signature.JwsAlgorithm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forex settlement on a database of its own, behind the consignments whose orders it settles; sent nowhere. */
public final class TestForex implements AutoCloseable {

    /** How long an order waits for others here. */
    static final Duration SETTLE_AFTER = Duration.ofSeconds(60);
    /** When what lacks something is looked at again here. */
    static final Duration CHECK_AGAIN = Duration.ofSeconds(30);
    static final int ORDERS_MAX = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ParameterBook BOOK = PackagedParameters.read();
    private static final ForexSettings SETTINGS = new ForexSettings(SETTLE_AFTER.toSeconds(), ORDERS_MAX, CHECK_AGAIN.toSeconds(),
            "330100", "SW", "122990", "122990", "bank", "");

    private final TestConsignments window;
    private final TestDispatch dispatch;
    private final ItemStore items;
    private final ExchangeRates rates;
    private final ForexWave wave;
    private final TestReads reads;
    private final PersonKeys persons;
    private Set<String> licences = Set.of("PAYMENT_LICENCE");
    private FundsEvidence evidence = (consignment, list) -> Optional.empty();
    private ForexDecisions decisions = new PlainForexDecisions();

    private TestForex(TestConsignments window, Path folder, List<Function<TestConsignments, LaterWave>> others) {
        this.window = window;
        persons = new PersonKeys(folder);
        items = new ItemStore(window.ledger().jdbc());
        rates = new ExchangeRates(window.ledger().jdbc());
        reads = new TestReads(window.ledger(), window.clock());
        wave = new ForexWave(items, window.ledger().ids(), window.clock());
        List<LaterWave> waves = new ArrayList<>(List.of(wave));
        others.forEach(other -> waves.add(other.apply(window)));
        dispatch = new TestDispatch(window, waves);
    }

    /** What a consignments' test hands over, and what is behind it; other authorities' waves beside it. */
    @SafeVarargs
    public static TestForex open(TestDatabase database, Path folder, Function<TestConsignments, LaterWave>... others) {
        TestForex[] made = new TestForex[1];
        TestConsignments.open(database, folder, window -> {
            made[0] = new TestForex(window, folder, List.of(others));
            return made[0].dispatch;
        });
        made[0].rate("USD", LocalDate.EPOCH, LocalDate.of(2049, 12, 31), "7.1");
        return made[0];
    }

    /** A rate of a test's own. */
    public void rate(String currency, LocalDate from, LocalDate to, String rate) {
        rates.add(currency, from, to, new Rate(new BigDecimal(rate), "test"));
    }

    /** Where evidence of funds comes from that is no proceeds note. */
    public void evidence(FundsEvidence other) {
        evidence = other;
    }

    /** Who decides in the rules' place. */
    void decisions(ForexDecisions other) {
        decisions = other;
    }

    /** What the institutions are filed with. */
    void licences(String... types) {
        licences = Set.of(types);
    }

    private DealYears years() {
        return new DealYears(items, window.names(), persons, (uscc, at) -> licences, PackagedParameters::read, window.clock());
    }

    private FundsNotes notes() {
        return new FundsNotes(window.store(), window.events(), window.ledger().pending(), JSON);
    }

    /** Where persons decide. */
    ForexDesk desk() {
        return new ForexDesk(items, window.visible(), notes(), reads.log(), window.ledger().ledger(), window.clock(), window.transactions());
    }

    HeldSettlements held() {
        return new HeldSettlements(items, window.visible(), reads.log());
    }

    /** Who saw what, and on which basis. */
    TestReads reads() {
        return reads;
    }

    /** A new one, as another node has it. */
    public Settlements settlements() {
        FundsNotes notes = notes();
        Examination examination = new Examination(items, window.store(), TestDispatch.assembly(window), decisions, years(), evidence, rates,
                window.names(), notes, SETTINGS, window.clock(), window.transactions());
        ForexAddress address = new ForexAddress("", JwsAlgorithm.RS256, Duration.ofSeconds(1), Duration.ofSeconds(1), "", "");
        return new Settlements(items, examination, window.store(), TestDispatch.assembly(window), rates, evidence, notes, () -> BOOK, SETTINGS, address,
                dispatch.key(), dispatch.queue(), window.ledger().ids(), window.clock(), window.transactions());
    }

    /** What the authority's answers do. */
    public ForexAnswers answers() {
        return window.ledger().transactional(new ForexAnswers(items, window.clock()));
    }

    public TestConsignments window() {
        return window;
    }

    public TestDispatch dispatch() {
        return dispatch;
    }

    ForexWave wave() {
        return wave;
    }

    /** The order's item of a consignment, or the refund's of this reference. */
    Item item(Consignment consignment, String reference) {
        return items.find(consignment.id(), reference).orElseThrow();
    }

    /** What the authority knows of an order, or of its refund when all of it came back; and where it stands. */
    public record Known(String settlementId, String rptNo, String itemId, String state) {}

    /** What the authority was told of a consignment's order. */
    public Known order(Consignment consignment) {
        return known(item(consignment, ""));
    }

    /** What the authority was told of the refund of all of it. */
    public Known refund(Consignment consignment) {
        return known(item(consignment, ForexWave.RETURNED_ABROAD));
    }

    private static Known known(Item item) {
        return new Known(String.valueOf(item.settlementId()), String.valueOf(item.rptNo()), item.id(), item.state().name());
    }

    int count(Consignment consignment) {
        return window.ledger().jdbc().sql("SELECT COUNT(*) FROM forex_item WHERE consignment_id = ?").param(consignment.id())
                .query(Integer.class).single();
    }

    /** Looks at what is there, then lets the waiting for others be over and settles. */
    public void settle() {
        settlements().settleDue();
        window.clock().advance(SETTLE_AFTER);
        settlements().settleDue();
    }

    /** Customs answers the list. */
    public void byCustoms(Consignment consignment, String code) {
        answer(consignment, "customs", code, Source.CUSTOMS_LIST);
    }

    /** Inspection answers. */
    public void byInspection(Consignment consignment, String result) {
        answer(consignment, "inspection", result, Source.INSPECTION);
    }

    /** Customs and inspection release, and customs closes. */
    public void release(Consignment consignment) {
        byInspection(consignment, "RELEASE");
        byCustoms(consignment, "800");
        byCustoms(consignment, "899");
    }

    private void answer(Consignment consignment, String authority, String code, Source source) {
        DocumentRow list = window.store().ofConsignment(consignment.id()).stream().filter(row -> row.kind() == DocumentKind.LIST)
                .findFirst().orElseThrow();
        window.transactions().executeWithoutResult(status -> window.answers().record(list,
                new Answer(authority, "test", code, "20261101101500000", "-", "receipt", source), null));
    }

    /** Forex answers an item as its own receipt would. */
    void answer(Item item, ForexResult.Verdict verdict) {
        ForexResult result = new ForexResult("receipt", String.valueOf(item.settlementId()), String.valueOf(item.rptNo()), item.id(), "FX1",
                verdict, window.clock().instant(), null);
        answers().consignmentOf(result);
        window.transactions().executeWithoutResult(status -> answers().answered(result));
    }

    /** The settlements that were handed over, oldest first. */
    List<JsonNode> told() {
        List<JsonNode> told = new ArrayList<>();
        window.ledger().jdbc().sql("SELECT body FROM dispatch WHERE authority = ? ORDER BY created_at, id").param(Authority.FOREX.code())
                .query((row, n) -> row.getBytes(1)).list().forEach(body -> told.add(payload(body)));
        return told;
    }

    /** The settlement that tells of an item. */
    JsonNode told(Item item) {
        return told().stream().filter(one -> one.get("settlementId").asString().equals(item.settlementId())).findFirst().orElseThrow();
    }

    static JsonNode payload(byte[] jws) {
        String[] parts = new String(jws, StandardCharsets.US_ASCII).split("\\.");
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    /** The codes of the findings that were told about a consignment. */
    List<String> findings(Consignment consignment) {
        return window.told(consignment.id()).stream().map(told -> told.content().path("returnInfo").asString(""))
                .filter(info -> info.startsWith("RUL-")).map(info -> info.substring(0, info.indexOf(' '))).toList();
    }

    @Override
    public void close() {
        window.close();
    }
}

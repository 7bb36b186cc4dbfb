package io.singlewindow.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.consignment.DocumentRow.Standing;
import io.singlewindow.consignment.SubmittedMessages.Original;
import io.singlewindow.consignment.state.ReceiptFact.Source;
import io.singlewindow.followup.TestFollowUps;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.NewSubmission;
import io.singlewindow.ledger.TestLedger;
import io.singlewindow.message.Direction;
import io.singlewindow.message.Document;
import io.singlewindow.message.DocumentKind;
import io.singlewindow.message.MessageType;
import io.singlewindow.time.BusinessTime;
import io.singlewindow.time.MovableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Index and assembly on a database of their own, wired as in the server; accepted messages are records that the test hands
 * in, and where matched consignments go is the test's to say.
 */
public final class TestConsignments implements AutoCloseable {

    /** A filed site, and the company that runs it. */
    public static final String SITE = "3301960W1";
    public static final String WAREHOUSE = "91330100TERT000752";
    /** How long documents wait for each other here. */
    public static final Duration WAITING_MAX = Duration.ofHours(72);

    private final HikariDataSource dataSource;
    private final MovableClock clock = new MovableClock(Clock.tick(Clock.system(BusinessTime.ZONE), Duration.ofMillis(1)));
    private final TestLedger ledger;
    private final Map<String, Original> originals = new ConcurrentHashMap<>();
    private final SubmittedMessages messages = new SubmittedMessages(null, null) {
        @Override
        public Original of(String submissionId) {
            return originals.get(submissionId);
        }
    };
    private final ConsignmentStore store;
    private final KeptComparisons comparisons;
    private final ConsignmentEvents events;
    private final KeyNames names = new KeyNames(SampleCompany::filed);
    private final AuthorityAnswers answers;
    private final References references;
    private final CustomsCodes customs;
    private final Assembly assembly;
    private final List<FiledDocuments> observers = new CopyOnWriteArrayList<>();
    private final Supplier<Index> anotherIndex;
    private final Index index;

    private TestConsignments(TestDatabase database, Path folder, Function<TestConsignments, Onward> onwards, Function<TestConsignments, Charges> charges,
            Function<TestConsignments, Decisions> decisions) {
        JsonMapper json = JsonMapper.builder().build();
        dataSource = database.open(folder);
        ledger = new TestLedger(dataSource, folder, clock);
        store = new ConsignmentStore(ledger.jdbc(), json);
        comparisons = new KeptComparisons(ledger.dataKeys(), json);
        Subscribers subscribers = new Subscribers(ledger.jdbc(), SampleCompany::subscribing, ledger.pending(), json);
        events = new ConsignmentEvents(ledger.pending(), subscribers, json);
        Onward onward = onwards.apply(this);
        StateKeeper states = new StateKeeper(store, events, new StateSignal(), onward, ledger.jdbc(), clock);
        references = new References(ledger.jdbc(), store);
        customs = new CustomsCodes(ledger.jdbc());
        MatchFigures figures = day -> new MatchFigures.Figures(WAITING_MAX, io.singlewindow.consignment.match.MatchRules.DEFAULT);
        if (onward instanceof RecordedOnward recorded) {
            recorded.looksInto(store);
        }
        FollowUps followUps = TestFollowUps.of(ledger.jdbc(), store, references, customs, messages, names, onward, states);
        answers = ledger.transactional(new AuthorityAnswers(ledger.jdbc(), store, events, states, followUps));
        assembly = new Assembly(store, messages, states, events, onward, ledger.ids(), clock, ledger.transactions(), comparisons, figures, names,
                decisions.apply(this), charges.apply(this), followUps);
        anotherIndex = () -> new Index(ledger.outbox(), ledger.submissions(), messages, store, names, assembly, onward, followUps, subscribers, customs,
                events, observers, figures, clock, ledger.transactions());
        index = anotherIndex.get();
    }

    /**
     * Opens a new database with nothing in it.
     *
     * @param onward where documents go; told of this very object, whose assembly is not there yet
     */
    public static TestConsignments open(TestDatabase database, Path folder, Function<TestConsignments, Onward> onward) {
        return open(database, folder, onward, window -> FREE);
    }

    /** The same with quota and guarantee. */
    public static TestConsignments open(
            TestDatabase database, Path folder, Function<TestConsignments, Onward> onward, Function<TestConsignments, Charges> charges) {
        return new TestConsignments(database, folder, onward, charges, window -> new PlainDecisions());
    }

    /** The same where nothing is levied and the rules are what is tested. */
    public static TestConsignments decided(
            TestDatabase database, Path folder, Function<TestConsignments, Onward> onward, Function<TestConsignments, Decisions> decisions) {
        return new TestConsignments(database, folder, onward, window -> FREE, decisions);
    }

    /** Nothing is levied. */
    private static final Charges FREE = new Charges() {
        @Override
        public Assessment assess(Consignment consignment, io.singlewindow.consignment.match.Documents documents) {
            return Assessment.NONE;
        }

        @Override
        public void accepted(Consignment consignment, Assessment assessment) {
            // nothing is reserved
        }

        @Override
        public void refused(Consignment consignment, Assessment assessment, boolean held) {
            // nothing was assessed
        }
    };

    /** The same consignment with another comparison. */
    static Consignment with(Consignment one, String matchReport) {
        return new Consignment(one.id(), one.direction(), one.ebpCode(), one.ebcCode(), one.orderNo(), one.tradeMode(), one.state(), one.ownState(),
                one.createdAtMillis(), one.waitingUntilMillis(), matchReport);
    }

    /** Reads comparisons as they are kept. */
    public KeptComparisons comparisons() {
        return comparisons;
    }

    /** Takes a message with these documents as accepted; its submission's id. */
    public String submit(Direction direction, Document... documents) {
        return submit(NewSubmission.ACCEPTED, List.of(), direction, documents);
    }

    /** The same of a message that names subscribers. */
    public String submit(List<Subscribers.Subscription> subscriptions, Direction direction, Document... documents) {
        String id = submit(direction, documents);
        originals.computeIfPresent(id, (same, one) -> new Original(one.type(), one.bytes(), one.dxpId(), true, one.documents(), subscriptions));
        return id;
    }

    /** The same of a message without a signature. */
    public String submitUnsigned(Direction direction, Document... documents) {
        String id = submit(direction, documents);
        originals.computeIfPresent(id, (same, one) -> new Original(one.type(), one.bytes(), one.dxpId(), false, one.documents(), one.subscriptions()));
        return id;
    }

    String submit(String status, List<Integer> rejected, Direction direction, Document... documents) {
        MessageType type = SampleDocuments.type(documents[0], direction);
        String id = ledger.accept(SampleCompany.sending(type.kind()).uscc(), type.name(), status, rejected);
        originals.put(id, original(type, documents));
        return id;
    }

    private static Original original(MessageType type, Document... documents) {
        List<Document> placed = new ArrayList<>();
        for (Document document : documents) {
            placed.add(SampleDocuments.changed(document, "head", SampleDocuments.changed(document.head(), "position", placed.size() + 1)));
        }
        return new Original(type, ("<" + type.root() + "/>").getBytes(), "DXPENT0000000001", true, placed, List.of());
    }

    /** Files all documents of a consignment without joining any, as if the index had just done so; their ids. */
    List<String> insertUnjoined(SampleDocuments documents) {
        return documents.all().stream().map(document -> insertUnjoined(documents, document.kind())).toList();
    }

    String insertUnjoined(SampleDocuments documents, DocumentKind kind) {
        Document document = documents.get(kind);
        MessageType type = SampleDocuments.type(document, documents.direction());
        String submission = ledger.ids().next(clock.instant());
        originals.put(submission, original(type, document));
        // the key of its month is there before anything is made of a message: its body is under it
        ledger.transactions().executeWithoutResult(stored -> ledger.dataKeys().seal("body", submission, ""));
        boolean waybill = kind == DocumentKind.WAYBILL;
        boolean list = kind == DocumentKind.LIST;
        DocumentRow row = new DocumentRow(submission + "-1", submission, 1, 0, type.name(), kind, documents.direction(),
                kind + "|" + document.businessKey(), document.number(), SampleCompany.sending(kind).uscc(), document.head().appType(),
                waybill ? "" : SampleCompany.PLATFORM.uscc(), list || kind == DocumentKind.ORDER ? SampleCompany.PLATFORM.uscc() : "",
                waybill ? "" : documents.orderNo(), list || waybill ? SampleCompany.LOGISTICS.uscc() : "",
                list || waybill ? documents.get(DocumentKind.WAYBILL).number() : "", Standing.CURRENT, null,
                Map.of("guid", document.head().guid()));
        store.insert(row, true, null);
        return row.id();
    }

    /** Submits all documents of a consignment and files them; the submissions' ids in their order. */
    public List<String> file(SampleDocuments documents) {
        List<String> ids = documents.all().stream().map(document -> submit(documents.direction(), document)).toList();
        index();
        return ids;
    }

    /** From now on this looks at documents as they are filed. */
    public void observe(FiledDocuments observer) {
        observers.add(observer);
    }

    /** The index of another node on the same database. */
    Index anotherIndex() {
        return anotherIndex.get();
    }

    /** Files what was submitted and joins it. */
    public void index() {
        index.takeNext();
        assertThat(ledger.outbox().waiting()).as("submissions that could not be filed").isZero();
        assertThat(store.toBeJoined(1)).as("documents that could not be joined").isEmpty();
    }

    /** The only document of a submission, as it is filed. */
    public DocumentRow row(String submissionId) {
        List<DocumentRow> rows = store.ofSubmission(submissionId);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** The consignments under an order number. */
    public List<Consignment> consignments(String orderNo) {
        return store.search(orderNo, null, 100);
    }

    /** The only consignment of these documents. */
    public Consignment consignment(SampleDocuments documents) {
        List<Consignment> found = consignments(documents.orderNo());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** What was told about a document or a consignment. */
    public List<TestLedger.Told> told(String ref) {
        return ledger.told(ref);
    }

    /** The codes of the findings that the sender of a document was told about it. */
    public List<String> findings(DocumentRow document) {
        return Stream.of(document.id(), String.valueOf(document.consignmentId())).flatMap(ref -> ledger.told(ref).stream())
                .filter(told -> told.content().path("document").asString("").equals(document.id()))
                .filter(told -> told.audience().equals(Set.of(document.sender())))
                .map(told -> told.content().path("returnInfo").asString("").split(" ")[0]).toList();
    }

    public TestLedger ledger() {
        return ledger;
    }

    public MovableClock clock() {
        return clock;
    }

    public ConsignmentStore store() {
        return store;
    }

    /** Consignments as a caller may know of them. */
    public VisibleConsignments visible() {
        return new VisibleConsignments(store, clock);
    }

    public ConsignmentEvents events() {
        return events;
    }

    /** Every company and its site is filed. */
    public Warehouses warehouses() {
        return new Warehouses(store, events, SampleCompany::filed, site -> Optional.of(site).filter(SITE::equals).map(known -> WAREHOUSE));
    }

    public KeyNames names() {
        return names;
    }

    public References references() {
        return references;
    }

    public CustomsCodes customs() {
        return customs;
    }

    /** Customs answers a document. */
    public void answer(DocumentRow document, String code, String returnTime) {
        Source source = document.kind() == DocumentKind.LIST ? Source.CUSTOMS_LIST : Source.CUSTOMS_OTHER;
        transactions().executeWithoutResult(status -> answers.record(document, new AuthorityAnswers.Answer("customs",
                MessageType.valueOf(document.messageType()).receipt().name(), code, returnTime, "told by the test", "receipt", source), null));
    }

    /** Inspection releases a list. */
    public void inspected(DocumentRow list) {
        transactions().executeWithoutResult(status -> answers.record(list, new AuthorityAnswers.Answer("inspection", "INSPECTION", "RELEASE",
                "20240618100000000", "told by the test", "receipt", Source.INSPECTION), null));
    }

    public AuthorityAnswers answers() {
        return answers;
    }

    public SubmittedMessages messages() {
        return messages;
    }

    public Assembly assembly() {
        return assembly;
    }

    public TransactionTemplate transactions() {
        return ledger.transactions();
    }

    @Override
    public void close() {
        ledger.close();
        dataSource.close();
    }
}

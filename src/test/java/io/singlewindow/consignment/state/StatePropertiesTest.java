package io.singlewindow.consignment.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ReceiptFact.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever arrives, in whatever order and however often: only the set of it counts. */
class StatePropertiesTest {

    private static final List<String> REFUSALS =
            ErrorCodeTable.negative().keySet().stream().filter(code -> !RepeatAnswers.contains(code)).toList();
    private static final List<String> REPEATS = repeats();

    @Property(tries = 3_000)
    void theSetOfReceiptsTellsWhatTheTablesTellOneByOne(@ForAll("receipts") List<ReceiptFact> receipts) {
        Fold fold = Fold.start();
        for (ReceiptFact receipt : receipts) {
            fold = fold.after(receipt);
        }
        assertThat(state(receipts)).isEqualTo(fold.state());
    }

    @Property(tries = 3_000)
    void neitherOrderNorRepetitionMatters(@ForAll("receipts") List<ReceiptFact> receipts, @ForAll Random random) {
        ConsignmentState once = state(new HashSet<>(receipts));
        List<ReceiptFact> again = new ArrayList<>(receipts);
        receipts.stream().filter(receipt -> random.nextBoolean()).forEach(again::add);
        Collections.shuffle(again, random);
        assertThat(state(again)).isEqualTo(once);
    }

    @Property
    void aRepeatAnswerChangesNothingOnceTheDocumentHasAReceipt(
            @ForAll("receipts") List<ReceiptFact> receipts, @ForAll("step") String step, @ForAll("repeat") String repeat,
            @ForAll("document") ReceiptFact document) {
        List<ReceiptFact> known = new ArrayList<>(receipts);
        known.add(new ReceiptFact(document.source(), document.document(), step));
        List<ReceiptFact> repeated = new ArrayList<>(known);
        repeated.add(new ReceiptFact(document.source(), document.document(), repeat));
        assertThat(state(repeated)).isEqualTo(state(known));
    }

    @Property
    void noNegativeCodeChangesAListThatIsStored(
            @ForAll("receipts") List<ReceiptFact> receipts, @ForAll("negative") String negative) {
        List<ReceiptFact> stored = new ArrayList<>(receipts);
        stored.add(new ReceiptFact(Source.CUSTOMS_LIST, "LIST", "120"));
        List<ReceiptFact> refused = new ArrayList<>(stored);
        refused.add(new ReceiptFact(Source.CUSTOMS_LIST, "LIST", negative));
        assertThat(state(refused)).isEqualTo(state(stored));
    }

    @Property
    void aCancelledConsignmentStaysCancelled(@ForAll("receipts") List<ReceiptFact> receipts) {
        assertThat(StateFunction.state(ConsignmentState.CANCELLED, receipts)).isEqualTo(ConsignmentState.CANCELLED);
    }

    private static ConsignmentState state(Collection<ReceiptFact> receipts) {
        return StateFunction.state(ConsignmentState.MATCHED, receipts);
    }

    @Provide
    Arbitrary<List<ReceiptFact>> receipts() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, customs(Arbitraries.just(new ReceiptFact(Source.CUSTOMS_LIST, "LIST", "")))),
                Tuple.of(2, customs(other())),
                Tuple.of(1, Arbitraries.of(OracleTables.results())
                        .map(result -> new ReceiptFact(Source.INSPECTION, "INSPECTION", result))),
                Tuple.of(1, Arbitraries.of("SETTLED", "MANUAL", "REFUSED", "DUPLICATE", "REVERSED")
                        .map(result -> new ReceiptFact(Source.FOREX, "PAYMENT", result))),
                Tuple.of(1, Arbitraries.of("EXEMPT", "REFUNDED", "HELD", "REFUSED", "NOT_ELIGIBLE", "RECLAIMED")
                        .map(result -> new ReceiptFact(Source.TAX_REFUND, "LIST", result))))
                .list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<ReceiptFact> document() {
        return Arbitraries.oneOf(Arbitraries.just(new ReceiptFact(Source.CUSTOMS_LIST, "LIST", "")), other());
    }

    /** 2 and later; 1 is stored at the port and no step. */
    @Provide
    Arbitrary<String> step() {
        return Arbitraries.of(OracleTables.steps().stream().filter(code -> !code.equals("1")).toList());
    }

    @Provide
    Arbitrary<String> repeat() {
        return Arbitraries.of(REPEATS);
    }

    @Provide
    Arbitrary<String> negative() {
        return Arbitraries.oneOf(Arbitraries.of(REFUSALS), repeat());
    }

    private static Arbitrary<ReceiptFact> other() {
        return Arbitraries.of("ORDER", "PAYMENT", "PROCEEDS", "WAYBILL")
                .map(document -> new ReceiptFact(Source.CUSTOMS_OTHER, document, ""));
    }

    private Arbitrary<ReceiptFact> customs(Arbitrary<ReceiptFact> document) {
        Arbitrary<String> code = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(OracleTables.steps())),
                Tuple.of(1, Arbitraries.of(REFUSALS)),
                Tuple.of(1, repeat()));
        return Combinators.combine(document, code).as((about, given) -> new ReceiptFact(about.source(), about.document(), given));
    }

    private static List<String> repeats() {
        HashSet<String> all = new HashSet<>(RepeatAnswersTest.codes());
        all.addAll(OracleTables.repeatAnswers());
        return all.stream().sorted().toList();
    }
}

package io.singlewindow.receipt;

import static io.singlewindow.receipt.SignedReceipts.byCustoms;
import static io.singlewindow.receipt.SignedReceipts.ofOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.authority.Authority;
import io.singlewindow.authority.dispatch.TestDispatch;
import io.singlewindow.consignment.DocumentRow;
import io.singlewindow.consignment.SampleDocuments;
import io.singlewindow.database.TestDatabase;
import io.singlewindow.ledger.TestLedger.Told;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.receipt.ParkedWork.Group;
import io.singlewindow.receipt.ParkedWork.Item;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Parked work is told by its causes, and whoever replays or discards it stands in the log with a reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParkedContract {

    private static final int SECONDS_MAX = 30;
    private static final Caller OPERATOR = new Caller("operator", CallerRole.OPERATOR, null, false);

    private TestReceipts receipts;
    private ParkedWork work;
    private DiscardedWork discards;

    abstract TestDatabase database();

    @BeforeAll
    void open(@TempDir Path folder) {
        receipts = new TestReceipts(database(), folder);
        work = receipts.parkedWork();
        discards = receipts.discardedWork();
    }

    @AfterAll
    void close() {
        receipts.close();
    }

    @Test
    void receiptsOfOneCauseAreOneGroupWhateverTheirNumbers() {
        for (String order : List.of("DD20241111000001", "DD20241111000002", "DD20241111000003")) {
            receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(order, "120")));
        }
        receipts.deliver(Authority.CUSTOMS, SignedReceipts.signed(ofOrder("DD1", "120"), "customs"));
        var groups = work.groups();
        assertThat(groups.keySet()).extracting(Group::kind).containsOnly("receipt");
        assertThat(groups.entrySet()).anySatisfy(group -> {
            assertThat(group.getKey().cause()).startsWith("its ORDER is not known: [").contains("#");
            assertThat(group.getValue()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void aReplayIsAnEntryWithWhoAndWhy() {
        String id = receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDLATER", "120"))).id();
        DocumentRow order = receipts.matched(SampleDocuments.imports("LATER")).get(0);
        assertThat(work.replay(id, "operator", "the order has come")).isTrue();
        receipts.application().applyNext();
        assertThat(receipts.codes(order)).containsExactly("120");
        assertThat(acts(id)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("ops.replayed");
            assertThat(told.content().path("party").asString("")).isEqualTo("operator");
            assertThat(told.content().path("reason").asString("")).isEqualTo("the order has come");
        });
        // it is not parked any more, so nothing is replayed and nothing is told
        assertThat(work.replay(id, "operator", "again")).isFalse();
        assertThat(acts(id)).hasSize(1);
    }

    /** What operators did with a receipt, without the entry that it came. */
    private List<Told> acts(String id) {
        return receipts.window().told(id).stream().filter(told -> told.type().startsWith("ops.")).toList();
    }

    @Test
    void nothingIsReplayedWithoutAReasonThatSaysSomething() {
        String id = receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDWHY", "120"))).id();
        ParkedController door = new ParkedController(work, discards);
        for (ParkedController.Said none : Arrays.asList(null, new ParkedController.Said(null), new ParkedController.Said("  why "),
                new ParkedController.Said("w".repeat(501)))) {
            assertThatThrownBy(() -> door.replay(OPERATOR, id, none)).isInstanceOfSatisfying(ProblemException.class, refused -> {
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.code()).isEqualTo(ErrorCode.SYS_007);
                assertThat(refused.findings().get(0).expected()).isEqualTo("5 to 500 characters");
            });
        }
        assertThat(acts(id)).isEmpty();
        assertThat(receipts.kept(id).state()).isEqualTo("PARKED");
        assertThat(door.replay(OPERATOR, id, new ParkedController.Said(" it counts "))).containsEntry("state", "REPLAYED");
        assertThat(acts(id)).singleElement()
                .satisfies(told -> assertThat(told.content().path("reason").asString("")).isEqualTo("it counts"));
    }

    @Test
    void whatIsDiscardedIsKeptAndTheLogSaysWhoWhyAndWhatItCosts() {
        byte[] body = byCustoms(ofOrder("DDGIVENUP", "120"));
        String id = receipts.deliver(Authority.CUSTOMS, body).id();
        assertThat(discards.discard(id, "operator", "customs took it back by telephone")).contains(Consequence.ANSWER_IGNORED);
        assertThat(receipts.kept(id)).satisfies(kept -> {
            assertThat(kept.state()).isEqualTo("DISCARDED");
            assertThat(kept.body()).isEqualTo(body);
        });
        assertThat(discards.newest(200)).filteredOn(one -> one.what().id().equals(id)).singleElement().satisfies(one -> {
            assertThat(one.by()).isEqualTo("operator");
            assertThat(one.reason()).isEqualTo("customs took it back by telephone");
            assertThat(one.what().cause()).contains("is not known");
        });
        assertThat(acts(id)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("ops.discarded");
            assertThat(told.content().path("party").asString("")).isEqualTo("operator");
            assertThat(told.content().path("cause").asString("")).contains("DDGIVENUP");
            assertThat(told.content().path("safe").asBoolean(true)).isFalse();
        });
        assertThat(work.groups().values()).noneSatisfy(items -> assertThat(items).extracting(Item::id).contains(id));
        assertThat(work.replay(id, "operator", "after all")).isFalse();
        assertThat(discards.discard(id, "operator", "again")).isEmpty();
        assertThat(acts(id)).hasSize(1);
    }

    @Test
    void aDiscardedReceiptThatComesAgainIsRefusedAndANewOneCounts() {
        byte[] body = byCustoms(ofOrder("DDAGAIN", "120"));
        String id = receipts.deliver(Authority.CUSTOMS, body).id();
        discards.discard(id, "operator", "of their test system");
        DocumentRow order = receipts.matched(SampleDocuments.imports("AGAIN")).get(0);
        assertThat(receipts.intake().receive(Authority.CUSTOMS, body).refusal()).contains("discarded");
        receipts.application().applyNext();
        assertThat(receipts.codes(order)).isEmpty();
        receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDAGAIN", "120")));
        assertThat(receipts.codes(order)).containsExactly("120");
    }

    @Test
    void whatNobodySignedIsSafeToDiscard() {
        String id = receipts.deliver(Authority.CUSTOMS, SignedReceipts.signed(ofOrder("DDNOBODY", "120"), "platform")).id();
        assertThat(discards.discard(id, "operator", "not theirs")).contains(Consequence.NO_ANSWER_LOST);
    }

    @Test
    void allOfACauseIsDiscardedByItsNumberOnly() {
        for (String order : List.of("DDMANY1", "DDMANY2")) {
            receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder(order, "120")));
        }
        Group group = unknownOrders();
        int count = work.groups().get(group).size();
        assertThatThrownBy(() -> discards.discardAll(group, count + 1, "operator", "none of them is ours"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(422));
        assertThat(work.groups().get(group)).hasSize(count);
        assertThat(discards.discardAll(group, count, "operator", "none of them is ours")).isEqualTo(count);
        assertThat(work.groups()).doesNotContainKey(group);
        assertThatThrownBy(() -> discards.discardAll(group, count, "operator", "none of them is ours"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void whileOneReplaysAnotherDiscardsAllOrNothingAndEachPieceHasOneFate() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < 8; round++) {
                for (int i = 0; i < 4; i++) {
                    receipts.deliver(Authority.CUSTOMS, byCustoms(ofOrder("DDRACE" + round + i, "120")));
                }
                Group group = unknownOrders();
                List<String> ids = work.groups().get(group).stream().map(Item::id).toList();
                CyclicBarrier together = new CyclicBarrier(3);
                Future<Integer> replayed = threads.submit(() -> outcome(together, () -> work.replayAll(group, ids.size(), "one", "they count")));
                List<Future<Integer>> discarded = Stream.of("another", "third").map(who -> threads.submit(() ->
                        outcome(together, () -> discards.discardAll(group, ids.size(), who, "they do not")))).toList();
                int all = 0;
                for (Future<Integer> one : discarded) {
                    int count = one.get(SECONDS_MAX, TimeUnit.SECONDS);
                    assertThat(count).as("discarded of %d", ids.size()).isIn(0, ids.size());
                    all += count;
                }
                assertThat(all + replayed.get(SECONDS_MAX, TimeUnit.SECONDS)).as("replayed or discarded").isEqualTo(ids.size());
                String state = all > 0 ? "DISCARDED" : "STORED";
                assertThat(ids).allSatisfy(id -> {
                    assertThat(receipts.kept(id).state()).isEqualTo(state);
                    assertThat(acts(id)).hasSize(1);
                });
                receipts.window().ledger().jdbc().sql("UPDATE authority_receipt SET state = 'DISCARDED' WHERE state = 'STORED'").update();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many it was of; none where it was refused. */
    private static int outcome(CyclicBarrier together, Supplier<Integer> act) throws Exception {
        together.await(SECONDS_MAX, TimeUnit.SECONDS);
        try {
            return act.get();
        } catch (ProblemException refused) {
            assertThat(refused.status()).isIn(404, 422);
            return 0;
        }
    }

    private Group unknownOrders() {
        return work.groups().keySet().stream().filter(group -> group.cause().startsWith("its ORDER is not known")).findFirst().orElseThrow();
    }

    /** The list of a consignment that inspection has taken and not answered for so long, and the declaration's id. */
    private DocumentRow unanswered(String name, Duration since) {
        DocumentRow list = receipts.matched(SampleDocuments.imports(name)).get(3);
        receipts.window().ledger().jdbc().sql("UPDATE dispatch SET state = 'SENT', attempts = 1, next_attempt_at = NULL, taken_at = ? WHERE id = ?")
                .params(receipts.window().clock().millis() - since.toMillis(), receipts.request(list)).update();
        return list;
    }

    private Group unansweredByInspection() {
        return new Group("overdue", "inspection", "no receipt for # h after it was taken, expected within # h");
    }

    @Test
    void whatAnAuthorityHasTakenAndNotAnsweredIsOneGroupUntilItsReceiptsCome() {
        DocumentRow first = unanswered("SILENT1", Duration.ofHours(73));
        DocumentRow second = unanswered("SILENT2", Duration.ofHours(200));
        String inTime = receipts.request(unanswered("SILENT3", Duration.ofHours(71)));
        assertThat(work.groups().get(unansweredByInspection())).extracting(Item::id).containsExactly(receipts.request(second), receipts.request(first))
                .doesNotContain(inTime);
        assertThat(work.find(receipts.request(first))).hasValueSatisfying(one -> {
            assertThat(one.consequence()).isEqualTo(Consequence.TAKEN_WITHOUT_ANSWER);
            assertThat(one.since()).isBefore(receipts.window().clock().instant().minus(Duration.ofHours(72)));
        });
        for (DocumentRow list : List.of(first, second)) {
            receipts.deliver(Authority.INSPECTION, SignedReceipts.result(receipts.request(list), list.logisticsNo(), "RELEASE", ""));
        }
        assertThat(work.groups()).doesNotContainKey(unansweredByInspection());
    }

    @Test
    void anOverdueMessageIsReplayedOrLetBeForAReasonThatTheLogKeeps() {
        DocumentRow asked = unanswered("SILENT4", Duration.ofHours(80));
        String replayed = receipts.request(asked);
        assertThat(work.replay(replayed, "operator", "they have lost it")).isTrue();
        assertThat(work.replay(replayed, "operator", "they have lost it")).isFalse();
        assertThat(acts(replayed)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("ops.replayed");
            assertThat(told.content().path("reason").asString("")).isEqualTo("they have lost it");
        });
        DocumentRow list = unanswered("SILENT5", Duration.ofHours(80));
        String left = receipts.request(list);
        assertThat(discards.discardAll(unansweredByInspection(), 1, "operator", "told by telephone")).isEqualTo(1);
        assertThat(work.find(left)).isEmpty();
        assertThat(discards.discard(left, "operator", "once more")).isEmpty();
        assertThat(acts(left)).singleElement().satisfies(told -> {
            assertThat(told.type()).isEqualTo("ops.let-be");
            assertThat(told.content().path("party").asString("")).isEqualTo("operator");
            assertThat(told.content().path("reason").asString("")).isEqualTo("told by telephone");
            assertThat(told.content().path("consequence").asString("")).isEqualTo("TAKEN_WITHOUT_ANSWER");
        });
        assertThat(discards.newest(200)).filteredOn(one -> one.what().id().equals(left)).singleElement()
                .satisfies(one -> assertThat(one.what().isOverdue()).isTrue());
        receipts.deliver(Authority.INSPECTION, SignedReceipts.result(left, list.logisticsNo(), "RELEASE", ""));
        assertThat(receipts.codes(list)).containsExactly("RELEASE");
        assertThat(receipts.dispatch().queued(Authority.INSPECTION, String.valueOf(list.consignmentId()))).extracting(TestDispatch.Queued::state)
                .containsExactly("ANSWERED");
    }

    @Test
    void idsDigestsAndCountsAreTakenOutOfACause() {
        assertThat(ParkedWork.normal("sent 12 times, and no receipt")).isEqualTo("sent # times, and no receipt");
        assertThat(ParkedWork.normal("request 01a218157b2c7982af38e47b697cbb43 is not known")).isEqualTo("request # is not known");
        assertThat(ParkedWork.normal(null)).isEqualTo("-");
    }
}

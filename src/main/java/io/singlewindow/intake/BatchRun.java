package io.singlewindow.intake;

import io.singlewindow.access.Caller;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import io.singlewindow.problem.ProblemException;
import io.singlewindow.problem.ProblemJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Submits the messages of a zip, several at once, so that many of them share one group of the ledger. */
@Component
@Profile("!simulator")
class BatchRun implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int FULL = 503;

    private final BodyBudget budget;
    private final ObjectMapper json;
    private final int atOnceMax;
    private final ExecutorService workers;

    BatchRun(BodyBudget budget, ObjectMapper json, BatchSettings settings) {
        this.budget = budget;
        this.json = json;
        this.atOnceMax = settings.itemsAtOnceMax();
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(atOnceMax, work -> new Thread(work, "batch-" + number.incrementAndGet()));
    }

    /**
     * Who submits, and how.
     *
     * @param key begins the idempotency key of each message, its name ends it
     * @param correlation stands in the problems of those that are refused
     * @param route submits one and waits for its answer
     */
    record Order(Caller caller, String key, String correlation, Function<Message, Answer> route) {}

    /** One message to be submitted. */
    record Message(Caller caller, byte[] body, String idempotencyKey) {}

    /** Submits them all; what is refused, and what is too much just now, is told at its item. */
    List<Batch.Item> submit(ZipMessages zip, Order order) {
        Semaphore places = new Semaphore(atOnceMax);
        List<CompletableFuture<Batch.Item>> items = new ArrayList<>();
        for (ZipMessages.Item item : zip.items()) {
            places.acquireUninterruptibly();
            BodyBudget.Share share = budget.share();
            CompletableFuture<Batch.Item> answered;
            try {
                byte[] body = zip.read(item);
                share.cover(body.length);
                Message message = new Message(order.caller(), body, order.key() + "/" + item.name());
                answered = CompletableFuture.supplyAsync(() -> submit(item, message, order), workers);
            } catch (ProblemException refused) {
                answered = CompletableFuture.completedFuture(refused(item, refused, order));
            }
            items.add(answered.whenComplete((done, failed) -> {
                share.close();
                places.release();
            }));
        }
        return items.stream().map(CompletableFuture::join).toList();
    }

    private Batch.Item submit(ZipMessages.Item item, Message message, Order order) {
        try {
            Answer answer = order.route().apply(message);
            return new Batch.Item(item.position(), item.name(), answer.httpStatus(), answer.submissionId(), null);
        } catch (RuntimeException thrown) {
            return refused(item, ProblemException.in(thrown).orElseGet(() -> {
                LOG.error("Unexpected failure of {} in a zip", item.name(), thrown);
                return new ProblemException(FULL, Finding.of(ErrorCode.SYS_001, null, null));
            }), order);
        }
    }

    private Batch.Item refused(ZipMessages.Item item, ProblemException problem, Order order) {
        return new Batch.Item(item.position(), item.name(), problem.status(), null,
                json.writeValueAsString(ProblemJson.problem(problem, BatchDoor.PATH, order.correlation())));
    }

    @Override
    public void destroy() {
        workers.shutdown();
    }
}

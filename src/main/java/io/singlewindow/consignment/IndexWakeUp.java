package io.singlewindow.consignment;

import io.singlewindow.ledger.Ledger;
import jakarta.jms.ConnectionFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** Tells the index through the queue that the ledger has something new; lost wake-ups cost a second, nothing else. */
@Component
@Profile("!simulator")
class IndexWakeUp implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexWakeUp.class);
    private static final String QUEUE = "work.index";

    private final JmsTemplate jms;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> new Thread(task, "index-wake-up"));

    IndexWakeUp(Ledger ledger, ConnectionFactory connections) {
        this.jms = new JmsTemplate(connections);
        this.jms.setDeliveryPersistent(false);
        ledger.afterGroup(this::wake);
    }

    /** Called by the committer, so it only leaves a note; groups that come meanwhile share one message. */
    private void wake() {
        if (waiting.compareAndSet(false, true)) {
            sender.execute(this::send);
        }
    }

    private void send() {
        waiting.set(false);
        try {
            jms.convertAndSend(QUEUE, "outbox");
        } catch (JmsException away) {
            LOG.warn("No wake-up for the index, its timer finds the work: {}", away.getMessage());
        }
    }

    @Override
    public void destroy() {
        sender.shutdownNow();
    }
}

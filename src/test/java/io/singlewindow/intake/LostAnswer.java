package io.singlewindow.intake;

import io.singlewindow.broker.BrokerProbe;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** A broker that loses its connection with the server just when the next answer to one queue is sent, once. */
final class LostAnswer implements ActiveMQServerMessagePlugin, AutoCloseable {

    private final String queue;
    private final BrokerProbe broker;
    private final AtomicBoolean happened = new AtomicBoolean();

    private LostAnswer(String queue, BrokerProbe broker) {
        this.queue = queue;
        this.broker = broker;
    }

    static LostAnswer to(String queue, RunningWindow window) {
        LostAnswer lost = new LostAnswer(queue, new BrokerProbe(window::bean));
        lost.broker.add(lost);
        return lost;
    }

    boolean happened() {
        return happened.get();
    }

    @Override
    public void beforeSend(ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        if (queue.equals(message.getAddress()) && happened.compareAndSet(false, true)) {
            ActiveMQNotConnectedException gone = new ActiveMQNotConnectedException("lost by the test");
            tx.markAsRollbackOnly(gone);
            // on another thread, as a connection breaks: the session's own would roll its work back twice at once
            new Thread(() -> session.getRemotingConnection().fail(gone)).start();
        }
    }

    @Override
    public void close() {
        broker.remove(this);
    }
}

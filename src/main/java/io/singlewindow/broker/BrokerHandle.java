package io.singlewindow.broker;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jspecify.annotations.Nullable;

/** The embedded broker if this process runs one; whatever uses the broker asks for this first, so it starts first. */
public final class BrokerHandle {

    private final @Nullable EmbeddedActiveMQ broker;

    BrokerHandle(@Nullable EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    /** True when the broker runs in this process. */
    public boolean embedded() {
        return broker != null;
    }

    /**
     * Makes a queue if it is not there yet.
     *
     * @throws IllegalStateException when the broker cannot make it
     */
    void require(QueueConfiguration queue) {
        try {
            if (server().locateQueue(queue.getName()) == null) {
                server().createQueue(queue, true);
            }
        } catch (Exception failed) {
            throw new IllegalStateException("Queue " + queue.getName() + " cannot be made", failed);
        }
    }

    /** The broker in this process. */
    ActiveMQServer server() {
        if (broker == null) {
            throw new IllegalStateException("The broker was asked for, but runs elsewhere");
        }
        return broker.getActiveMQServer();
    }

    /** Stops the embedded broker; called by the container after everything that uses it. */
    public void stop() throws Exception {
        if (broker != null) {
            broker.stop();
        }
    }
}

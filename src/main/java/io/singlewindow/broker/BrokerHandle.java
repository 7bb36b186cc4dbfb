package io.singlewindow.broker;

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

    /** Stops the embedded broker; called by the container after everything that uses it. */
    public void stop() throws Exception {
        if (broker != null) {
            broker.stop();
        }
    }
}

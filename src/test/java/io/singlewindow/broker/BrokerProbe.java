package io.singlewindow.broker;

import java.util.function.Function;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;

/** Reaches into the embedded broker of a running window. */
public final class BrokerProbe {

    private final ActiveMQServer broker;

    /** @param beans where the window's beans are found */
    public BrokerProbe(Function<Class<BrokerHandle>, BrokerHandle> beans) {
        this.broker = beans.apply(BrokerHandle.class).server();
    }

    public void add(ActiveMQServerBasePlugin plugin) {
        broker.registerBrokerPlugin(plugin);
    }

    public void remove(ActiveMQServerBasePlugin plugin) {
        broker.unRegisterBrokerPlugin(plugin);
    }
}

package io.singlewindow.authority.customs;

import io.singlewindow.authority.AuthorityClient;
import io.singlewindow.authority.Delivery;
import io.singlewindow.authority.Delivery.Outcome;
import io.singlewindow.authority.Outgoing;
import jakarta.jms.ConnectionFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/** Puts a DxpMsg into customs' queue; whether it arrived, its receipts tell. */
final class CustomsQueueClient implements AuthorityClient {

    private final JmsTemplate jms;
    private final String queue;

    CustomsQueueClient(ConnectionFactory connections, String queue) {
        this.jms = new JmsTemplate(connections);
        this.jms.setDeliveryPersistent(true);
        this.queue = queue;
    }

    @Override
    public Delivery deliver(Outgoing outgoing) {
        try {
            jms.convertAndSend(queue, outgoing.body());
            return new Delivery(Outcome.SENT, null, null);
        } catch (JmsException failed) {
            return new Delivery(Outcome.FAILED, null, failed.toString());
        }
    }
}

package io.singlewindow.consignment;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Beans of consignments for tests of what stands on them. */
public final class ConsignmentBeans {

    private ConsignmentBeans() {}

    public static EventKeys eventKeys(JdbcClient jdbc) {
        return new EventKeys(jdbc);
    }
}

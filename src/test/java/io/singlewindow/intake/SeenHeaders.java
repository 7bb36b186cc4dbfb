package io.singlewindow.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.event.ExchangeCompletedEvent;
import org.apache.camel.impl.event.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Texts in the headers of the exchanges that have ended on one route, the newest; the libraries' own records are none. */
final class SeenHeaders extends EventNotifierSupport implements AutoCloseable {

    private final CamelContext routes;
    private final String route;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Map<String, String> headers = Map.of();

    private SeenHeaders(CamelContext routes, String route) {
        this.routes = routes;
        this.route = route;
    }

    static SeenHeaders of(RunningWindow window, String route) {
        CamelContext routes = window.bean(CamelContext.class);
        SeenHeaders seen = new SeenHeaders(routes, route);
        routes.getManagementStrategy().addEventNotifier(seen);
        seen.start();
        return seen;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Exchanges of the route that have failed. */
    int failures() {
        return failures.get();
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failed && route.equals(failed.getExchange().getFromRouteId())) {
            failures.incrementAndGet();
        }
        if (event instanceof ExchangeCompletedEvent completed && route.equals(completed.getExchange().getFromRouteId())) {
            Map<String, String> texts = new HashMap<>();
            completed.getExchange().getMessage().getHeaders().forEach((name, value) -> {
                if (value instanceof CharSequence text) {
                    texts.put(name, text.toString());
                }
            });
            headers = texts;
        }
    }

    @Override
    public void close() {
        routes.getManagementStrategy().removeEventNotifier(this);
    }
}

package io.singlewindow.flow;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Counts what every route begins and ends. Camel's own counters take what an error handler has handled for completed, and know
 * no rate; here it has failed.
 */
@Component
@Profile("!simulator")
class CamelCounting implements RoutePolicyFactory {

    private final RouteCounts counts;

    CamelCounting(RouteCounts counts) {
        this.counts = counts;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        counts.of(routeId);
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                counts.begin(routeId);
            }

            @Override
            public void onExchangeDone(Route done, Exchange exchange) {
                counts.end(routeId, failure(exchange));
            }
        };
    }

    private static @Nullable String failure(Exchange exchange) {
        Throwable failed = exchange.getException();
        if (failed == null && exchange.getExchangeExtension().isFailureHandled()) {
            failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        }
        return failed == null ? null : failed.getClass().getSimpleName();
    }
}

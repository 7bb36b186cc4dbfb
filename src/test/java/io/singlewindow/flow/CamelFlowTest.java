package io.singlewindow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.singlewindow.flow.RouteView.Kind;
import io.singlewindow.flow.RouteView.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes are told as they run: what they begin and end, what fails, and to whom they hand over. */
class CamelFlowTest {

    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RouteCounts counts = new RouteCounts(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
    private final Flow flow = new CamelFlow(context, counts);
    private final CountDownLatch held = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        context.addRoutePolicyFactory(new CamelCounting(counts));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:door").id("take-in").description("Takes in.").errorHandler(noErrorHandler())
                        .process(exchange -> fail(exchange.getMessage().getBody(String.class))).to("seda:on?waitForTaskToComplete=Never");
                from("seda:on").id("go-on").process(exchange -> held.await());
                from("direct:handled").id("try-later").errorHandler(deadLetterChannel("log:dead?showBody=false"))
                        .process(exchange -> fail(exchange.getMessage().getBody(String.class)));
                from("timer:late?period=100&delay=-1&repeatCount=1").id("by-timer").autoStartup(false).to("direct:door");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        held.countDown();
        context.stop();
    }

    private static void fail(String body) {
        if (body.equals("bad")) {
            throw new IllegalStateException("secret 330102199001011234");
        }
    }

    private RouteView route(String id) {
        return flow.routes().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whatFailsIsCountedWhereItGoesBackAndWhereItIsHandled() {
        context.createProducerTemplate().sendBody("direct:door", "good");
        assertThatThrownBy(() -> context.createProducerTemplate().sendBody("direct:door", "bad")).isInstanceOf(CamelExecutionException.class);
        context.createProducerTemplate().sendBody("direct:handled", "bad");
        context.createProducerTemplate().sendBody("direct:handled", "good");
        for (String id : List.of("take-in", "try-later")) {
            assertThat(route(id).figures()).as(id).isEqualTo(new RouteCount.Figures(NOW, 1, 1, 0, 2, NOW, "IllegalStateException"));
        }
    }

    @Test
    void whatIsUnderWayIsCountedUntilItEnds() {
        context.createProducerTemplate().sendBody("direct:door", "good");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> route("go-on").figures().inFlight() == 1);
        held.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> route("go-on").figures().completed() == 1);
        assertThat(route("go-on").figures().inFlight()).isZero();
    }

    @Test
    void aRouteTellsItsSourceItsStateAndWhomItHandsOverTo() throws Exception {
        assertThat(route("take-in")).satisfies(route -> {
            assertThat(route.source()).isEqualTo(new Source(Kind.CALL, "door", 0));
            assertThat(route.next()).containsExactly("go-on");
            assertThat(route.description()).isEqualTo("Takes in.");
            assertThat(route.state()).isEqualTo("STARTED");
        });
        assertThat(route("by-timer")).satisfies(route -> {
            assertThat(route.source()).isEqualTo(new Source(Kind.TIMER, "late", 100));
            assertThat(route.next()).containsExactly("take-in");
            assertThat(route.isStarted()).isFalse();
        });
        context.getRouteController().stopRoute("take-in");
        assertThat(route("take-in").state()).isEqualTo("STOPPED");
    }

    @Test
    void anAddressSaysWhereWorkComesFrom() {
        assertThat(Source.of("jms://queue:work.index?concurrentConsumers=1")).isEqualTo(new Source(Kind.QUEUE, "work.index", 0));
        assertThat(Source.of("customs-side:queue:customs.out")).isEqualTo(new Source(Kind.QUEUE, "customs.out", 0));
        assertThat(Source.of("seda://send-to-customs?size=200")).isEqualTo(new Source(Kind.MEMORY, "send-to-customs", 0));
        assertThat(Source.of("cxf://bean:submissionService?dataFormat=PAYLOAD").kind()).isEqualTo(Kind.SOAP);
        assertThat(Source.of("file:/tmp/in").kind()).isEqualTo(Kind.OTHER);
    }
}

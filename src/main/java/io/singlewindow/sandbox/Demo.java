package io.singlewindow.sandbox;

import io.singlewindow.message.Direction;
import io.singlewindow.signature.SignatureAlgorithm;
import io.singlewindow.trail.EntryLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Plays one import and one export consignment through an empty ledger, by the doors that everyone uses. */
@Component
@Profile("sandbox")
@ConditionalOnProperty("window.sandbox.demo")
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final int ACCEPTED = 202;

    private final EntryLog log;
    private final SampleSets samples;
    private final Environment environment;
    private final HttpClient http = HttpClient.newHttpClient();

    Demo(EntryLog log, SampleSets samples, Environment environment) {
        this.log = log;
        this.samples = samples;
        this.environment = environment;
    }

    /** The server answers already, so a thread of its own plays. */
    @EventListener(ApplicationReadyEvent.class)
    void whenReady() {
        if (log.size() == 0) {
            Thread player = new Thread(this::play, "sandbox-demo");
            player.setDaemon(true);
            player.start();
        }
    }

    private void play() {
        try {
            List<String> urls = new ArrayList<>();
            urls.add(play(Direction.IMPORT, SignatureAlgorithm.SM2));
            urls.add(play(Direction.EXPORT, SignatureAlgorithm.RSA_SHA256));
            LOG.info("Two consignments are on their way; look at them with: curl -H 'Authorization: Bearer sandbox-any' URL{}",
                    urls.stream().map(url -> System.lineSeparator() + "  " + url).reduce("", String::concat));
        } catch (IOException | IllegalStateException failed) {
            LOG.warn("The demo could not be played: {}", failed.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String play(Direction direction, SignatureAlgorithm algorithm) throws IOException, InterruptedException {
        String orderNo = samples.freshOrderNo();
        for (SampleSets.Sample sample : samples.of(direction, orderNo, "9610", "A", algorithm)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/api/v1/submissions"))
                    .header("Authorization", "Bearer sandbox-" + sample.sender().code())
                    .header("Content-Type", "application/xml")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(sample.message())).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new IllegalStateException(sample.fileName() + " was answered " + answer.statusCode() + " " + answer.body());
            }
        }
        return base() + "/api/v1/consignments?orderNo=" + orderNo + "&wait=30s";
    }

    private String base() {
        return "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }
}

package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server one question after the other, as a key's holder or as somebody signed in to the pages, and takes the time of each. */
final class MillionQuestions {

    static final String HEAD = "| question | n | median ms | 95 % ms | 99 % ms | worst ms | server CPU ms | bytes of an answer |\n|---|--:|--:|--:|--:|--:|--:|--:|\n";
    private static final int WARM_UP = 30;
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final BenchServer server;
    private final HttpClient http;
    private final String key;

    private MillionQuestions(BenchServer server, HttpClient http, String key) {
        this.server = server;
        this.http = http;
        this.key = key;
    }

    /** With a key. */
    static MillionQuestions withKey(BenchServer server, String key) {
        return new MillionQuestions(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), key);
    }

    /** Signed in to the pages. */
    static MillionQuestions signedIn(BenchServer server, String login) {
        HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
        MillionQuestions pages = new MillionQuestions(server, browser, "");
        Matcher token = TOKEN.matcher(send(browser, HttpRequest.newBuilder(URI.create(server.url() + "/error")).header("Accept", "text/html").build()).body());
        assertThat(token.find()).as("a token against forgery").isTrue();
        String form = "login=" + login + "&secret=sandbox&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> in = send(browser, HttpRequest.newBuilder(URI.create(server.url() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build());
        assertThat(in.headers().firstValue("Location")).as("signed in as " + login).hasValueSatisfying(place -> assertThat(place).doesNotContain("failed"));
        return pages;
    }

    /** A question and what its answer has to contain. */
    record Asked(String path, String json, String expected) {

        static Asked get(String path, String expected) {
            return new Asked(path, "", expected);
        }
    }

    /** A row of the table: so many of one kind. */
    String row(String title, int count, IntFunction<Asked> questions) {
        double[] millis = new double[count];
        long bytes = 0;
        Duration cpu = Duration.ZERO;
        for (int i = -Math.min(WARM_UP, count); i < count; i++) {
            cpu = i == 0 ? server.cpu() : cpu;
            Asked asked = questions.apply(i + WARM_UP);
            HttpRequest request = request(asked);
            long before = System.nanoTime();
            HttpResponse<String> answer = send(http, request);
            double took = (System.nanoTime() - before) / 1e6;
            assertThat(answer.statusCode()).as(title + " " + asked + ": " + answer.body()).isEqualTo(200);
            assertThat(answer.body().contains(asked.expected())).as(title + " " + asked + " in " + answer.body().length() + " characters").isTrue();
            if (i >= 0) {
                millis[i] = took;
                bytes += answer.body().length();
            }
        }
        Arrays.sort(millis);
        String row = String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %,d |%n", title, count, millis[count / 2], millis[count * 95 / 100],
                millis[count * 99 / 100], millis[count - 1], server.cpu().minus(cpu).toNanos() / 1e6 / count, bytes / count);
        System.out.print(row);
        return row;
    }

    private HttpRequest request(Asked asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + asked.path()));
        if (key.isEmpty()) {
            request.header("Accept", "text/html");
        } else {
            request.header("Authorization", "Bearer " + key);
        }
        return asked.json().isEmpty() ? request.build()
                : request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(asked.json())).build();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.singlewindow.bench;

import io.singlewindow.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured of one kind of message over some connections, round by round. */
final class IntakeFigure {

    private final SignatureAlgorithm algorithm;
    private final int connections;
    private final int documents;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * One round.
     *
     * @param server its processor time until everything was filed
     * @param client processor time of the client that made the load
     * @param others part of the machine's processor time that was neither the server's nor the client's, while the load ran
     * @param threads the server's processor time by what it was for, in milliseconds
     */
    record Round(Load.Result load, Duration server, Duration client, double others, Map<String, Double> threads) {

        private double microsPerMessage(Duration cpu) {
            return cpu.toNanos() / 1e3 / load.accepted().size();
        }
    }

    /** @param documents in each message */
    IntakeFigure(SignatureAlgorithm algorithm, int connections, int documents) {
        this.algorithm = algorithm;
        this.connections = connections;
        this.documents = documents;
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    int connections() {
        return connections;
    }

    int documents() {
        return documents;
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** The rate of the round before, or this one where there was none. */
    double rate(double assumed) {
        return rounds.isEmpty() ? assumed : rounds.get(rounds.size() - 1).load().messagesPerSecond();
    }

    static final String HEAD = """
            | signed by | connections | messages/s | documents/s | p50 ms | p99 ms | server CPU µs per message | client CPU µs per message | others' part of the machine |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    /** Medians of the rounds, with the smallest and the largest where they matter. */
    String row() {
        Spread rate = of(round -> round.load().messagesPerSecond());
        Spread perDocument = of(round -> round.load().messagesPerSecond() * documents);
        return String.format(Locale.ROOT, "| %s | %d | %s | %s | %s | %s | %s | %s | %s %% |%n", algorithm.apiName(), connections,
                rate.text(documents > 1 ? 1 : 0), perDocument.medianText(0),
                of(round -> round.load().millis(0.50)).medianText(1), of(round -> round.load().millis(0.99)).medianText(1),
                of(round -> round.microsPerMessage(round.server())).text(0),
                of(round -> round.microsPerMessage(round.client())).medianText(0),
                of(round -> 100 * round.others()).text(0));
    }

    /** The server's processor time per message in µs, by what its threads are there for. */
    Map<String, Double> microsByThread() {
        Map<String, Double> micros = new LinkedHashMap<>();
        rounds.get(0).threads().keySet().forEach(family ->
                micros.put(family, of(round -> round.threads().get(family) * 1e3 / round.load().accepted().size()).median()));
        return micros;
    }

    static String threadsHead(List<IntakeFigure> figures) {
        StringBuilder head = new StringBuilder("| threads |");
        figures.forEach(figure -> head.append(' ').append(figure.algorithm.apiName()).append(' ').append(figure.connections).append(" |"));
        return head + "\n|---|" + "--:|".repeat(figures.size()) + "\n";
    }

    static String threadsRow(String family, List<IntakeFigure> figures) {
        StringBuilder row = new StringBuilder("| " + family + " |");
        figures.forEach(figure -> row.append(String.format(Locale.ROOT, " %.0f |", figure.microsByThread().get(family))));
        return row + "\n";
    }

    /** A value of every round. */
    private interface Value {
        double of(Round round);
    }

    private Spread of(Value value) {
        return Spread.of(rounds.stream().map(value::of).toList());
    }
}

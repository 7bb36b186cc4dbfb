package io.singlewindow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.intake.IntakeSteps;
import io.singlewindow.rules.engine.PackagedRules;
import io.singlewindow.signature.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Processor time of each step of the intake, on the real beans of a server in this process, one thread: what the thread
 * itself has used, so without garbage collection and JIT, and less disturbed by others on the machine than a time would be.
 */
class StageBench {

    private static final int BLOCKS = 7;
    private static final int DOCUMENTS = 4;
    private static final List<MessageKind> KINDS = List.of(
            new MessageKind(SignatureAlgorithm.SM2, 1, 6_000, 700), new MessageKind(SignatureAlgorithm.RSA_SHA256, 1, 3_000, 700),
            new MessageKind(SignatureAlgorithm.SM2, 100, 150, 20), new MessageKind(SignatureAlgorithm.RSA_SHA256, 100, 50, 20));
    private static final String RENDERING = "Answers: JSON, receipt, CEB receipt";

    @Test
    void steps() {
        Report.begin();
        Map<String, List<Spread>> rows = new LinkedHashMap<>();
        try (InnerServer server = InnerServer.start("stages")) {
            for (MessageKind kind : KINDS) {
                examine(server, kind).forEach((step, spread) -> rows.computeIfAbsent(step, name -> new ArrayList<>()).add(spread));
            }
        }
        double decision = 1e6 / RulesBench.perSecond(PackagedRules.read(), RulesBench.MATCH);
        Report.add("CPU by step of the intake, one thread, µs per message", table(rows));
        Report.add("A consignment's decision and tax beside its messages, in the same run", share(rows, decision, TaxBench.microsEach()));
        assertThat(decision).isPositive();
        assertThat(rows).hasSize(IntakeSteps.EXAMINED.size() + 1).allSatisfy((step, spreads) -> assertThat(spreads).hasSize(KINDS.size()));
    }

    private static String table(Map<String, List<Spread>> rows) {
        StringBuilder text = new StringBuilder("| step |");
        KINDS.forEach(kind -> text.append(' ').append(kind.title()).append(" |"));
        text.append("\n|---|").append("--:|".repeat(KINDS.size())).append('\n');
        rows.forEach((step, spreads) -> {
            text.append("| ").append(step).append(" |");
            spreads.forEach(spread -> text.append(' ').append(spread.text(0)).append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    /** Of messages with one document, a consignment takes four, one decision and one tax: facts or lines in, verdicts or amounts out, nothing kept. */
    private static String share(Map<String, List<Spread>> rows, double decision, double tax) {
        StringBuilder text = new StringBuilder("| message | µs of the steps above | µs of the decision | µs of the tax | decision's part of four messages and both | tax's |\n")
                .append("|---|--:|--:|--:|--:|--:|\n");
        for (int kind = 0; kind < KINDS.size(); kind++) {
            int column = kind;
            double steps = rows.values().stream().mapToDouble(spreads -> spreads.get(column).median()).sum();
            if (KINDS.get(kind).orders() == 1) {
                double all = DOCUMENTS * steps + decision + tax;
                text.append(String.format(Locale.ROOT, "| %s | %.0f | %.1f | %.1f | %.2f %% | %.2f %% |%n", KINDS.get(kind).title(), steps, decision, tax,
                        100 * decision / all, 100 * tax / all));
            }
        }
        return text.toString();
    }

    /** Each step, and the rendering of the answer, which the recording does. */
    private static Map<String, Spread> examine(InnerServer server, MessageKind kind) {
        measure(server, kind, kind.warmUp());
        List<double[]> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(measure(server, kind, kind.block()));
        }
        List<String> names = new ArrayList<>(IntakeSteps.EXAMINED);
        names.add(RENDERING);
        Map<String, Spread> result = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            int step = i;
            result.put(names.get(i), Spread.of(blocks.stream().map(block -> block[step]).toList()));
        }
        return result;
    }

    private static double[] measure(InnerServer server, MessageKind kind, int count) {
        IntakeSteps steps = server.steps();
        long[] spent = new long[IntakeSteps.EXAMINED.size()];
        long rendering = 0;
        long bytes = 0;
        for (Prepared message : server.messages().orders(count, kind.orders(), false, kind.algorithm())) {
            IntakeSteps.Judged judged = steps.examine(message.message(), InnerServer.THREADS::getCurrentThreadCpuTime, spent);
            long before = InnerServer.THREADS.getCurrentThreadCpuTime();
            bytes += steps.render(judged);
            rendering += InnerServer.THREADS.getCurrentThreadCpuTime() - before;
        }
        assertThat(bytes).isPositive();
        double[] micros = Arrays.copyOf(Arrays.stream(spent).mapToDouble(nanos -> nanos / 1e3 / count).toArray(), spent.length + 1);
        micros[spent.length] = rendering / 1e3 / count;
        return micros;
    }
}

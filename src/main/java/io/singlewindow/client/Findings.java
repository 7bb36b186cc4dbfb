package io.singlewindow.client;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Findings as people read them: place, sentence, what was given, what was expected. */
final class Findings {

    private final Voice voice;

    Findings(Voice voice) {
        this.voice = voice;
    }

    /** Those of an answer or a problem, and how many more there are. */
    void print(JsonNode answer, Consumer<String> to) {
        JsonNode findings = answer.path("findings");
        findings.forEach(finding -> one(finding, to));
        int more = answer.path("findingsTotal").asInt(findings.size()) - findings.size();
        if (more > 0) {
            to.accept("  " + voice.word("findings.more", more));
        }
    }

    private void one(JsonNode finding, Consumer<String> to) {
        StringBuilder head = new StringBuilder("  ").append(finding.path("severity").asString("")).append(' ')
                .append(finding.path("code").asString(""));
        append(head, finding.path("document"));
        append(head, finding.path("path"));
        if (finding.path("line").isNumber()) {
            head.append("  ").append(voice.word("findings.place", finding.path("line").asInt(), finding.path("column").asInt()));
        }
        to.accept(head.toString());
        to.accept("    " + voice.sentence(finding.path("message")));
        part("findings.given", finding.path("given"), to);
        part("findings.expected", finding.path("expected"), to);
        part("findings.help", finding.path("help"), to);
    }

    private static void append(StringBuilder head, JsonNode value) {
        if (value.isString()) {
            head.append("  ").append(value.asString());
        }
    }

    private void part(String key, JsonNode value, Consumer<String> to) {
        if (value.isString()) {
            to.accept("    " + voice.word(key, value.asString()));
        }
    }
}

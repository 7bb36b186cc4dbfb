package io.singlewindow.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said in English where findings are made has its Chinese, wherever it is said. */
class PhrasesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    /** Where findings are made, or what becomes one. The simulators' faults are the authorities' own words. */
    private static final Pattern CALL = Pattern.compile("\\b(?:Finding\\s*\\.\\s*(?:of|at)|ProblemException\\s*\\.\\s*of|Outcome\\.refused|fault|wrong|unfit|refusal|matching|misplaced"
            + "|new RuleFault|Row\\s*\\.\\s*(?:hard|soft|of)|require)\\s*\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NOT_OURS = Pattern.compile(".*(authority/simulator|sandbox/SandboxAccounts|verifier/|client/|filing/state/FilingRuleFile|region/RegionFile).*");
    private static final String VALUE = "7";

    @Test
    void everyPhraseOfTheSourcesHasItsChinese() throws IOException {
        Set<String> untold = new TreeSet<>();
        int phrases = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java") && !NOT_OURS.matcher(one.toString()).matches()).toList()) {
                for (String phrase : phrases(Files.readString(file))) {
                    phrases++;
                    if (EnglishProse.in(Phrases.chinese(phrase))) {
                        untold.add(file.getFileName() + ": " + phrase);
                    }
                }
            }
        }
        assertThat(phrases).as("phrases that were looked at").isGreaterThan(250);
        assertThat(untold).as("phrases without a line in docs/phrases-zh.tsv").isEmpty();
    }

    /** The texts among the arguments of calls that make findings, with {@link #VALUE} for what is no literal. */
    private static List<String> phrases(String source) {
        List<String> phrases = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            for (String argument : arguments(source, call.end())) {
                // calls within are looked at by themselves
                if (!LITERAL.matcher(argument).find() || CALL.matcher(argument).find() || argument.contains("->")) {
                    continue;
                }
                if (argument.contains("?")) {
                    LITERAL.matcher(argument).results().map(one -> one.group(1)).forEach(one -> phrases.add((one.startsWith(" ") ? VALUE : "") + one + (one.endsWith(" ") ? VALUE : "")));
                } else {
                    phrases.add(joined(argument));
                }
            }
        }
        return phrases;
    }

    private static String joined(String argument) {
        StringBuilder phrase = new StringBuilder();
        Matcher literal = LITERAL.matcher(argument);
        int from = 0;
        while (literal.find()) {
            if (!argument.substring(from, literal.start()).replaceAll("[+\\s]", "").isEmpty()) {
                phrase.append(VALUE);
            }
            phrase.append(literal.group(1));
            from = literal.end();
        }
        return argument.substring(from).replaceAll("[+\\s]", "").isEmpty() ? phrase.toString() : phrase.append(VALUE).toString();
    }

    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean text = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (text && c == '\\') {
                argument.append(c).append(source.charAt(++i));
                continue;
            }
            text ^= c == '"';
            if (!text && "([{".indexOf(c) >= 0) {
                depth++;
            } else if (!text && ")]}".indexOf(c) >= 0 && depth-- == 0) {
                break;
            } else if (!text && c == ',' && depth == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
                continue;
            }
            argument.append(c);
        }
        arguments.add(argument.toString());
        return arguments;
    }

    @Test
    void chineseSentencesSayChineseAndTheApiItsOwnWords() {
        Finding finding = Finding.at(ErrorCode.SYS_007, "/number", "reason of 5 characters", "1 to 500 characters");
        assertThat(finding.zh()).contains("理由5个字符", "1至500个字符");
        assertThat(finding.en()).contains("reason of 5 characters", "1 to 500 characters");
        assertThat(ProblemJson.finding(finding).get("expected")).as("what the API answers stays as it is").isEqualTo("1 to 500 characters");
    }

    @Test
    void ofTwoLanguagesEachSentenceHasItsOwn() {
        Finding finding = Finding.at(ErrorCode.VAL_015, "/customsCode", "33", "4位数字 / 4 digits");
        assertThat(finding.zh()).contains("4位数字").doesNotContain("digits");
        assertThat(finding.en()).contains("4 digits").doesNotContain("位数字");
    }

    @Test
    void whatASenderWroteStaysAsHeWroteIt() {
        for (String given : List.of("London to Paris", "1 to 500 characters", "a list", "茶叶 / tea", "at most 5", "https://a / b", "7 is missing")) {
            assertThat(Finding.of(ErrorCode.SYS_002, given, null).zh()).contains(given);
            assertThat(Finding.of(ErrorCode.SYS_002, given, null).en()).contains(given);
        }
    }
}

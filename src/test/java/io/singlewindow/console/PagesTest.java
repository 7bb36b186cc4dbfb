package io.singlewindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.consignment.state.ConsignmentState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages say the same in every language, and have a word for whatever they show. */
class PagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z.]*)}");

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void everyLanguageHasTheSameWords() throws IOException {
        assertThat(words("pages_zh.properties").keySet()).isEqualTo(words("pages.properties").keySet());
        assertThat(words("pages_zh.properties").values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    @Test
    void whatTemplatesNameIsThere() throws IOException {
        Set<String> used = new HashSet<>();
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                Matcher matcher = USED.matcher(Files.readString(template));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(words("pages.properties").stringPropertyNames()).containsAll(used);
    }

    @Test
    void everyStateThatAWarehouseIsToldOfHasAWordAndAColour() throws IOException {
        Set<String> told = Arrays.stream(ConsignmentState.values()).map(Enum::name)
                .filter(state -> !Set.of("WAITING", "MATCHED", "MISMATCHED", "EXPIRED").contains(state)).collect(Collectors.toSet());
        Set<String> words = words("pages.properties").stringPropertyNames();
        String script = Files.readString(RESOURCES.resolve("static/warehouse/warehouse.js"));
        assertThat(told).allSatisfy(state -> assertThat(words).contains("word." + state));
        assertThat(told).filteredOn(state -> !script.contains("\"" + state + "\"")).as("shown for information only")
                .containsExactlyInAnyOrder("DECLARED", "MANUAL_REVIEW", "EXAMINED");
    }
}

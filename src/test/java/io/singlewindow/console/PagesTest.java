package io.singlewindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.access.CallerRole;
import io.singlewindow.access.Scope;
import io.singlewindow.authority.Authority;
import io.singlewindow.consignment.state.ConsignmentState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Pages say the same in every language, and have a word for whatever they show. */
class PagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*)[}(]");

    /** The words of all features in a language; each has its own, so that no file hides another's. */
    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        for (String feature : features()) {
            Properties own = new Properties();
            try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(feature + language + ".properties"))) {
                own.load(reader);
            }
            own.forEach((word, text) -> assertThat(words.put(word, text)).as(word + " is in another file too").isNull());
        }
        return words;
    }

    /** As the server is told of them. */
    private static List<String> features() throws IOException {
        PropertySource<?> settings = new YamlPropertySourceLoader()
                .load("settings", new FileSystemResource(RESOURCES.resolve("application.yaml"))).get(0);
        return List.of(String.valueOf(settings.getProperty("spring.messages.basename")).split("[,\\s]+"));
    }

    /** Without those of routes, whose English stands in routes/ unless a page says it better; RoutesTest asks for the Chinese of each. */
    private static Set<String> ofPages(Properties words) {
        return words.stringPropertyNames().stream().filter(word -> !word.startsWith("route.")).collect(Collectors.toSet());
    }

    @Test
    void everyLanguageHasTheSameWords() throws IOException {
        assertThat(ofPages(words("_zh"))).isEqualTo(ofPages(words("")));
        assertThat(words("_zh").values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    @Test
    void everyFileOfWordsIsKnownToTheServer() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("pages"))) {
            assertThat(files.map(file -> "pages/" + file.getFileName().toString().replaceAll("(_zh)?[.]properties", "")).distinct())
                    .containsExactlyInAnyOrderElementsOf(features());
        }
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
        assertThat(words("").stringPropertyNames()).containsAll(used);
    }

    @Test
    void whateverHasAStateARoleOrALevelHasAWord() throws IOException {
        Set<String> words = words("").stringPropertyNames();
        assertThat(ConsignmentState.values()).allSatisfy(state -> assertThat(words).contains("state." + state, "figure.state." + state));
        assertThat(CallerRole.values()).allSatisfy(role -> assertThat(words).contains("role." + role));
        assertThat(Scope.Level.values()).allSatisfy(level -> assertThat(words).contains("level." + level));
        assertThat(Authority.values()).allSatisfy(authority -> assertThat(words).contains("authority." + authority.code()));
    }

    @Test
    void everyStateThatAWarehouseIsToldOfHasAWordAndAColour() throws IOException {
        Set<String> told = Arrays.stream(ConsignmentState.values()).map(Enum::name)
                .filter(state -> !Set.of("WAITING", "MATCHED", "MISMATCHED", "EXPIRED").contains(state)).collect(Collectors.toSet());
        Set<String> words = words("").stringPropertyNames();
        String script = Files.readString(RESOURCES.resolve("static/console/parcels.js"));
        assertThat(told).allSatisfy(state -> assertThat(words).contains("word." + state));
        assertThat(told).filteredOn(state -> !script.contains("\"" + state + "\"")).as("shown for information only")
                .containsExactlyInAnyOrder("DECLARED", "MANUAL_REVIEW", "EXAMINED");
    }
}

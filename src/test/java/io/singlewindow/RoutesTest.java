package io.singlewindow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each route file is short, each route says what it is and how it fails, and the folder's README lists them all. */
class RoutesTest {

    private static final Path ROUTES = Path.of("routes");
    private static final int LINES_MAX = 120;
    private static final Pattern ROUTE = Pattern.compile(
            "- route:\\n    id: (\\S+)\\n    description: (.+)\\n    routeConfigurationId: (\\S+)\\n");

    private record Route(String id, String file, String description, String policy) {}

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROUTES)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
        }
    }

    private static List<Route> routes() throws IOException {
        List<Route> routes = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            Matcher matcher = ROUTE.matcher(text);
            int before = routes.size();
            while (matcher.find()) {
                routes.add(new Route(matcher.group(1), ROUTES.relativize(file).toString(), matcher.group(2), matcher.group(3)));
            }
            assertThat(routes.size() - before).as("routes of %s with id, description and policy, in this order", file)
                    .isEqualTo(text.split("- route:\\n", -1).length - 1);
        }
        return routes;
    }

    @Test
    void noFileIsTooLong() throws IOException {
        assertThat(files()).isNotEmpty().allSatisfy(file -> assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LINES_MAX));
    }

    @Test
    void idsAreVerbAndNounAndDescriptionsAreSentences() throws IOException {
        assertThat(routes()).allSatisfy(route -> {
            assertThat(route.id()).matches("[a-z]+(-[a-z]+)+");
            assertThat(route.description()).matches("[A-Z].*\\.");
        });
        assertThat(routes().stream().map(Route::id)).doesNotHaveDuplicates();
    }

    @Test
    void policiesAreThoseOfTheConfiguration() throws IOException {
        String policies = Files.readString(ROUTES.resolve("config/errors.camel.yaml"));
        assertThat(routes()).allSatisfy(route -> assertThat(policies).contains("id: " + route.policy() + "\n"));
    }

    @Test
    void theReadmeListsEveryRouteAsItIs() throws IOException {
        List<String> rows = Files.readAllLines(ROUTES.resolve("README.md")).stream().filter(line -> line.startsWith("| ") && line.contains(".yaml")).toList();
        List<String> expected = routes().stream()
                .map(route -> "| " + route.id() + " | " + route.file() + " | " + route.description() + " |").toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyRouteAndStageHasWordsForTheOperatorsPage() throws IOException {
        Properties english = words("routes.properties");
        Properties chinese = words("routes_zh.properties");
        assertThat(routes()).allSatisfy(route -> {
            String stage = "stage." + route.file().replaceAll("^.*/|\\.camel\\.yaml$", "");
            assertThat(chinese).containsKeys("route." + route.id(), "route." + route.id() + ".does", stage);
            assertThat(english).containsKey(stage);
        });
        assertThat(routes().stream().map(Route::id)).as("routes that are told in Chinese").containsAll(chinese.stringPropertyNames().stream()
                .filter(name -> name.startsWith("route.")).map(name -> name.split("\\.")[1]).toList());
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/pages", file))) {
            words.load(reader);
        }
        return words;
    }

    @Test
    void yamlHoldsNoScriptAndNoDynamicAddress() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("toD:").doesNotContain("groovy").doesNotContain("joor")
                    .doesNotContain("javascript");
        }
    }
}

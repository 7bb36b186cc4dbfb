package io.singlewindow.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts name metrics of docs/operate.md, every one of them has its place, and the files are well-formed. */
class OperateDocsTest {

    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(window_[a-z_]+)` \\|");
    private static final Pattern NAMED = Pattern.compile("\\bwindow_[a-z_]+");

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(match.groupCount())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed() throws IOException {
        return names(LISTED, Files.readString(Path.of("docs/operate.md")));
    }

    @Test
    void theDashboardShowsEveryMetricOfTheListAndNoOther() throws IOException {
        String dashboard = Files.readString(Path.of("docker/grafana/single-window.json"));
        assertThat(listed()).hasSizeGreaterThan(10);
        assertThat(names(NAMED, dashboard)).isEqualTo(listed());
        JsonNode json = JsonMapper.shared().readTree(dashboard);
        Set<Integer> ids = new TreeSet<>();
        json.get("panels").forEach(panel -> {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void alertsAreOnMetricsOfTheListAndSayWhatToDo() throws IOException {
        String text = Files.readString(Path.of("docker/prometheus/alerts.yaml"));
        Map<String, List<Map<String, Object>>> rules = new Yaml().load(text);
        List<Map<String, Object>> alerts = (List<Map<String, Object>>) rules.get("groups").get(0).get("rules");
        Map<String, Object> prometheus = new Yaml().load(Files.readString(Path.of("docker/prometheus/prometheus.yaml")));
        Object job = ((List<Map<String, Object>>) prometheus.get("scrape_configs")).get(0).get("job_name");
        assertThat(alerts).hasSizeGreaterThan(5).allSatisfy(alert -> {
            String expression = String.valueOf(alert.get("expr"));
            // that a window answers at all is Prometheus' own metric, by the job's name
            if (!expression.contains("up{job=\"" + job + "\"}")) {
                assertThat(names(NAMED, expression)).isNotEmpty().isSubsetOf(listed());
            }
            assertThat(((Map<String, Object>) alert.get("annotations")).get("summary")).isNotNull();
        });
        assertThat(alerts).extracting(alert -> alert.get("alert")).contains("WindowIsAway");
        assertThat(prometheus.get("rule_files")).isEqualTo(List.of("alerts.yaml"));
    }
}

package io.singlewindow.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Each setting stands commented in application.yaml, and the documents name none that is not there. */
class SettingsTest {

    private static final Path YAML = Path.of("src/main/resources/application.yaml");
    private static final Pattern SETTING = Pattern.compile("(?<![-/\\w])window\\.[a-z][a-z0-9.-]*[a-z0-9](?:\\.?\\*[a-z-]*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\bWINDOW_[A-Z_]+");
    /** What else begins so: names of files, and an object of an example. */
    private static final Pattern NO_SETTING = Pattern.compile("window\\.(p12|mv\\.db.*|crt|create)");
    /** Shipped without an entry. */
    private static final Pattern EMPTY_MAP = Pattern.compile("(?m)^ +([a-z-]+): [{]}");

    /** Keys of the packaged file, without the hyphens, which a key may have or not. */
    private static Set<String> known() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(YAML));
        return Objects.requireNonNull(yaml.getObject()).keySet().stream().map(String::valueOf).map(SettingsTest::canonical).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> maps() throws IOException {
        return EMPTY_MAP.matcher(Files.readString(YAML)).results().map(one -> one.group(1)).collect(Collectors.toSet());
    }

    private static String canonical(String key) {
        return key.replaceAll("\\[\\d+]", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void everySettingOfTheSourcesStandsInTheYaml() throws Exception {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> keys = new TreeSet<>();
        for (var found : scanner.findCandidateComponents("io.singlewindow")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (type.isRecord()) {
                keys(type, type.getAnnotation(ConfigurationProperties.class).value(), keys);
            }
        }
        assertThat(keys).hasSizeGreaterThan(150);
        Set<String> known = known();
        Set<String> maps = maps();
        keys.removeIf(key -> known.contains(canonical(key)) || maps.contains(key.substring(key.lastIndexOf('.') + 1)));
        assertThat(keys).as("settings that application.yaml does not name").isEmpty();
    }

    private static void keys(Class<?> type, String prefix, Set<String> keys) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord() && component.getType().getName().startsWith("io.singlewindow.")) {
                keys(component.getType(), key, keys);
            } else {
                keys.add(key);
            }
        }
    }

    @Test
    void everySettingAndVariableThatTheDocumentsNameIsThere() throws IOException {
        Set<String> known = known();
        Set<String> maps = maps();
        Set<String> variables = VARIABLE.matcher(Files.readString(YAML)).results().map(one -> one.group()).collect(Collectors.toSet());
        TreeMap<String, List<String>> unknown = new TreeMap<>();
        try (Stream<Path> documents = Files.list(Path.of("docs"))) {
            List<Path> all = new ArrayList<>(documents.filter(one -> one.toString().endsWith(".md") && !one.endsWith("plan.md")).toList());
            all.add(Path.of("README.md"));
            int named = 0;
            for (Path document : all) {
                String text = Files.readString(document);
                for (String setting : SETTING.matcher(text).results().map(one -> one.group()).toList()) {
                    named++;
                    String asked = canonical(setting);
                    boolean there = setting.contains("*") ? known.stream().anyMatch(key -> key.matches(asked.replace(".", "\\.").replace("*", ".*")))
                            : maps.contains(setting.substring(setting.lastIndexOf('.') + 1)) || known.stream().anyMatch(key -> key.equals(asked) || key.startsWith(asked + "."));
                    if (!there && !NO_SETTING.matcher(setting).matches()) {
                        unknown.computeIfAbsent(document.toString(), first -> new ArrayList<>()).add(setting);
                    }
                }
                for (String variable : VARIABLE.matcher(text).results().map(one -> one.group()).toList()) {
                    if (!variables.contains(variable)) {
                        unknown.computeIfAbsent(document.toString(), first -> new ArrayList<>()).add(variable);
                    }
                }
            }
            assertThat(named).isGreaterThan(40);
        }
        assertThat(unknown).as("settings and variables that the documents name and nothing reads").isEmpty();
    }
}

package io.singlewindow.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** No engine runs these files here, so what can be checked without one is: they are well-formed and name nothing unknown. */
class DockerTest {

    private static final Path FOLDER = Path.of("docker");
    /** Of Spring itself and of the other images. */
    private static final Set<String> NOT_OURS = Set.of("SPRING_PROFILES_ACTIVE", "SERVER_ADDRESS", "POSTGRES_DB", "POSTGRES_USER",
            "POSTGRES_PASSWORD", "ARTEMIS_USER", "ARTEMIS_PASSWORD");

    private final Map<String, Map<String, Object>> services = services();

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> compose = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
            return (Map<String, Map<String, Object>>) compose.get("services");
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.getOrDefault("environment", Map.of());
    }

    @Test
    void thereAreTwoWindowsADatabaseABrokerAndTheSimulators() {
        assertThat(services).containsOnlyKeys("postgresql", "artemis", "window-1", "window-2", "simulators");
        assertThat(services.get("window-1").get("build")).isEqualTo(services.get("window-2").get("build"));
    }

    @Test
    void everyVariableIsOneOfApplicationYaml() throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/application.yaml"));
        Set<String> known = Pattern.compile("\\$\\{([A-Z_]+):").matcher(yaml).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).contains("WINDOW_DATABASE_URL");
        services.forEach((name, service) -> assertThat(environment(service).keySet()).as(name).isNotEmpty()
                .allMatch(variable -> known.contains(variable) || NOT_OURS.contains(variable)));
    }

    @Test
    void everyProfileIsOneThatTheServerKnows() {
        assertThat(List.of("window-1", "window-2", "simulators")).extracting(name -> environment(services.get(name)).get("SPRING_PROFILES_ACTIVE"))
                .containsExactly("sandbox", "sandbox", "simulator");
    }

    @Test
    void imagesAreNamedByTheirVersionAndPortsAreOfThisMachineOnly() {
        services.forEach((name, service) -> {
            assertThat(String.valueOf(service.get("image"))).as(name).contains(":").doesNotEndWith(":latest");
            List<?> ports = (List<?>) service.getOrDefault("ports", List.of());
            assertThat(ports).as(name).allMatch(port -> port.toString().startsWith("127.0.0.1:"));
        });
    }

    @Test
    void everyVolumeAndEveryNeighbourIsThere() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
        Set<?> volumes = ((Map<?, ?>) compose.get("volumes")).keySet();
        services.forEach((name, service) -> {
            List<?> mounts = (List<?>) service.getOrDefault("volumes", List.of());
            assertThat(mounts).as(name).allMatch(mount -> {
                String from = mount.toString().split(":")[0];
                return from.startsWith("./") ? Files.exists(FOLDER.resolve(from)) : volumes.contains(from);
            });
            assertThat(services.keySet()).as(name).containsAll(((Map<?, ?>) service.getOrDefault("depends_on", Map.of())).keySet().stream()
                    .map(String::valueOf).toList());
            environment(service).values().forEach(value -> {
                Matcher host = Pattern.compile("//([a-z0-9-]+):\\d+").matcher(value.toString());
                if (host.find()) {
                    assertThat(services).as("%s of %s", value, name).containsKey(host.group(1));
                }
            });
        });
    }

    @Test
    void theDockerfileCopiesWhatIsThereAndStartsTheJarThatIsBuilt() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));
        List<String> copied = lines.stream().filter(line -> line.startsWith("COPY ") && !line.contains("--from=")).map(line -> line.split(" ")[1]).toList();
        assertThat(copied).isNotEmpty().allMatch(file -> Files.exists(Path.of(file)));
        String pom = Files.readString(Path.of("pom.xml"));
        String jar = pom.replaceAll("(?s).*?<finalName>(.*?)</finalName>.*", "$1") + ".jar";
        assertThat(lines).anyMatch(line -> line.startsWith("ENTRYPOINT") && line.contains("/opt/window/" + jar));
        // all that the pom packages must be in the image's build
        assertThat(Pattern.compile("<directory>([^$<]*)</directory>").matcher(pom).results().map(match -> match.group(1).split("/")[0]).toList())
                .allMatch(copied::contains);
    }
}

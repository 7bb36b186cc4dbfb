package io.singlewindow.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses a start that is not meant: no profile, or a {@code window.*} key that nobody knows. The known keys are those
 * of the packaged {@code application.yaml}, where each is commented. Prints the effective configuration with its source.
 */
public class StartupGuard implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupGuard.class);
    private static final List<String> PROFILES = List.of("sandbox", "production", "simulator");
    private static final String PREFIX = "window.";
    private static final String COMMAND = "window.run";

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        requireKnownKeys(environment);
        if (!environment.getProperty(COMMAND, "").isEmpty()) {
            // a command serves nobody
            return;
        }
        requireProfile(environment);
        requireTls(environment);
        requireWholeData(environment);
        print(environment);
    }

    private static void requireProfile(ConfigurableEnvironment environment) {
        List<String> active = Arrays.asList(environment.getActiveProfiles());
        if (PROFILES.stream().noneMatch(active::contains)) {
            throw new StartRefused("No profile is named (active: " + active + "), expected one of " + PROFILES + ".",
                    "Start with --spring.profiles.active=sandbox to play with simulated authorities on 127.0.0.1, =production to"
                            + " forward to real ones, =simulator to run the simulated authorities alone.");
        }
    }

    /** Keys travel in headers, so production without TLS must be meant. */
    private static void requireTls(ConfigurableEnvironment environment) {
        boolean tls = environment.containsProperty("server.ssl.bundle") || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
        if (environment.matchesProfiles("production") && !tls && !environment.getProperty("window.behind-proxy", Boolean.class, false)) {
            throw new StartRefused("In production this server would speak plain HTTP.",
                    "Set server.ssl.*, or window.behind-proxy=true where a proxy ends TLS before it.");
        }
    }

    private static void requireWholeData(ConfigurableEnvironment environment) {
        Path unfinished = Path.of(environment.getProperty("window.data-dir", "data"), "restore-unfinished");
        if (Files.exists(unfinished)) {
            throw new StartRefused("A restore into this data directory was not finished: " + unfinished.toAbsolutePath() + " is there.",
                    "Empty the data directory and the database, and restore the backup again.");
        }
    }

    private static void requireKnownKeys(ConfigurableEnvironment environment) {
        Set<String> known = environment.getPropertySources().stream()
                .filter(StartupGuard::packaged)
                .flatMap(source -> keys(source).stream())
                .map(StartupGuard::canonical)
                .collect(Collectors.toCollection(TreeSet::new));
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (packaged(source) || source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
                continue;
            }
            for (String key : keys(source)) {
                if (!known.contains(canonical(key))) {
                    throw new StartRefused("Unknown setting " + key + " in " + source.getName() + ".", "Known are: " + String.join(", ", known));
                }
            }
        }
    }

    private static boolean packaged(PropertySource<?> source) {
        return source instanceof OriginTrackedMapPropertySource && source.getName().contains("class path resource");
    }

    private static List<String> keys(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> enumerable
                ? Arrays.stream(enumerable.getPropertyNames()).filter(key -> key.startsWith(PREFIX)).toList()
                : List.of();
    }

    private static String canonical(String key) {
        return key.replaceAll("\\[\\d+]", "").replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static void print(ConfigurableEnvironment environment) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            for (String key : keys(source)) {
                lines.putIfAbsent(key, masked(key, environment.getProperty(key)) + "  (" + source.getName() + ")");
            }
        }
        LOG.info("Effective settings:{}", lines.entrySet().stream()
                .map(line -> System.lineSeparator() + "  " + line.getKey() + " = " + line.getValue())
                .collect(Collectors.joining()));
    }

    private static String masked(String key, String value) {
        boolean secret = key.contains("password") || key.contains("secret") || key.endsWith("authorization") || key.endsWith("key");
        return secret && value != null && !value.isEmpty() ? "******" : String.valueOf(value);
    }
}

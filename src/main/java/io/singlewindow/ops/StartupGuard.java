package io.singlewindow.ops;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
 * Refuses a start that is not meant: no profile, plain HTTP in production, or a {@code window.*} key that nobody knows. The known keys
 * are those of the packaged {@code application.yaml}, where each is commented. Prints the effective configuration with its source.
 */
public class StartupGuard implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupGuard.class);
    private static final List<String> PROFILES = List.of("sandbox", "production", "simulator");
    private static final String PREFIX = "window.";
    private static final String COMMAND = "window.run";
    private static final String VARIABLE_PREFIX = "WINDOW_";
    private static final Pattern VARIABLE = Pattern.compile("[$][{](WINDOW_[A-Z0-9_]+)");
    /** Settings whose keys have further parts that are the province's own, as {@link #canonical} writes them. */
    private static final List<String> MAPS = List.of("window.taxrefund.businesstype.", "window.simulator.taxrefund.firmclasses.");

    private final boolean command;

    private StartupGuard(boolean command) {
        this.command = command;
    }

    /** Of a server. */
    public static StartupGuard ofServer() {
        return new StartupGuard(false);
    }

    /** Of a command, which serves nobody and reads the server's settings. */
    public static StartupGuard ofCommand() {
        return new StartupGuard(true);
    }

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        requireKnownKeys(environment);
        if (command) {
            return;
        }
        requireNoCommand(environment);
        requireProfile(environment);
        requireTls(environment);
        requireWholeData(environment);
        warnOfUnknownVariables(environment);
        print(environment);
    }

    /** Somewhere else than on the command line it would be forgotten there. */
    private static void requireNoCommand(ConfigurableEnvironment environment) {
        String given = environment.getProperty(COMMAND, "");
        if (!given.isEmpty()) {
            throw new StartRefused("The setting " + COMMAND + " is " + given + ", and not on the command line.",
                    "Run the jar with --" + COMMAND + "=" + given + " for that command, and take the setting away for the server.");
        }
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
                if (!known.contains(canonical(key)) && MAPS.stream().noneMatch(canonical(key)::startsWith)) {
                    throw new StartRefused("Unknown setting " + key + " in " + source.getName() + ".", "Known are: " + String.join(", ", known));
                }
            }
        }
    }

    /** What no setting reads is said and not refused: others may have put it there, as Kubernetes does for a service named window. */
    private static void warnOfUnknownVariables(ConfigurableEnvironment environment) {
        Set<String> known = new TreeSet<>();
        environment.getPropertySources().stream().filter(StartupGuard::packaged).map(EnumerablePropertySource.class::cast).forEach(source -> {
            for (String key : source.getPropertyNames()) {
                known.add(key.replaceAll("[-\\]]", "").replaceAll("[.\\[]", "_").toUpperCase(Locale.ROOT));
                VARIABLE.matcher(String.valueOf(source.getProperty(key))).results().forEach(one -> known.add(one.group(1)));
            }
        });
        PropertySource<?> variables = environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        List<String> unknown = variables == null ? List.of() : Arrays.stream(((EnumerablePropertySource<?>) variables).getPropertyNames())
                .filter(name -> name.startsWith(VARIABLE_PREFIX) && !known.contains(name)
                        && MAPS.stream().noneMatch(map -> name.startsWith(map.replace('.', '_').toUpperCase(Locale.ROOT))))
                .sorted().toList();
        if (!unknown.isEmpty()) {
            LOG.warn("Environment variables that no setting reads: {}", String.join(", ", unknown));
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
        return key.replaceAll("\\[\\d+]", "").replace("-", "").toLowerCase(Locale.ROOT);
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

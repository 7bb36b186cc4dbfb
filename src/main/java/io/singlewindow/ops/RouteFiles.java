package io.singlewindow.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Names the route files one by one. Camel would look for a pattern in every jar, which costs a fifth of the start; ours
 * are in one place only, the packaged folder or the one that the operator has put in its place.
 */
public class RouteFiles implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String SETTING = "window.routes";
    private static final String PACKAGED = "classpath:routes";
    private static final String CAMEL = "camel.main.routes-include-pattern";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String folder = environment.getProperty(SETTING, PACKAGED);
        List<String> folders = new ArrayList<>(List.of("/config"));
        if (!environment.acceptsProfiles(Profiles.of("simulator"))) {
            folders.add("");
        }
        if (environment.acceptsProfiles(Profiles.of("sandbox | simulator"))) {
            folders.add("/simulator");
        }
        List<String> files = folders.stream().flatMap(part -> files(folder + part).stream()).toList();
        environment.getPropertySources().addFirst(new MapPropertySource("route files", Map.of(CAMEL, String.join(",", files))));
    }

    private static List<String> files(String folder) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(folder + "/*.camel.yaml");
            if (found.length == 0) {
                throw new StartRefused(SETTING + " names " + folder + ", which holds no route.", "Name a folder with *.camel.yaml files.");
            }
            return Arrays.stream(found).map(Resource::getFilename).sorted().map(name -> folder + "/" + name).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(SETTING + " names " + folder + ", which cannot be read", unreadable);
        }
    }
}

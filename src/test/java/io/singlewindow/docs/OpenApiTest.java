package io.singlewindow.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The description under {@code /openapi.json} is that of the controllers, and whole in itself. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final Map<String, Object> description = OpenApiDescription.read();

    /** In a mapping of one line a comma ends a text without quotes, and what follows it is a key. */
    @Test
    void noWordsOfADescriptionAreAKey() {
        Set<String> keys = new TreeSet<>();
        keys(description, keys);
        assertThat(keys).hasSizeGreaterThan(300).noneMatch(key -> key.contains(" "));
    }

    private static void keys(Object value, Set<String> keys) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> {
                keys.add(String.valueOf(key));
                keys(member, keys);
            });
        } else if (value instanceof List<?> items) {
            items.forEach(item -> keys(item, keys));
        }
    }

    @Test
    void everyControllersPathIsDescribedAndNoOther() throws ClassNotFoundException {
        Set<String> mapped = new TreeSet<>();
        for (Class<?> controller : controllers()) {
            RequestMapping base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    mapped.addAll(lines(base, mapping));
                }
            }
        }
        Set<String> described = new TreeSet<>();
        operations((name, operation) -> described.add(name));
        assertThat(missing(mapped, described)).as("src/main/resources/openapi/*.yaml lack these paths of controllers").isEmpty();
        assertThat(missing(described, mapped)).as("src/main/resources/openapi/*.yaml describe these paths, which no controller has").isEmpty();
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static List<String> lines(RequestMapping base, RequestMapping mapping) {
        List<String> lines = new ArrayList<>();
        String[] roots = base == null || base.path().length == 0 ? new String[] {""} : base.path();
        String[] paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
        for (String root : roots) {
            for (String path : paths) {
                for (RequestMethod method : mapping.method()) {
                    lines.add(method + " " + root + path);
                }
            }
        }
        return lines;
    }

    /** All but the doors of the simulated authorities, which are the authorities' own. */
    private static List<Class<?>> controllers() throws ClassNotFoundException {
        StandardEnvironment sandbox = new StandardEnvironment();
        sandbox.addActiveProfile("sandbox");
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false, sandbox);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<Class<?>> controllers = new ArrayList<>();
        for (var found : scan.findCandidateComponents("io.singlewindow")) {
            if (!String.valueOf(found.getBeanClassName()).contains(".authority.simulator.")) {
                controllers.add(Class.forName(found.getBeanClassName()));
            }
        }
        assertThat(controllers).hasSizeGreaterThan(8);
        return controllers;
    }

    @Test
    void everyOperationIsToldInFull() {
        Set<String> ids = new TreeSet<>();
        Set<Object> tags = new java.util.HashSet<>();
        ((List<?>) description.get("tags")).forEach(tag -> tags.add(((Map<?, ?>) tag).get("name")));
        operations((name, operation) -> {
            assertThat(ids.add(String.valueOf(operation.get("operationId")))).as("operationId of " + name).isTrue();
            assertThat(operation.get("summary")).as("summary of " + name).isNotNull();
            assertThat(tags).as("tags of " + name).containsAll((List<?>) operation.get("tags"));
            if (name.contains("/api/v1/")) {
                assertThat(((Map<?, ?>) operation.get("responses")).get("default")).as("default response of " + name)
                        .isEqualTo(Map.of("$ref", "#/components/responses/problem"));
            }
            if (name.contains("{")) {
                assertThat(operation.get("parameters")).as("parameters of " + name).isNotNull();
            }
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsADateByMistake() {
        walk(description, "#");
    }

    private void walk(Object node, String place) {
        assertThat(node instanceof Date).as(place + ": put quotes around dates and times").isFalse();
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                assertThat(resolve(reference)).as(reference + " at " + place).isNotNull();
            }
            map.forEach((key, value) -> walk(value, place + "/" + key));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> walk(item, place + "/-"));
        }
    }

    private Object resolve(String reference) {
        Object node = description;
        for (String name : reference.substring(2).split("/")) {
            node = node instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private void operations(BiConsumer<String, Map<String, Object>> each) {
        ((Map<String, Map<String, Object>>) description.get("paths")).forEach((path, methods) -> methods.forEach((method, operation) -> {
            assertThat(METHODS).contains(method);
            each.accept(method.toUpperCase(java.util.Locale.ROOT) + " " + path, (Map<String, Object>) operation);
        }));
    }
}

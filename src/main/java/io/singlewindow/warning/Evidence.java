package io.singlewindow.warning;

import io.singlewindow.rules.parameter.Parameter;
import io.singlewindow.warning.rule.Suspicion;
import io.singlewindow.warning.rule.Thresholds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a warning rests on: the figures that were compared, and the parameters of that day with their sources. */
final class Evidence {

    /** Figures that hold the key of a person, a telephone or an address: officials compare by them, a firm is not shown them. */
    private static final Set<String> KEYS = Set.of("person", "key");

    private Evidence() {}

    /** Figures and parameters. */
    static Map<String, Object> of(Suspicion found, Thresholds thresholds) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("day", thresholds.day().toString());
        evidence.put("figures", found.figures());
        evidence.put("parameters", thresholds.of(found.rule()).stream().map(Evidence::cited).toList());
        return evidence;
    }

    private static Map<String, @Nullable Object> cited(Parameter parameter) {
        Map<String, @Nullable Object> cited = new LinkedHashMap<>();
        cited.put("id", parameter.id());
        cited.put("value", parameter.value());
        cited.put("unit", parameter.unit());
        cited.put("from", parameter.from() == null ? null : parameter.from().toString());
        cited.put("mark", parameter.mark().name());
        cited.put("cite", parameter.cite());
        return cited;
    }

    /** The same figures without what stands for a person. */
    static Map<String, Object> withoutKeys(Map<String, Object> figures) {
        Map<String, Object> shown = new LinkedHashMap<>(figures);
        shown.keySet().removeAll(KEYS);
        return shown;
    }
}

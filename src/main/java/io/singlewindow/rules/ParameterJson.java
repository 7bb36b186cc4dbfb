package io.singlewindow.rules;

import io.singlewindow.rules.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parameter as answers show it. */
public final class ParameterJson {

    private ParameterJson() {}

    /** Id, value, unit, first and last day, mark and source. */
    public static Map<String, @Nullable Object> of(Parameter parameter) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", parameter.id());
        view.put("value", parameter.value());
        view.put("unit", parameter.unit());
        view.put("from", parameter.from() == null ? null : parameter.from().toString());
        view.put("to", parameter.to() == null ? null : parameter.to().toString());
        view.put("mark", parameter.mark().name());
        view.put("cite", parameter.cite());
        return view;
    }
}

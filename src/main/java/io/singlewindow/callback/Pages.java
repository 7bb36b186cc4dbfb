package io.singlewindow.callback;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as the API answers them: {@code {items, next}}. */
final class Pages {

    static final int LIMIT_MAX = 200;

    private Pages() {}

    static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw ProblemException.of(400, ErrorCode.SYS_007, "limit=" + limit, "1 to " + max);
        }
    }

    /**
     * A page.
     *
     * @param found one more than the limit where there is more
     */
    static <T> Map<String, @Nullable Object> page(List<T> found, int limit, Function<T, Object> rendering, Function<T, String> cursor) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", shown.stream().map(rendering).toList());
        page.put("next", found.size() > limit ? cursor.apply(shown.get(limit - 1)) : null);
        return page;
    }
}

package io.singlewindow.filing.register;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A value that changes at known instants only; worked out once between each two of them. */
final class Timeline<T> {

    private final TreeSet<Instant> changes;
    private final Function<Instant, T> value;
    private final Map<Instant, T> known = new ConcurrentHashMap<>();

    Timeline(Collection<Instant> changes, Function<Instant, T> value) {
        this.changes = new TreeSet<>(changes);
        this.value = value;
    }

    T at(Instant instant) {
        Instant since = changes.floor(instant);
        return known.computeIfAbsent(since == null ? Instant.MIN : since, begun -> value.apply(instant));
    }
}

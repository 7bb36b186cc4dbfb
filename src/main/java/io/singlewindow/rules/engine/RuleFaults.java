package io.singlewindow.rules.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is wrong with rules, so that who wrote them is told all of it at once. */
public final class RuleFaults {

    /** So many are told; who has more begins with these. */
    private static final int TOLD_MAX = 100;

    private final Map<String, RuleFault> found = new LinkedHashMap<>();

    /** Does something that may find faults, and goes on. */
    public void look(Runnable work) {
        made(() -> {
            work.run();
            return true;
        });
    }

    /** The same of something that is made; empty when it could not be. */
    <T> Optional<T> made(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuleFault fault) {
            fault.all().forEach(this::add);
            return Optional.empty();
        }
    }

    /** Takes one; the same is told once. */
    void add(RuleFault fault) {
        found.putIfAbsent(fault.getMessage(), fault);
    }

    /**
     * Goes on only where nothing was found.
     *
     * @throws RuleFault with all of them
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw RuleFault.of(List.copyOf(found.values()).subList(0, Math.min(TOLD_MAX, found.size())));
        }
    }
}

package io.singlewindow.filing.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All versions of a filing: which is in force, and what the filing is worth, at any instant. */
public record FilingHistory(List<VersionHistory> versions) {

    /**
     * The version in force: the first as soon as it allows anything, a later one once it is approved as a whole.
     */
    public Optional<VersionHistory> inForce(FilingMachine machine, Instant at) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            VersionHistory version = versions.get(i);
            boolean first = versions.subList(0, i).stream().noneMatch(earlier -> effective(machine, earlier, true, at));
            if (effective(machine, version, first, at)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** When a version came in force first, up to this instant. */
    public Optional<Instant> since(FilingMachine machine, Instant at) {
        return versions.stream().flatMap(version -> version.steps().stream()).map(Step::effectiveAt).filter(instant -> !instant.isAfter(at)).sorted()
                .filter(instant -> inForce(machine, instant).isPresent()).findFirst();
    }

    /** It was approved at some instant up to this one; a lock or an end afterwards does not bring an older one back. */
    private static boolean effective(FilingMachine machine, VersionHistory version, boolean first, Instant at) {
        // besides the moves' own instants this one: a department that copies another's approval makes no move
        Stream<Instant> instants = Stream.concat(version.steps().stream().map(Step::effectiveAt).filter(instant -> !instant.isAfter(at)), Stream.of(at));
        return instants.anyMatch(instant -> {
            Assessment then = machine.assess(version, instant);
            return then.overall() == Overall.APPROVED || first && !then.capabilities().isEmpty();
        });
    }

    /** The newest version. */
    public VersionHistory latest() {
        return versions.get(versions.size() - 1);
    }

    /** The filing's own state: that of the version in force while a change is looked at. */
    public Overall overall(FilingMachine machine, Instant at) {
        Overall latest = machine.assess(latest(), at).overall();
        Optional<Overall> inForce = inForce(machine, at).filter(version -> version.version() != latest().version())
                .map(version -> machine.assess(version, at).overall());
        if (inForce.isEmpty()) {
            return latest;
        }
        boolean pending = !latest.terminal() && latest != Overall.DRAFT && latest != Overall.RETURNED && inForce.get() == Overall.APPROVED;
        return pending ? Overall.CHANGE_PENDING : inForce.get();
    }
}

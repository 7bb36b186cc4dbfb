package io.singlewindow.access;

import java.util.List;
import java.util.Set;

/**
 * Things of one kind whose reads are noted: found by the numbers that people know them by, and named again in the access log. A bean of
 * the feature that they belong to.
 */
public interface ReadSubjects {

    /** What they are. */
    ReadLog.Thing thing();

    /** Ids of those that have this number, whoever may see them. */
    List<String> named(String number);

    /** True where the caller may see the one of this id. */
    boolean sees(Caller caller, String id);

    /** The ids under which reads of it are noted: its own, and those of its parts. */
    default Set<String> noted(String id) {
        return Set.of(id);
    }

    /** How the one of this id is shown. */
    Shown shown(String id);

    /**
     * A thing in the access log.
     *
     * @param name what people call it
     * @param apiPath where the machine door tells of it
     * @param pagePath its page
     */
    record Shown(String name, String apiPath, String pagePath) {}
}

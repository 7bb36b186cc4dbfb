package io.singlewindow.consignment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided about a consignment, as it is shown: the port behind which decisions are kept. */
public interface DecisionViews {

    /** As JSON; its members are empty while nothing is decided. */
    Map<String, @Nullable Object> of(Consignment consignment);

    /**
     * As a text to be read.
     *
     * @param language {@code zh} or {@code en}
     */
    String text(Consignment consignment, String language);
}

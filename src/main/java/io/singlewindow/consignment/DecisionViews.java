package io.singlewindow.consignment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was decided about a consignment, as it is shown: the port behind which decisions are kept. */
public interface DecisionViews {

    /** As JSON, by consignment; the members are empty while nothing is decided. */
    Map<String, Map<String, @Nullable Object>> of(Collection<Consignment> consignments);

    /** The same of one. */
    default Map<String, @Nullable Object> of(Consignment consignment) {
        return Objects.requireNonNull(of(List.of(consignment)).get(consignment.id()));
    }

    /**
     * As a text to be read.
     *
     * @param language {@code zh} or {@code en}
     */
    String text(Consignment consignment, String language);
}

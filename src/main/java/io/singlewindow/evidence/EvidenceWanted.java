package io.singlewindow.evidence;

import io.singlewindow.search.SearchQuery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a package is asked for: a consignment, a day, what a query finds, or what a search finds.
 *
 * @param search as the page of the search has it in its address
 * @param reason why; without it digests stand in the place of bytes
 * @param since an earlier checkpoint, as it was given, which the package is to continue
 */
public record EvidenceWanted(
        @Nullable String consignmentId, @Nullable String day, @Nullable String orderNo, @Nullable String logisticsNo,
        @Nullable String guid, @Nullable String digest, SearchQuery.@Nullable Written search, @Nullable String reason, @Nullable String since) {

    /** Of a consignment. */
    public static EvidenceWanted ofConsignment(String id, String reason, @Nullable String since) {
        return new EvidenceWanted(id, null, null, null, null, null, null, reason, since);
    }

    /** Of a day, yyyy-MM-dd at +08:00. */
    public static EvidenceWanted ofDay(String day, String reason, @Nullable String since) {
        return new EvidenceWanted(null, day, null, null, null, null, null, reason, since);
    }

    /** Of what a search finds. */
    public static EvidenceWanted ofSearch(SearchQuery.Written search, String reason, @Nullable String since) {
        return new EvidenceWanted(null, null, null, null, null, null, search, reason, since);
    }

    EvidenceQuery query() {
        return new EvidenceQuery(orderNo, logisticsNo, guid, digest);
    }

    /** The reason; empty where none is given. */
    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }

    /** What it is of, in a line for people. */
    String about() {
        return consignmentId != null ? consignmentId : day != null ? day : search != null ? search.line() : query().line();
    }
}

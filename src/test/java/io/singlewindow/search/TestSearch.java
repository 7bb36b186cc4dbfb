package io.singlewindow.search;

import io.singlewindow.access.Caller;
import io.singlewindow.consignment.Consignment;
import io.singlewindow.consignment.TestConsignments;
import io.singlewindow.consignment.VisibleConsignments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The search of a test's window, by an address of its page. */
public final class TestSearch {

    private final Search search;

    public TestSearch(TestConsignments window) {
        search = new Search(window.visible(), new Numbers(window.ledger().jdbc()), window.names());
    }

    /** Order numbers of what the page at this address shows, the newest first. */
    public List<String> at(Caller caller, String address) {
        Map<String, String> parts = UriComponentsBuilder.fromUriString(address).build().getQueryParams().toSingleValueMap();
        return search.page(caller, SearchQuery.read(written(parts)), null, VisibleConsignments.PAGE_MAX).items().stream().map(Consignment::orderNo).toList();
    }

    private static SearchQuery.Written written(Map<String, String> parts) {
        parts.replaceAll((name, value) -> UriUtils.decode(value, StandardCharsets.UTF_8));
        return new SearchQuery.Written(parts.get("q"), parts.get("person"), parts.get("platform"), parts.get("direction"), parts.get("mode"), parts.get("state"),
                parts.get("authority"), parts.get("from"), parts.get("to"), parts.get("region"), parts.get("entityClass"), parts.get("country"),
                parts.get("chapter"), parts.get("treatment"), parts.get("differs"), parts.get("firmRegion"), parts.get("counted"));
    }
}

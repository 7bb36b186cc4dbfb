package io.singlewindow.statistics;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of the search that shows the consignments behind a figure. */
final class SearchAddress {

    private static final String PATH = "/console/search";

    private SearchAddress() {}

    /** Of a row: what was asked, and its own key; of messages the region is whose sent them. */
    static String of(StatisticQuery query, boolean ofMessages, @Nullable Dimension by, String key, Map<String, String> more) {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "platform", by == Dimension.PLATFORM ? key : query.platform());
        put(parts, "direction", by == Dimension.DIRECTION ? key : query.direction());
        put(parts, "mode", by == Dimension.MODE ? key : query.mode());
        put(parts, ofMessages ? "region" : "firmRegion", by == Dimension.REGION ? narrower(key, query.region()) : query.region());
        put(parts, "entityClass", by == Dimension.CLASS ? key : query.entityClass());
        put(parts, "country", by == Dimension.COUNTRY ? key : query.country());
        put(parts, "chapter", by == Dimension.CHAPTER ? key : query.chapter());
        parts.put("from", from(query, by, key).toString());
        parts.put("to", to(query, by, key).toString());
        if (!ofMessages) {
            // one that has only just begun is no row yet
            parts.put("counted", "all");
        }
        parts.putAll(more);
        return address(PATH, parts);
    }

    /** Of a reason of rejection: what was rejected is no consignment, and has a list of its own. */
    static String ofReason(StatisticQuery query, String code) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("code", code);
        parts.put("from", query.from().toString());
        parts.put("to", query.to().toString());
        put(parts, "direction", query.direction());
        put(parts, "region", query.region());
        return address("/console/statistics/rejected", parts);
    }

    private static String address(String path, Map<String, String> parts) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode(StandardCharsets.UTF_8).buildAndExpand(parts).toUriString();
    }

    /** A row of a city within a county alone counts the county. */
    private static String narrower(String key, @Nullable String asked) {
        return asked != null && asked.startsWith(key) ? asked : key;
    }

    private static LocalDate from(StatisticQuery query, @Nullable Dimension by, String key) {
        if (by == Dimension.DAY) {
            return LocalDate.parse(key);
        }
        LocalDate first = by == Dimension.MONTH ? YearMonth.parse(key).atDay(1) : query.from();
        return first.isBefore(query.from()) ? query.from() : first;
    }

    private static LocalDate to(StatisticQuery query, @Nullable Dimension by, String key) {
        if (by == Dimension.DAY) {
            return LocalDate.parse(key);
        }
        LocalDate last = by == Dimension.MONTH ? YearMonth.parse(key).atEndOfMonth() : query.to();
        return last.isAfter(query.to()) ? query.to() : last;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.put(name, value);
        }
    }
}

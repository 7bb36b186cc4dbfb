package io.singlewindow.tables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a table, which holds on its days.
 *
 * @param to last day; null: until further notice
 * @param source instrument or publisher
 * @param mark how far it can be relied on: V, S, C, M or I
 * @param example true for a sample that shows the form; it is not whole, so that a code is missing from it says nothing
 */
public record TableVersion(
        TableKind kind, String version, LocalDate from, @Nullable LocalDate to, String source, String mark, boolean example) {

    boolean overlaps(TableVersion other) {
        return (to == null || !to.isBefore(other.from)) && (other.to == null || !other.to.isBefore(from));
    }

    TableVersion until(LocalDate last) {
        return new TableVersion(kind, version, from, last, source, mark, example);
    }
}

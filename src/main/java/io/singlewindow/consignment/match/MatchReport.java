package io.singlewindow.consignment.match;

import io.singlewindow.masking.Masker;
import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The whole match, in the order of the table's rows. */
public record MatchReport(List<FieldMatch> fields) {

    public MatchReport {
        fields = List.copyOf(fields);
    }

    /** True when at least one difference returns the list. */
    public boolean hardDifference() {
        return fields.stream().anyMatch(FieldMatch::differsHard);
    }

    /** The differences that lower the grade. */
    public List<FieldMatch> softDifferences() {
        return fields.stream().filter(FieldMatch::differsSoft).toList();
    }

    /** A finding for each difference: MAT-001 for hard, MAT-002 for soft ones. */
    public List<Finding> findings() {
        return fields.stream()
                .filter(field -> field.differsHard() || field.differsSoft())
                .map(MatchReport::finding)
                .toList();
    }

    private static Finding finding(FieldMatch field) {
        String given = field.values().entrySet().stream()
                // every party is told of it, and none has to know the others' customers
                .map(value -> value.getKey() + "=" + shown(field, value.getKey(), value.getValue()))
                .collect(Collectors.joining(", ", field.field() + ": ", ""));
        return Finding.of(field.differsHard() ? ErrorCode.MAT_001 : ErrorCode.MAT_002, given, field.rule());
    }

    private static String shown(FieldMatch field, String side, String value) {
        String element = field.elements().getOrDefault(side, field.field());
        return Masker.shown(Masker.isPersonal(element) ? element : field.field(), value);
    }
}

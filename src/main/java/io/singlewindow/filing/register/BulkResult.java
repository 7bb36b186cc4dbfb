package io.singlewindow.filing.register;

import io.singlewindow.filing.form.FilingKind;
import io.singlewindow.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each of many forms, in their order. */
public record BulkResult(List<Answer> answers) {

    /**
     * Of one of them.
     *
     * @param line on which it begins, from 1
     * @param filing null where nothing was taken
     */
    public record Answer(int line, FilingKind kind, @Nullable Filing filing, List<Finding> findings) {}

    /** How many were filed. */
    public int filed() {
        return (int) answers.stream().filter(answer -> answer.filing() != null).count();
    }

    /** How many were not. */
    public int refused() {
        return answers.size() - filed();
    }
}

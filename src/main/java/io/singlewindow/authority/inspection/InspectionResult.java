package io.singlewindow.authority.inspection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of inspection; a declaration may get several, the last one counts.
 *
 * @param resultId the authority's id of it, the same in every repeat
 * @param requestId our id of the declaration that it answers
 * @param lines rows with a verdict of their own; with {@link InspectionVerdict#PARTIAL} those released, and no others
 * @param officer who decided
 */
public record InspectionResult(
        String resultId,
        String requestId,
        String orderNo,
        String logisticsNo,
        InspectionVerdict verdict,
        List<Line> lines,
        Instant time,
        String officer,
        @Nullable String remark) {

    /** What was decided about one row. */
    public record Line(int gnum, InspectionVerdict verdict, BigDecimal quantity) {}
}

package io.singlewindow.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customs declaration that customs has made of lists (汇总结果单, CEB792).
 *
 * @param declSeqNo its unified number, one per declaration
 * @param sumNo the application's number, given by customs (CEB702)
 * @param entryId the declaration's number (报关单编号); null until customs has given it
 * @param state as customs codes it
 * @param opDate 17 digits
 * @param parts messages in which its rows come
 */
record SummaryResult(
        String declSeqNo,
        String sumNo,
        @Nullable String entryId,
        String state,
        String opDate,
        String agentCode,
        String ebcCode,
        int parts,
        boolean complete,
        List<Row> rows) {

    /**
     * A row: which row of which list became which row of the declaration.
     *
     * @param declRow row of the declaration; null in messages of 2018-113
     * @param documentId the list, where it came through this window and its number was looked up; else null
     */
    record Row(String invtNo, int listRow, @Nullable Integer declRow, String hsCode, @Nullable String documentId) {}
}

package io.singlewindow.rules.tax;

/** How a transaction stands to the single and the yearly limit (decision tables, 3.1). */
public enum Limit {
    /** Within both. */
    WITHIN,
    /** Over the single limit, with one item in the order. */
    SINGLE_OVER_1,
    /** Over the single limit, with several items. */
    SINGLE_OVER_N,
    /** Takes its buyer over the limit of the year. */
    ANNUAL_OVER
}

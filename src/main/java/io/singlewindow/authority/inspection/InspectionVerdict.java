package io.singlewindow.authority.inspection;

/** What inspection decides about goods. */
public enum InspectionVerdict {
    /** 放行. */
    RELEASE,
    /** 部分放行: the named rows are released. */
    PARTIAL,
    /** 抽样: a sample is taken, another result follows. */
    SAMPLE,
    /** 扣留. */
    DETAIN,
    /** 销毁. */
    DESTROY,
    /** 退运. */
    RETURN
}

package io.singlewindow.rules.engine;

/** Who has made a row. National rows outrank provincial ones. */
public enum Level {
    /** 国家: law, orders and announcements, or their practice. */
    NATIONAL,
    /** 省级: may say how something is handled, never limits, rates, lists or who is who; and never in place of a refusal. */
    PROVINCIAL,
    /** 配置: the operator's own, without legal force. */
    CONFIG
}

package io.singlewindow.statistics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What figures are parted by. */
public enum Dimension {
    /** Day of arrival, +08:00. */
    DAY("opened_on", "received_on"),
    /** Month of arrival, +08:00. */
    MONTH("opened_month", "received_month"),
    /** 进口 or 出口. */
    DIRECTION("direction", "direction"),
    /** 监管方式. */
    MODE("trade_mode", null),
    /** 电商平台. */
    PLATFORM("platform", null),
    /** Who sent the message. */
    SENDER(null, "sender"),
    /** Type of the message. */
    TYPE(null, "message_type"),
    /** City, the first four digits of the division that the firm, or the sender, is registered in. */
    REGION("SUBSTRING(region FROM 1 FOR 4)", "SUBSTRING(region FROM 1 FOR 4)"),
    /** 企业类别, 1 to 4. */
    CLASS("entity_class", null),
    /** Origin of imports, destination of exports: customs' code of the dearest goods' country. */
    COUNTRY("country", null),
    /** HS chapter of the dearest goods. */
    CHAPTER("chapter", null);

    private final @Nullable String consignments;
    private final @Nullable String messages;

    Dimension(@Nullable String consignments, @Nullable String messages) {
        this.consignments = consignments;
        this.messages = messages;
    }

    /** What rows of consignments, or of messages, are grouped by; null where they do not have it. */
    @Nullable String column(boolean ofMessages) {
        return ofMessages ? messages : consignments;
    }

    /** Its name in addresses and CSV. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True for what is known of a consignment by its list alone. */
    boolean ofList() {
        return this == CLASS || this == COUNTRY || this == CHAPTER;
    }

    /** True where rows follow each other by themselves, not by their size. */
    boolean ordered() {
        return this == DAY || this == MONTH;
    }
}

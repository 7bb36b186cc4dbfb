package io.singlewindow.rules.tax;

/** How a transaction is taxed. */
public enum Treatment {
    /** Duty by DUTY_WITHIN, TAX_SHARE of the statutory VAT and consumption tax. */
    WITHIN,
    /** In full, as goods of general trade, but cleared as cross-border retail. */
    FULL_TAX,
    /** Not as cross-border retail at all: what is computed is what general trade would come to. */
    GENERAL_TRADE
}

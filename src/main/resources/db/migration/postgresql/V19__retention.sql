-- What is no longer kept: of which kind and month, since when, and by which setting. Kept for ever: it says why something cannot be read.
CREATE TABLE retention_end (
    kind       VARCHAR(12) NOT NULL,                  -- TRADE, FOREX, TAX_REFUND
    kept_month INT         NOT NULL,                  -- yyyymm at +08:00
    ended_at   BIGINT      NOT NULL,
    keep       VARCHAR(12) NOT NULL,                  -- e.g. P5Y
    PRIMARY KEY (kind, kept_month)
);

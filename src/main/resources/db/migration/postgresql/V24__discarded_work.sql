-- Receipts and messages that an operator has given up, beside their rows, which stay as they are but for the state DISCARDED.
-- The names of the columns are their own, so that it may be joined to either.
CREATE TABLE discarded_work (
    work_id        VARCHAR(32)  NOT NULL PRIMARY KEY,    -- authority_receipt.id or dispatch.id
    work_kind      VARCHAR(10)  NOT NULL,                -- receipt or message
    work_authority VARCHAR(12)  NOT NULL,
    parked_cause   VARCHAR(500),
    parked_since   BIGINT       NOT NULL,                -- when it came, or was made
    discarded_at   BIGINT       NOT NULL,
    discarded_by   VARCHAR(60)  NOT NULL,                -- principal
    discard_reason VARCHAR(500) NOT NULL,
    consequence    VARCHAR(30)  NOT NULL                 -- see Consequence
);
CREATE INDEX discarded_work_at ON discarded_work (discarded_at);

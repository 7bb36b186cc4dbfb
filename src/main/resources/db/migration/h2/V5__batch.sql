-- What was answered to a zip of messages. Retention: an answer that may be asked for again; rows whose received_at is three
-- months old may be deleted at any time, the submissions themselves stay as long as the ledger keeps them.
CREATE TABLE batch (
    id          VARCHAR(32) NOT NULL PRIMARY KEY, -- from principal and key, so a repeat has the same
    principal   VARCHAR(60) NOT NULL,
    zip_sha256  VARCHAR(64) NOT NULL,
    received_at BIGINT      NOT NULL,
    items_total INT         NOT NULL              -- items are there when the batch has been answered
);

CREATE TABLE batch_item (
    batch_id      VARCHAR(32)  NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    position      INT          NOT NULL,
    name          VARCHAR(200) NOT NULL,          -- of the entry, cut where it is refused for its length
    http_status   SMALLINT     NOT NULL,
    submission_id VARCHAR(32),                    -- null for what was refused and not kept
    refusal       CLOB,                          -- the problem as JSON; null for what was kept
    PRIMARY KEY (batch_id, position)
);

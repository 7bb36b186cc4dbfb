-- What the self-check has seen, what it found, and the seal that shows a changed row of a submission.

-- HMAC-SHA256 under a key that the master key gives, which lies outside the database; of everything but the body, which is
-- encrypted and so sealed already, and the outbox mark, which changes
ALTER TABLE submission ADD COLUMN seal BINARY(32);

CREATE TABLE self_check (
    id            SMALLINT     NOT NULL PRIMARY KEY CHECK (id = 1),
    checked_to    BIGINT       NOT NULL,                   -- entries below this number have been looked at
    frontier      VARBINARY(2048) NOT NULL,                   -- of the tree of those entries
    receipts_to   VARCHAR(32)  NOT NULL,                   -- authorities' receipts up to this id have been looked at
    swept_to      BIGINT       NOT NULL,                   -- where the next look at old entries begins
    swept_receipt VARCHAR(32)  NOT NULL,
    at            BIGINT       NOT NULL
);

-- a place where what is stored is not what was written; intake stops until all are acknowledged
CREATE TABLE log_fault (
    place           VARCHAR(120) NOT NULL PRIMARY KEY,
    given           VARCHAR(300) NOT NULL,
    expected        VARCHAR(300) NOT NULL,
    found_at        BIGINT       NOT NULL,
    acknowledged_at BIGINT,
    acknowledged_by VARCHAR(60),
    reason          VARCHAR(500)
);

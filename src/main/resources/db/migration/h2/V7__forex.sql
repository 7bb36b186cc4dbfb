-- Forex settlement: what is due, what was told to the authority, and the rates by which it is counted.

-- One order's funds, or a refund of them, on its way to the authority. Kept as long as its consignment, five years at least
-- (汇发〔2015〕7号). No personal data: the records take it from the documents.
CREATE TABLE forex_item (
    id               VARCHAR(32)   NOT NULL PRIMARY KEY,
    consignment_id   VARCHAR(32)   NOT NULL,
    reference        VARCHAR(64)   NOT NULL,          -- empty: the order itself; else why it is refunded, once each
    goods            VARCHAR(4000) NOT NULL,          -- of a refund: what came back; empty: all
    order_key        VARCHAR(200)  UNIQUE,            -- an order settles once; null for refunds and for what came second
    direction        VARCHAR(6)    NOT NULL,
    institution      VARCHAR(18)   NOT NULL,          -- payment institution, as filed where it is; empty: not known yet
    currency         VARCHAR(3)    NOT NULL,          -- ISO; empty: not known yet
    amount           DECIMAL(19,5) NOT NULL,
    state            VARCHAR(10)   NOT NULL,          -- name of ItemState
    cause            VARCHAR(200),                    -- what it waits for
    next_check_at    BIGINT,                          -- of one that waits: when it is looked at again
    due_at           BIGINT,                          -- of one to be gathered: when at the latest
    settlement_id    VARCHAR(32),
    rpt_no           VARCHAR(22),                     -- of its restored record
    UNIQUE (consignment_id, reference)
);
CREATE INDEX forex_item_check ON forex_item (next_check_at);
CREATE INDEX forex_item_due ON forex_item (due_at);
CREATE INDEX forex_item_rpt_no ON forex_item (rpt_no);

-- Numbers the records; its lock lets one node at a time gather.
CREATE TABLE forex_counter (
    id   INT    NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO forex_counter (id, last) VALUES (1, 0);

-- Renminbi for one unit of a currency, by day. Kept for ever: a settlement is proved by it.
CREATE TABLE exchange_rate (
    currency   VARCHAR(3)    NOT NULL,                -- ISO
    valid_from DATE          NOT NULL,
    valid_to   DATE          NOT NULL,                -- the last day
    rate       DECIMAL(19,8) NOT NULL,
    source     VARCHAR(200)  NOT NULL,
    PRIMARY KEY (currency, valid_from)
);

-- Consignments of a message that carries several, though no submission of theirs. Kept as long as the message.
CREATE TABLE dispatch_cargo (
    dispatch_id    VARCHAR(32) NOT NULL,
    consignment_id VARCHAR(32) NOT NULL,
    PRIMARY KEY (dispatch_id, consignment_id)
);
CREATE INDEX dispatch_cargo_consignment ON dispatch_cargo (consignment_id);

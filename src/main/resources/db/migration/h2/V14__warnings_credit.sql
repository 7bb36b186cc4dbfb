-- Early warnings and credit. Facts are what rules compare, with personal data as keys only (HMAC); each table of them is emptied
-- after the longest window that looks at it (window.warning.*-retention). Warnings and credit events are kept five years at least.

-- An order, as far as rules look at it.
CREATE TABLE warning_order (
    document_id VARCHAR(40)   NOT NULL PRIMARY KEY,
    seen_on     DATE          NOT NULL,             -- day of arrival, +08:00
    ebp_code    VARCHAR(50)   NOT NULL,
    ebc_code    VARCHAR(18)   NOT NULL,
    order_no    VARCHAR(60)   NOT NULL,
    amount      DECIMAL(19,5) NOT NULL,             -- goods and freight, CNY on imports
    person      VARCHAR(40)   NOT NULL,             -- key of the buyer's identity; empty for none, like the next three
    phone       VARCHAR(40)   NOT NULL,
    address     VARCHAR(40)   NOT NULL,
    payer       VARCHAR(40)   NOT NULL              -- once its payment is there
);
-- ids rise with time, so the newest of a key are read from the front
CREATE INDEX warning_order_person ON warning_order (person, document_id DESC);
CREATE INDEX warning_order_phone ON warning_order (phone, document_id DESC);
CREATE INDEX warning_order_address ON warning_order (address, document_id DESC);
CREATE INDEX warning_order_payer ON warning_order (payer, document_id DESC);
CREATE INDEX warning_order_number ON warning_order (order_no, ebp_code);
CREATE INDEX warning_order_seen ON warning_order (seen_on);

-- Who paid for an order.
CREATE TABLE warning_payment (
    document_id VARCHAR(40) NOT NULL PRIMARY KEY,
    seen_on     DATE        NOT NULL,
    ebp_code    VARCHAR(50) NOT NULL,
    order_no    VARCHAR(60) NOT NULL,
    payer       VARCHAR(40) NOT NULL
);
CREATE INDEX warning_payment_order ON warning_payment (order_no, ebp_code);
CREATE INDEX warning_payment_seen ON warning_payment (seen_on);

-- Which order a waybill number was used for, by waybills and lists.
CREATE TABLE warning_waybill (
    document_id VARCHAR(40)  NOT NULL PRIMARY KEY,
    seen_on     DATE         NOT NULL,
    carrier     VARCHAR(18)  NOT NULL,
    number      VARCHAR(80)  NOT NULL,
    order_key   VARCHAR(120) NOT NULL               -- order number; empty where the document names none
);
CREATE INDEX warning_waybill_number ON warning_waybill (number, carrier, document_id DESC);
CREATE INDEX warning_waybill_seen ON warning_waybill (seen_on);

-- Unit prices of filed goods by day: how many deals at which price.
CREATE TABLE warning_price (
    goods   VARCHAR(160)  NOT NULL,                 -- firm, its item number, currency, unit
    seen_on DATE          NOT NULL,
    price   DECIMAL(19,5) NOT NULL,
    deals   INT           NOT NULL,
    PRIMARY KEY (goods, seen_on, price)
);
CREATE INDEX warning_price_seen ON warning_price (seen_on);

-- The median that a day's prices were held against, made once for the day.
CREATE TABLE warning_median (
    goods   VARCHAR(160)  NOT NULL,
    used_on DATE          NOT NULL,
    median  DECIMAL(19,5) NOT NULL,
    deals   BIGINT        NOT NULL,                 -- 0: there were none
    lowest  DECIMAL(19,5) NOT NULL,
    highest DECIMAL(19,5) NOT NULL,
    from_on DATE          NOT NULL,
    to_on   DATE          NOT NULL,
    PRIMARY KEY (goods, used_on)
);
CREATE INDEX warning_median_used ON warning_median (used_on);

-- What a source sent on a day.
CREATE TABLE warning_source (
    sender    VARCHAR(18) NOT NULL,
    kind      VARCHAR(10) NOT NULL,                 -- ORDER, PAYMENT, WAYBILL
    seen_on   DATE        NOT NULL,
    documents INT         NOT NULL,
    late      INT         NOT NULL,                 -- longer after their event than is in time
    last_at   BIGINT      NOT NULL,
    PRIMARY KEY (sender, kind, seen_on)
);
CREATE INDEX warning_source_seen ON warning_source (seen_on);

CREATE TABLE warning (
    id        VARCHAR(32)   NOT NULL PRIMARY KEY,   -- rises with time
    rule      VARCHAR(20)   NOT NULL,               -- name of Rule
    subject   VARCHAR(200)  NOT NULL,               -- what it is about; no personal data but keys
    company   VARCHAR(18)   NOT NULL,               -- firm or source that it concerns
    weighs    BOOLEAN       NOT NULL,               -- counts in decisions
    told      BOOLEAN       NOT NULL,               -- its company sees it
    state     VARCHAR(12)   NOT NULL,               -- OPEN, ACKNOWLEDGED, DISMISSED, CONFIRMED
    opened_on DATE          NOT NULL,
    last_on   DATE          NOT NULL,               -- found again on this day; the same one while a rule's window reaches it
    opened_at BIGINT        NOT NULL,
    evidence  VARCHAR(6000) NOT NULL,               -- JSON: figures, parameters with their sources
    UNIQUE (rule, subject, opened_on)
);
CREATE INDEX warning_subject ON warning (rule, subject, last_on);
CREATE INDEX warning_state ON warning (state, id);
CREATE INDEX warning_company ON warning (company, id);

-- Documents that show it, or were found to belong to it later.
CREATE TABLE warning_document (
    warning_id  VARCHAR(32)  NOT NULL,
    document_id VARCHAR(40)  NOT NULL,
    figures     VARCHAR(2000),                      -- JSON, where the rule looked at this very document
    PRIMARY KEY (warning_id, document_id)
);
CREATE INDEX warning_document_document ON warning_document (document_id);

-- Who moved it, when and why; each is an entry of the log too.
CREATE TABLE warning_move (
    warning_id VARCHAR(32)  NOT NULL,
    number     INT          NOT NULL,
    at         BIGINT       NOT NULL,
    actor      VARCHAR(60)  NOT NULL,
    from_state VARCHAR(12)  NOT NULL,
    to_state   VARCHAR(12)  NOT NULL,
    reason     VARCHAR(500) NOT NULL,               -- empty where none is needed
    PRIMARY KEY (warning_id, number)
);

-- Whoever looks at sources, or moves what time alone changes, holds its row: one node at a time.
CREATE TABLE supervision_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO supervision_turn (id) VALUES (1);
INSERT INTO supervision_turn (id) VALUES (2);

-- What an authority, the window or the firm has said about a firm's credit. Never changed: what ends an event is another one.
CREATE TABLE credit_event (
    id            VARCHAR(32)  NOT NULL PRIMARY KEY,
    entity        VARCHAR(18)  NOT NULL,            -- credit code of the firm
    source        VARCHAR(20)  NOT NULL,            -- name of CreditSource
    kind          VARCHAR(20)  NOT NULL,            -- name of CreditKind
    reference     VARCHAR(60)  NOT NULL,            -- the source's own number, so that the same is kept once
    word          VARCHAR(30)  NOT NULL,            -- of a class: as the source calls it; else empty
    about         VARCHAR(32)  NOT NULL,            -- event that it answers or ends; else empty
    effective_at  BIGINT       NOT NULL,
    until_at      BIGINT,                           -- of a class: when it ends by itself
    determined_on DATE,                             -- of bad information and listings: five years count from here
    decision_no   VARCHAR(100) NOT NULL,            -- of a listing; else empty
    noticed_on    DATE,
    heard_on      DATE,
    reason        VARCHAR(500) NOT NULL,
    recorded_at   BIGINT       NOT NULL,
    actor         VARCHAR(60)  NOT NULL,
    UNIQUE (source, reference)
);
CREATE INDEX credit_event_entity ON credit_event (entity, effective_at);
CREATE INDEX credit_event_about ON credit_event (about);
CREATE INDEX credit_event_kind ON credit_event (kind, id);

-- What was last told of a firm's credit, and when time alone may change it.
CREATE TABLE credit_told (
    entity  VARCHAR(18) NOT NULL PRIMARY KEY,
    told    VARCHAR(60) NOT NULL,
    next_at BIGINT                                  -- null: only an event changes it
);
CREATE INDEX credit_told_next ON credit_told (next_at);

-- On which platforms a firm sells: who is told of its credit.
CREATE TABLE trade_relation (
    ebc_code VARCHAR(18) NOT NULL,
    ebp_code VARCHAR(50) NOT NULL,
    last_on  DATE        NOT NULL,
    PRIMARY KEY (ebc_code, ebp_code)
);

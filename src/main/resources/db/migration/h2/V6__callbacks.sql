-- Callbacks: endpoints that companies have named, and what was delivered to them.
CREATE TABLE callback_endpoint (
    id               VARCHAR(32)   NOT NULL PRIMARY KEY,
    principal        VARCHAR(60)   NOT NULL,       -- who made it
    uscc             VARCHAR(18)   NOT NULL,       -- whose inbox it is told of
    url              VARCHAR(500)  NOT NULL,
    types            VARCHAR(1000) NOT NULL,       -- of events, separated by spaces; empty: every type
    subjects         VARCHAR(200)  NOT NULL,       -- kinds of subject, separated by spaces; empty: every kind
    form             VARCHAR(4)    NOT NULL,       -- THIN or FULL
    contact          VARCHAR(200)  NOT NULL,
    state            VARCHAR(10)   NOT NULL,       -- PENDING, ACTIVE, PAUSED, DISABLED
    reason           VARCHAR(500),                 -- of the state, where nobody chose it
    secret           VARBINARY(200) NOT NULL,       -- sealed by the master key
    old_secret       VARBINARY(200),                -- signs beside the new one for a while
    old_secret_until BIGINT,
    fanned_out       BIGINT        NOT NULL,       -- number of the last entry that has become a delivery, or is of no interest
    failing_since    BIGINT,                       -- first failure after the last success
    alarmed          BOOLEAN       NOT NULL,       -- its company was told that something is dead, and not yet that it recovered
    created_at       BIGINT        NOT NULL
);
CREATE INDEX callback_endpoint_uscc ON callback_endpoint (uscc);

-- One event to one endpoint. Whoever changes an endpoint's deliveries holds its row. Kept for window.callback.retention.
CREATE TABLE callback_delivery (
    id               VARCHAR(32)   NOT NULL PRIMARY KEY,
    endpoint_id      VARCHAR(32)   NOT NULL,
    entry_number     BIGINT,                       -- null: a challenge or a test
    type             VARCHAR(40)   NOT NULL,
    subject          VARCHAR(80)   NOT NULL,       -- those of one subject go one after the other
    form             VARCHAR(4)    NOT NULL,
    content          CLOB,                         -- of a challenge or a test; an event is rendered from its entry
    state            VARCHAR(10)   NOT NULL,       -- WAITING, DELIVERED, DEAD
    replayed         BOOLEAN       NOT NULL,
    attempts         INT           NOT NULL,       -- since it was made, resumed or replayed
    first_attempt_at BIGINT,
    next_attempt_at  BIGINT,                       -- null: done with, or an earlier one of its subject goes first
    cause            VARCHAR(500),
    created_at       BIGINT        NOT NULL,
    finished_at      BIGINT,
    UNIQUE (endpoint_id, entry_number)
);
CREATE INDEX callback_delivery_due ON callback_delivery (endpoint_id, next_attempt_at);
CREATE INDEX callback_delivery_key ON callback_delivery (endpoint_id, subject, state);
CREATE INDEX callback_delivery_state ON callback_delivery (state, created_at);

-- What was sent, and what was answered. Kept as long as its delivery.
CREATE TABLE callback_attempt (
    delivery_id      VARCHAR(32)   NOT NULL,
    number           INT           NOT NULL,
    at               BIGINT        NOT NULL,
    status           INT,                          -- null: no answer
    millis           BIGINT        NOT NULL,
    request_headers  VARCHAR(2000) NOT NULL,       -- a line each
    response_headers VARCHAR(4000) NOT NULL,
    response_body    VARBINARY(4096),               -- its first 4 KB
    body_sha256      VARCHAR(64)   NOT NULL,       -- of what was sent
    cause            VARCHAR(500),
    PRIMARY KEY (delivery_id, number)
);

-- The company at whose premises a consignment lies, told of its inspection and release. Kept as long as the consignment.
CREATE TABLE consignment_warehouse (
    consignment_id VARCHAR(32) NOT NULL PRIMARY KEY,
    uscc           VARCHAR(18) NOT NULL,
    logistics_no   VARCHAR(80) NOT NULL
);

-- Supervised sites (监管场所) and who runs them. Kept until the operator removes them.
CREATE TABLE filed_site (
    loct_no VARCHAR(10) NOT NULL PRIMARY KEY,
    uscc    VARCHAR(18) NOT NULL REFERENCES entity (uscc)
);

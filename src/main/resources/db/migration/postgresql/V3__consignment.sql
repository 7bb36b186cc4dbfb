-- Documents by their keys, and the consignments they make.
CREATE TABLE consignment (
    id            VARCHAR(32)  NOT NULL PRIMARY KEY,
    direction     VARCHAR(6)   NOT NULL,
    ebp_code      VARCHAR(50)  NOT NULL,           -- as filed where it is; empty for the constant 无
    ebc_code      VARCHAR(18)  NOT NULL,
    order_no      VARCHAR(60)  NOT NULL,
    trade_mode    VARCHAR(4),
    state         VARCHAR(20)  NOT NULL,           -- as told: own part and authorities' receipts together
    own_state     VARCHAR(20)  NOT NULL,           -- what the documents alone say
    created_at    BIGINT       NOT NULL,
    waiting_until BIGINT,                          -- when waiting ends; null when it does not wait
    match_report  TEXT,                            -- JSON of the last comparison
    UNIQUE (direction, ebp_code, ebc_code, order_no)
);
CREATE INDEX consignment_order ON consignment (order_no);
CREATE INDEX consignment_waiting ON consignment (waiting_until) WHERE waiting_until IS NOT NULL;

CREATE TABLE document (
    id             VARCHAR(40)  NOT NULL PRIMARY KEY, -- submission id and position
    submission_id  VARCHAR(32)  NOT NULL,
    position       INT          NOT NULL,
    entry_number   BIGINT       NOT NULL,             -- order in which versions of a key apply
    message_type   VARCHAR(10)  NOT NULL,
    kind           VARCHAR(20)  NOT NULL,
    direction      VARCHAR(6)   NOT NULL,
    business_key   VARCHAR(300) NOT NULL,
    number         VARCHAR(100) NOT NULL,
    sender         VARCHAR(18)  NOT NULL,
    app_type       VARCHAR(1)   NOT NULL,
    ebp_code       VARCHAR(50)  NOT NULL,
    ebc_code       VARCHAR(18)  NOT NULL,
    order_no       VARCHAR(60)  NOT NULL,
    logistics_code VARCHAR(18)  NOT NULL,
    logistics_no   VARCHAR(80)  NOT NULL,
    standing       VARCHAR(10)  NOT NULL,             -- CURRENT, REPLACED, REPEATED, STORED, HELD
    consignment_id VARCHAR(32),
    to_be_joined   BOOLEAN      NOT NULL,
    waiting_until  BIGINT,                            -- of one without consignment: when its sender is told so
    fields         TEXT         NOT NULL              -- JSON of head elements an authority's receipt may name
);
CREATE INDEX document_key ON document (business_key);
CREATE INDEX document_submission ON document (submission_id);
CREATE INDEX document_consignment ON document (consignment_id);
CREATE INDEX document_order ON document (order_no);
CREATE INDEX document_waybill ON document (logistics_no);
CREATE INDEX document_joining ON document (id) WHERE to_be_joined;
CREATE INDEX document_waiting ON document (waiting_until) WHERE waiting_until IS NOT NULL;

-- who may see a consignment
CREATE TABLE consignment_party (
    consignment_id VARCHAR(32) NOT NULL,
    uscc           VARCHAR(18) NOT NULL,
    PRIMARY KEY (consignment_id, uscc)
);

-- One outgoing message to one authority; its bytes are stored before the first attempt, and every attempt sends them.
CREATE TABLE dispatch (
    id              VARCHAR(32)  NOT NULL PRIMARY KEY,
    authority       VARCHAR(12)  NOT NULL,
    message         VARCHAR(20)  NOT NULL,
    submission_id   VARCHAR(32)  NOT NULL,            -- empty: none
    consignment_id  VARCHAR(32)  NOT NULL,            -- empty: the whole message
    state           VARCHAR(10)  NOT NULL,            -- QUEUED, SENT, ANSWERED, FAILED, PARKED
    attempts        INT          NOT NULL,
    next_attempt_at BIGINT,                           -- null when nothing more is to be sent
    external_no     VARCHAR(255),
    cause           VARCHAR(500),
    created_at      BIGINT       NOT NULL,
    body            BYTEA         NOT NULL,
    UNIQUE (authority, submission_id, consignment_id)
);
CREATE INDEX dispatch_due ON dispatch (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX dispatch_submission ON dispatch (submission_id);
CREATE INDEX dispatch_consignment ON dispatch (consignment_id);

-- What authorities sent, exactly as it came; applied after it is durable.
CREATE TABLE authority_receipt (
    id          VARCHAR(32) NOT NULL PRIMARY KEY,
    authority   VARCHAR(12) NOT NULL,
    sha256      VARCHAR(64) NOT NULL UNIQUE,
    received_at BIGINT      NOT NULL,
    body        BYTEA        NOT NULL,
    state       VARCHAR(10) NOT NULL,                 -- STORED, APPLIED, PARKED
    counts      BOOLEAN     NOT NULL,                 -- signed by its authority
    cause       VARCHAR(500)
);
CREATE INDEX authority_receipt_state ON authority_receipt (state);

-- One answer to one document.
CREATE TABLE document_receipt (
    document_id  VARCHAR(40)   NOT NULL,
    authority    VARCHAR(12)   NOT NULL,
    receipt_type VARCHAR(12)   NOT NULL,
    code         VARCHAR(10)   NOT NULL,
    return_time  VARCHAR(17)   NOT NULL,
    info         VARCHAR(1000) NOT NULL,
    receipt_id   VARCHAR(32)   NOT NULL,
    source       VARCHAR(20)   NOT NULL,              -- CUSTOMS_LIST, CUSTOMS_OTHER or INSPECTION
    PRIMARY KEY (document_id, authority, code, return_time)
);

-- Documents that may belong together take turns: rows to be locked by hash of order number and waybill number, so that
-- of two that arrive at once the second always sees the first.
CREATE TABLE join_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO join_turn (id) SELECT generate_series(0, 255);

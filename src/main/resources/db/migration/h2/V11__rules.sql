-- The rules by which consignments are treated, in versions; and what was decided by them.

-- A version: its files as JSON. The newest approved one whose instant has come holds; kept for ever, for decisions name it.
CREATE TABLE rule_version (
    version      INT          NOT NULL PRIMARY KEY,
    state        VARCHAR(10)  NOT NULL,               -- DRAFT, APPROVED, REFUSED
    effective_at BIGINT       NOT NULL,
    digest       VARCHAR(64)  NOT NULL,               -- SHA-256 over tables and parameters
    author       VARCHAR(60)  NOT NULL,               -- principal
    approver     VARCHAR(60),                         -- another principal; null while nobody has decided
    reason       VARCHAR(500) NOT NULL,
    created_at   BIGINT       NOT NULL,
    decided_at   BIGINT,
    content      CLOB         NOT NULL
);

-- What was decided about a consignment, with what it was decided on. Kept as long as the consignment. No personal data.
CREATE TABLE decision (
    id             VARCHAR(32) NOT NULL PRIMARY KEY,
    consignment_id VARCHAR(32) NOT NULL,
    stage          VARCHAR(12) NOT NULL,              -- MATCH, FOREX, TAX_REFUND
    decided_at     BIGINT      NOT NULL,
    rules_day      DATE        NOT NULL,              -- whose rules were taken: acceptance, the deal, the claim
    rule_version   INT         NOT NULL,
    rule_digest    VARCHAR(64) NOT NULL,
    facts_digest   VARCHAR(64) NOT NULL,
    facts          CLOB        NOT NULL,            -- JSON of what was told
    content        CLOB        NOT NULL             -- JSON of what was decided, as it is shown
);
CREATE INDEX decision_consignment ON decision (consignment_id, decided_at);
CREATE INDEX decision_day ON decision (rules_day, id);

-- By what the parcels to be examined are drawn: its digest is an entry before its day, it is published after. Kept for ever.
CREATE TABLE sampling_salt (
    salt_day DATE        NOT NULL PRIMARY KEY,
    salt     VARCHAR(64) NOT NULL,                    -- lower hex
    made_at  BIGINT      NOT NULL
);

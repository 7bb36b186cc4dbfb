-- Code tables with versions, what an import costs, its buyer's yearly quota, its declarant's guarantee.

-- Versions of code tables; of a kind no two hold on the same day. Kept.
CREATE TABLE code_table (
    kind        VARCHAR(20)  NOT NULL,                -- name of TableKind
    version     VARCHAR(40)  NOT NULL,
    valid_from  DATE         NOT NULL,
    valid_to    DATE,                                 -- the last day; null: until further notice
    source      VARCHAR(200) NOT NULL,
    mark        VARCHAR(1)   NOT NULL,                -- V, S, C, M or I
    example     BOOLEAN      NOT NULL,                -- not whole: that a code is missing says nothing
    row_count   INT          NOT NULL,
    sha256      VARCHAR(64)  NOT NULL,                -- of the file, lower hex
    imported_at BIGINT       NOT NULL,
    imported_by VARCHAR(80)  NOT NULL,                -- principal, or the setting
    PRIMARY KEY (kind, version)
);
CREATE TABLE code_table_row (
    kind    VARCHAR(20)   NOT NULL,
    version VARCHAR(40)   NOT NULL,
    code    VARCHAR(10)   NOT NULL,
    name    VARCHAR(300)  NOT NULL,
    cells   VARCHAR(1000) NOT NULL,                   -- JSON, by column
    PRIMARY KEY (kind, version, code)
);
-- One import at a time.
CREATE TABLE code_table_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO code_table_turn (id) VALUES (0);

-- What an import was assessed to. Kept as long as its consignment. No personal data.
CREATE TABLE import_charge (
    consignment_id VARCHAR(32)   NOT NULL PRIMARY KEY,
    accepted_on    DATE          NOT NULL,            -- of +08:00
    declarant      VARCHAR(18)   NOT NULL,            -- as filed
    tax            DECIMAL(19,2) NOT NULL,            -- yuan to be guaranteed: computed, or declared where it cannot be
    held           BOOLEAN       NOT NULL,            -- waits for its declarant's guarantee
    assessment     CLOB          NOT NULL             -- JSON as it is shown
);
CREATE INDEX import_charge_held ON import_charge (held, consignment_id);

-- What counts in a person's calendar year. The person is an HMAC-SHA-256 of the identity number. Kept for three years after the year.
CREATE TABLE quota_entry (
    consignment_id VARCHAR(32)   NOT NULL PRIMARY KEY,
    person         VARCHAR(64)   NOT NULL,
    quota_year     INT           NOT NULL,            -- of the day of acceptance
    amount         DECIMAL(19,5) NOT NULL,            -- dutiable value, yuan
    given_back     DECIMAL(19,5) NOT NULL,            -- of it, by returns
    state          VARCHAR(10)   NOT NULL,            -- RESERVED, USED or RETURNED: counts nothing
    accepted_on    DATE          NOT NULL,
    released_on    DATE
);
CREATE INDEX quota_entry_person ON quota_entry (person, quota_year);
-- Returns that were counted, each once. Kept as long as the entry.
CREATE TABLE quota_return (
    consignment_id VARCHAR(32)   NOT NULL,
    reference      VARCHAR(64)   NOT NULL,
    amount         DECIMAL(19,5) NOT NULL,            -- 0 where it came too late
    PRIMARY KEY (consignment_id, reference)
);
-- Orders of one person take turns: rows to be locked by hash of the person.
CREATE TABLE quota_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO quota_turn (id) SELECT x FROM SYSTEM_RANGE(0, 255);

-- Guarantees of tax (税款担保) as they are filed; of a number the last filing stands. Kept.
CREATE TABLE guarantee (
    declarant    VARCHAR(18)   NOT NULL,
    guarantee_no VARCHAR(40)   NOT NULL,
    amount       DECIMAL(19,2) NOT NULL,              -- yuan
    valid_from   DATE          NOT NULL,
    valid_to     DATE          NOT NULL,              -- the last day
    withdrawn    BOOLEAN       NOT NULL,
    PRIMARY KEY (declarant, guarantee_no)
);
-- What is in use of a declarant's guarantees together; locked by whoever changes it.
CREATE TABLE guarantee_pool (
    declarant VARCHAR(18)   NOT NULL PRIMARY KEY,
    used      DECIMAL(19,2) NOT NULL
);
-- Tax that a guarantee stands for. Kept as long as its consignment.
CREATE TABLE guarantee_use (
    consignment_id VARCHAR(32)   NOT NULL PRIMARY KEY,
    declarant      VARCHAR(18)   NOT NULL,
    amount         DECIMAL(19,2) NOT NULL,
    held           BOOLEAN       NOT NULL,            -- false: freed
    tax_no         VARCHAR(50),                       -- the bill that has set the amount
    released_on    DATE,
    pay_from       DATE,                              -- collection window
    pay_to         DATE
);
CREATE INDEX guarantee_use_declarant ON guarantee_use (declarant, held);

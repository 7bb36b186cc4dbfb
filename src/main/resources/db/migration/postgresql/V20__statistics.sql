-- Statistics: facts about consignments and about what was rejected, kept from the log by a job that goes on where it stopped.
-- All of it can be made anew from the log: delete the facts and set the cursor to 0. Kept for window.statistics.kept-years.

-- the first entry that is not counted yet; whoever counts holds the row
CREATE TABLE statistic_cursor (
    id         SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
    next_entry BIGINT   NOT NULL
);
INSERT INTO statistic_cursor (id, next_entry) VALUES (1, 0);

-- one row per consignment, as it stands; what is not known yet is an empty text. No personal data.
CREATE TABLE statistic_consignment (
    consignment_id VARCHAR(32)   NOT NULL PRIMARY KEY,
    opened_on      DATE          NOT NULL,               -- its first document's day, +08:00
    opened_month   VARCHAR(7)    NOT NULL,               -- yyyy-mm of it
    direction      VARCHAR(6)    NOT NULL,
    trade_mode     VARCHAR(4)    NOT NULL,
    platform       VARCHAR(50)   NOT NULL,
    firm           VARCHAR(18)   NOT NULL,
    region         VARCHAR(6)    NOT NULL,               -- division that the firm, else its declarant, is registered in
    entity_class   VARCHAR(1)    NOT NULL,               -- class 1 to 4 that the firm is filed as
    country        VARCHAR(3)    NOT NULL,               -- of the dearest goods: origin of imports, destination of exports
    chapter        VARCHAR(2)    NOT NULL,               -- first two digits of the dearest goods' code
    amount         DECIMAL(19,2),                        -- renminbi of all goods of the list; null without list or rate
    state          VARCHAR(20)   NOT NULL,
    customs        VARCHAR(20)   NOT NULL,               -- treatments as decided
    inspection     VARCHAR(20)   NOT NULL,
    forex          VARCHAR(20)   NOT NULL,
    tax_refund     VARCHAR(20)   NOT NULL,
    list_document  VARCHAR(40)   NOT NULL,               -- the list that country, chapter and amount are read from
    arrived_at     BIGINT,                               -- ms, when that list arrived
    released_at    BIGINT,                               -- ms, entry of the first release
    release_millis BIGINT                                -- from that arrival to that release
);
CREATE INDEX statistic_consignment_day ON statistic_consignment (opened_on);
CREATE INDEX statistic_consignment_platform ON statistic_consignment (platform, opened_on);
CREATE INDEX statistic_consignment_firm ON statistic_consignment (firm, opened_on);
CREATE INDEX statistic_consignment_region ON statistic_consignment (region, opened_on);

-- the fields in which its documents differ
CREATE TABLE statistic_difference (
    consignment_id VARCHAR(32) NOT NULL,
    field          VARCHAR(60) NOT NULL,                 -- without the line's number
    severity       VARCHAR(4)  NOT NULL,                 -- HARD, SOFT
    PRIMARY KEY (consignment_id, field)
);

-- how many messages arrived on a day
CREATE TABLE statistic_intake (
    received_on    DATE        NOT NULL,
    received_month VARCHAR(7)  NOT NULL,
    sender         VARCHAR(18) NOT NULL,
    region         VARCHAR(6)  NOT NULL,                 -- division that the sender is registered in
    message_type   VARCHAR(10) NOT NULL,
    direction      VARCHAR(6)  NOT NULL,
    status         VARCHAR(20) NOT NULL,                 -- ACCEPTED, PARTLY_ACCEPTED, REJECTED
    messages       BIGINT      NOT NULL,
    PRIMARY KEY (received_on, sender, message_type, status)
);

-- why a message was rejected, in whole or in part: each code once
CREATE TABLE statistic_rejection (
    submission_id  VARCHAR(32) NOT NULL,
    code           VARCHAR(10) NOT NULL,
    received_on    DATE        NOT NULL,
    sender         VARCHAR(18) NOT NULL,
    region         VARCHAR(6)  NOT NULL,
    message_type   VARCHAR(10) NOT NULL,
    direction      VARCHAR(6)  NOT NULL,
    PRIMARY KEY (submission_id, code)
);
CREATE INDEX statistic_rejection_day ON statistic_rejection (received_on, code);

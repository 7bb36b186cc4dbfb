-- Who saw whose data, and who may see beyond his scope for a while.

-- A read by an official; of one person, kind and subject once a second. Each is in an entry of the log too. Kept.
CREATE TABLE access_record (
    login     VARCHAR(60)  NOT NULL,
    at_second BIGINT       NOT NULL,
    kind      VARCHAR(10)  NOT NULL,                  -- SEARCH, VIEW, UNMASK, EXPORT, OUTSIDE
    subject   VARCHAR(80)  NOT NULL,                  -- consignment, submission, or day of the log
    at        BIGINT       NOT NULL,                  -- ms since 1970
    role      VARCHAR(20)  NOT NULL,
    reason    VARCHAR(500) NOT NULL,                  -- as it was given; empty where none is asked for
    PRIMARY KEY (login, at_second, kind, subject)
);
CREATE INDEX access_record_subject ON access_record (subject, at);
CREATE INDEX access_record_login ON access_record (login, at);

-- Consignments outside an official's scope that he may see on a legal basis, until then.
CREATE TABLE scope_grant (
    login          VARCHAR(60)  NOT NULL,
    consignment_id VARCHAR(32)  NOT NULL,
    basis          VARCHAR(300) NOT NULL,
    until_at       BIGINT       NOT NULL,             -- ms since 1970
    PRIMARY KEY (login, consignment_id)
);

CREATE INDEX callback_delivery_subject ON callback_delivery (subject);

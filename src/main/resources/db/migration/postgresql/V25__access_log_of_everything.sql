-- The access log tells of filings, warnings and credit too, and what lies outside a scope is opened whatever it is.

-- CONSIGNMENT, SUBMISSION, FILING, ATTACHMENT, WARNING, CREDIT (of a firm), LOG (a part of it)
ALTER TABLE access_record ADD COLUMN thing VARCHAR(12) DEFAULT 'LOG' NOT NULL;
UPDATE access_record SET thing = 'CONSIGNMENT' WHERE EXISTS (SELECT 1 FROM consignment c WHERE c.id = access_record.subject);
UPDATE access_record SET thing = 'SUBMISSION' WHERE EXISTS (SELECT 1 FROM submission s WHERE s.id = access_record.subject);
ALTER TABLE access_record ALTER COLUMN thing DROP DEFAULT;
-- all reads, the newest first, a page after the other
CREATE INDEX access_record_at ON access_record (at);

-- a consignment, filing, warning or firm
ALTER TABLE scope_grant RENAME COLUMN consignment_id TO subject;

-- What rejected documents are found by, kept from the log by a job that goes on where it stopped: they are filed nowhere. Kept as long as the
-- entries that tell of them.

-- the first entry that is not looked at yet; whoever looks holds the row
CREATE TABLE rejected_cursor (
    id         SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
    next_entry BIGINT   NOT NULL
);
INSERT INTO rejected_cursor (id, next_entry) VALUES (1, 0);
CREATE TABLE rejected_number (
    number        VARCHAR(100) NOT NULL,
    submission_id VARCHAR(32)  NOT NULL,
    platform      VARCHAR(50)  NOT NULL,                 -- of an order's number: its platform, empty where it names none; - of other numbers
    PRIMARY KEY (number, submission_id)
);
-- The person is a key (HMAC with the id of its secret).
CREATE TABLE rejected_person (
    person        VARCHAR(40) NOT NULL,
    submission_id VARCHAR(32) NOT NULL,
    PRIMARY KEY (person, submission_id)
);

-- searches that narrow by what figures count, the newest consignments first
CREATE INDEX statistic_consignment_country ON statistic_consignment (country, consignment_id);
CREATE INDEX statistic_consignment_chapter ON statistic_consignment (chapter, consignment_id);
CREATE INDEX statistic_consignment_customs ON statistic_consignment (customs, consignment_id);
CREATE INDEX statistic_consignment_inspection ON statistic_consignment (inspection, consignment_id);
CREATE INDEX statistic_consignment_forex ON statistic_consignment (forex, consignment_id);
CREATE INDEX statistic_consignment_tax_refund ON statistic_consignment (tax_refund, consignment_id);
CREATE INDEX statistic_difference_field ON statistic_difference (field, consignment_id);

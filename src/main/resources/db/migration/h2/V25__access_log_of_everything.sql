-- The access log tells of filings, warnings and credit too, and what lies outside a scope is opened whatever it is.

-- CONSIGNMENT, SUBMISSION, FILING, ATTACHMENT, WARNING, CREDIT (of a firm), LOG (a part of it)
ALTER TABLE access_record ADD COLUMN thing VARCHAR(12) DEFAULT 'LOG' NOT NULL;
UPDATE access_record SET thing = 'CONSIGNMENT' WHERE EXISTS (SELECT 1 FROM consignment c WHERE c.id = access_record.subject);
UPDATE access_record SET thing = 'SUBMISSION' WHERE EXISTS (SELECT 1 FROM submission s WHERE s.id = access_record.subject);
ALTER TABLE access_record ALTER COLUMN thing DROP DEFAULT;
-- all reads, the newest first, a page after the other
CREATE INDEX access_record_at ON access_record (at);

-- a consignment, filing, warning or firm
ALTER TABLE scope_grant ALTER COLUMN consignment_id RENAME TO subject;

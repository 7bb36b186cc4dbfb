-- Accepted submissions that wait for the index. As a mark on the submission itself, each was written anew, with an entry in every index of it,
-- once it was filed.
CREATE TABLE outbox (
    submission_id VARCHAR(32) NOT NULL PRIMARY KEY,
    entry_number  BIGINT      NOT NULL
);
INSERT INTO outbox (submission_id, entry_number) SELECT id, outbox FROM submission WHERE outbox IS NOT NULL;
CREATE INDEX outbox_order ON outbox (entry_number);
ALTER TABLE submission DROP COLUMN outbox;

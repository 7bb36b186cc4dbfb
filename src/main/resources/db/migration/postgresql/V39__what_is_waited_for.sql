-- V30 took what went before it for unanswered. What retention has emptied cannot be sent again, and nobody waits for it.
UPDATE dispatch SET taken_at = NULL WHERE taken_at IS NOT NULL AND OCTET_LENGTH(body) = 0;
-- A settlement is answered when each of its items is.
CREATE INDEX forex_item_settlement ON forex_item (settlement_id);

-- Old jobs are deleted by when they ended, and none is looked for by when it was asked for.
DROP INDEX job_asked;
CREATE INDEX job_ended ON job (ended_at);

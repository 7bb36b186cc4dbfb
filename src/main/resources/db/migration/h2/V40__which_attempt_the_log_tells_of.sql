-- The last attempt at a message whose handing over is in the log; 0 while none is. A receipt for one of which none is shows that it arrived.
ALTER TABLE dispatch ADD COLUMN told_attempt INT DEFAULT 0 NOT NULL;
UPDATE dispatch SET told_attempt = attempts WHERE state <> 'QUEUED' AND NOT (state = 'FAILED' AND taken_at IS NULL);

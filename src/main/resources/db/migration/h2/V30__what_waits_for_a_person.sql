-- Since when an authority has had a message and has not answered it; null once it is answered, let be, or not taken.
ALTER TABLE dispatch ADD COLUMN taken_at BIGINT;
UPDATE dispatch SET taken_at = created_at WHERE state = 'SENT';
CREATE INDEX dispatch_taken ON dispatch (authority, taken_at);

-- What reviewers of the forex office look for: the few that are held among all that were settled.
CREATE INDEX forex_item_held ON forex_item (state, consignment_id);

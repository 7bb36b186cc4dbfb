-- When a consignment was first released, so that a firm's history is counted by an index.
ALTER TABLE consignment ADD COLUMN released_at BIGINT;
-- of those released before this was noted, when they were made is the nearest that is known
UPDATE consignment SET released_at = created_at WHERE state IN ('RELEASED', 'CLOSED', 'RETURNED_ABROAD');
CREATE INDEX consignment_history ON consignment (ebc_code, released_at) WHERE released_at IS NOT NULL;

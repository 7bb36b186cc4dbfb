-- When a consignment was first released, so that a firm's history is counted by an index.
ALTER TABLE consignment ADD COLUMN released_at BIGINT;
-- of those released before this was noted, when they were made is the nearest that is known
UPDATE consignment SET released_at = created_at WHERE state IN ('RELEASED', 'CLOSED', 'RETURNED_ABROAD');
CREATE INDEX consignment_history ON consignment (ebc_code, released_at) WHERE released_at IS NOT NULL;

-- What a consignment takes of the yearly quantities per person that the positive list sets (每人每年); counts while its quota_entry does, and is
-- kept as long. Less what came back.
CREATE TABLE quota_quantity (
    consignment_id VARCHAR(32)   NOT NULL,
    code           VARCHAR(8)    NOT NULL,            -- of the positive list
    unit           VARCHAR(3)    NOT NULL,            -- customs' digits, of the list's cap
    quantity       DECIMAL(19,5) NOT NULL,
    PRIMARY KEY (consignment_id, code)
);

-- what a department's own number has moved: the goods that a risk alert has locked
CREATE INDEX filing_step_external ON filing_step (external_no);

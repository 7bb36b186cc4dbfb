-- Receipts in the messages' own format as full callbacks carry them: in a DxpMsg that the window has signed. Kept for
-- window.callback.retention. What was made before there were such goes on without.
ALTER TABLE callback_delivery ADD COLUMN enveloped BOOLEAN DEFAULT FALSE NOT NULL;
CREATE TABLE callback_receipt (
    entry_number BIGINT      NOT NULL,
    uscc         VARCHAR(18) NOT NULL,       -- whom it is addressed to
    body         BYTEA       NOT NULL,       -- sealed by the master key
    created_at   BIGINT      NOT NULL,
    PRIMARY KEY (entry_number, uscc)
);
CREATE INDEX callback_receipt_made ON callback_receipt (created_at);

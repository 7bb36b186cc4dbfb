-- Callbacks of one key go one after the other: what is told of a document goes by the key of its consignment as soon as there is one.
-- What is there already goes by its subject, and by the key of its consignment when more is told of that.
ALTER TABLE callback_delivery ADD COLUMN order_key VARCHAR(80);
UPDATE callback_delivery SET order_key = subject;
ALTER TABLE callback_delivery ALTER COLUMN order_key SET NOT NULL;
DROP INDEX callback_delivery_key;
CREATE INDEX callback_delivery_key ON callback_delivery (endpoint_id, order_key, state);

-- What answers quote of a message is encrypted under the message's month key, beside the answer without it; null in rows from before, which are
-- rid of their quotes when their month's key is destroyed. A single zero byte: nothing is quoted.
ALTER TABLE submission ADD COLUMN quoted BLOB;

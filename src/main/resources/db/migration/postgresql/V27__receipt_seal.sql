-- The seal that shows a changed row of an authority's receipt: HMAC-SHA256 of its id, authority, digest, time and whether it counts.
ALTER TABLE authority_receipt ADD COLUMN seal BYTEA;

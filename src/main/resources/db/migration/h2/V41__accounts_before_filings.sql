-- A company files with an account, so the account comes before the filing.
-- The key to the filed company has a name that H2 has made up; it ends with its column.
ALTER TABLE principal ADD COLUMN company VARCHAR(18) AFTER role;
UPDATE principal SET company = entity_uscc;
ALTER TABLE principal DROP COLUMN entity_uscc;
ALTER TABLE principal ALTER COLUMN company RENAME TO entity_uscc;

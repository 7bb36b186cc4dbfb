-- A company files with an account, so the account comes before the filing.
ALTER TABLE principal DROP CONSTRAINT principal_entity_uscc_fkey;

-- By what an account is known besides its password: API keys, of which only the digest is kept, and client certificates.
ALTER TABLE api_key ADD COLUMN kind VARCHAR(12) DEFAULT 'KEY' NOT NULL;      -- KEY or CERTIFICATE
ALTER TABLE api_key ADD COLUMN name VARCHAR(80) DEFAULT '' NOT NULL;        -- what its owner calls it; of a certificate that is given no name, its subject
ALTER TABLE api_key ADD COLUMN valid_until BIGINT;                          -- ms since 1970: end of a certificate; null: until it is withdrawn
ALTER TABLE api_key ADD COLUMN created_at BIGINT DEFAULT 0 NOT NULL;        -- ms since 1970, machine time; 0: before this was noted
CREATE INDEX api_key_principal ON api_key (principal_id);

-- People who sign in to the pages. Login and id of the principal are one: whoever signs in is that principal, by password or by key.
ALTER TABLE principal ADD COLUMN display_name VARCHAR(100);
ALTER TABLE principal ADD COLUMN scope_authority VARCHAR(20);   -- * for every authority; null: no scope
ALTER TABLE principal ADD COLUMN scope_level VARCHAR(10);       -- PROVINCE, CITY, COUNTY
ALTER TABLE principal ADD COLUMN scope_region VARCHAR(6);       -- division code

CREATE TABLE account (
    login               VARCHAR(60)  NOT NULL PRIMARY KEY REFERENCES principal (id),
    password_hash       VARCHAR(200) NOT NULL,                  -- Argon2id with its parameters
    failed_attempts     INT          NOT NULL,                  -- since the last success; counted before the password is looked at
    locked_until        BIGINT,                                 -- ms since 1970, machine time
    disabled_at         BIGINT,                                 -- opens nothing from then on, no page and no key
    password_changed_at BIGINT       NOT NULL,                  -- sessions that began earlier have ended
    created_at          BIGINT       NOT NULL
);

-- Who may send what: a small table of companies and of callers, behind the ports that the record filing fills later.
CREATE TABLE entity (
    uscc          VARCHAR(18)  NOT NULL PRIMARY KEY, -- unified social credit code
    name          VARCHAR(100) NOT NULL,
    customs_code  VARCHAR(10)  NOT NULL UNIQUE,      -- customs registration number
    dxp_id        VARCHAR(30)  NOT NULL UNIQUE,      -- exchange-platform user number
    roles         VARCHAR(200) NOT NULL              -- names of EntityRole, separated by spaces
);

CREATE TABLE principal (
    id            VARCHAR(60)  NOT NULL PRIMARY KEY,
    role          VARCHAR(20)  NOT NULL,             -- name of CallerRole
    entity_uscc   VARCHAR(18)  REFERENCES entity (uscc),
    all_entities  BOOLEAN      NOT NULL
);

CREATE TABLE api_key (
    key_sha256    VARCHAR(64)  NOT NULL PRIMARY KEY, -- lower hex; the key itself is kept nowhere
    principal_id  VARCHAR(60)  NOT NULL REFERENCES principal (id)
);

-- Authenticity of data (165/179 of 2018): where platforms are asked, what they were asked, what they said, and what came of it.

-- A platform's filed address and certificates. Kept as long as it is filed.
CREATE TABLE platform_access (
    uscc      VARCHAR(18)  NOT NULL PRIMARY KEY,
    open_url  VARCHAR(500) NOT NULL,                -- its platDataOpen
    principal VARCHAR(60)  NOT NULL,                -- who filed it
    filed_at  BIGINT       NOT NULL
);

CREATE TABLE platform_certificate (
    uscc        VARCHAR(18) NOT NULL,
    sha256      VARCHAR(64) NOT NULL,               -- of the certificate
    cert_no     VARCHAR(64) NOT NULL,               -- its serial number, lower hex without leading zeros
    certificate BLOB        NOT NULL,               -- DER
    filed_at    BIGINT      NOT NULL,
    PRIMARY KEY (uscc, sha256)
);
CREATE INDEX platform_certificate_no ON platform_certificate (uscc, cert_no);

-- What a platform is asked, once for an order. Kept as long as the order's consignment.
CREATE TABLE platform_question (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY, -- sessionID of the interface
    platform     VARCHAR(18)  NOT NULL,
    order_no     VARCHAR(60)  NOT NULL,
    reason       VARCHAR(60)  NOT NULL,             -- row of the sampling policy, or the principal that asked for it
    state        VARCHAR(12)  NOT NULL,             -- name of QuestionState
    created_at   BIGINT       NOT NULL,
    asked_at     BIGINT,                            -- when the platform first accepted it
    due_at       BIGINT,                            -- until when the first upload was in time
    next_at      BIGINT,                            -- when it is asked, asked again, looked at or compared; null: when something comes
    attempts     INT          NOT NULL,
    attempts_max INT          NOT NULL,             -- so many are made; more when it is asked anew
    timeouts     INT          NOT NULL,             -- attempts that ended without answer or without upload
    failures     INT          NOT NULL,             -- attempts that were answered otherwise, or could not be made
    cause        VARCHAR(400),                      -- of the last one
    answered_at  BIGINT,
    in_time      BOOLEAN,
    upload_id    VARCHAR(32),                       -- the upload that counts
    verdict      VARCHAR(12),                       -- name of TruthVerdict; null until it is compared
    compared_at  BIGINT,
    evidence     VARCHAR(200),                      -- the documents it was compared with
    report       CLOB,                              -- JSON of the comparison
    UNIQUE (platform, order_no)
);
CREATE INDEX platform_question_next ON platform_question (next_at);
CREATE INDEX platform_question_calls ON platform_question (state, platform, next_at);

CREATE TABLE platform_attempt (
    question_id VARCHAR(36)  NOT NULL,
    number      INT          NOT NULL,
    at          BIGINT       NOT NULL,
    status      INT,                                -- of HTTP; null for no answer
    code        VARCHAR(20),                        -- of the answer
    cause       VARCHAR(400),
    millis      BIGINT       NOT NULL,
    PRIMARY KEY (question_id, number)
);

-- Uploads under a known sessionID, whether they count or not; they are evidence. Kept as long as their question.
CREATE TABLE platform_upload (
    id          VARCHAR(32) NOT NULL PRIMARY KEY,
    question_id VARCHAR(36) NOT NULL,
    received_at BIGINT      NOT NULL,
    accepted    BOOLEAN     NOT NULL,
    sha256      VARCHAR(64) NOT NULL,               -- of the text
    content     VARCHAR(64) NOT NULL,               -- SHA-256 of payment and orders as they are signed: sent again, it is the same upload
    cert_no     VARCHAR(64) NOT NULL,               -- as sent
    certificate VARCHAR(64),                        -- SHA-256 of the certificate by which it verifies
    algorithm   VARCHAR(12),
    findings    CLOB        NOT NULL,               -- JSON
    body        BLOB        NOT NULL                -- the text, sealed
);
CREATE INDEX platform_upload_question ON platform_upload (question_id);

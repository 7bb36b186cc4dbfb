-- Long work that somebody has asked for. It is found by whichever node is there; the file that came of it lies with the node that made it.
CREATE TABLE job (
    id             VARCHAR(32)  NOT NULL PRIMARY KEY,
    kind           VARCHAR(20)  NOT NULL,
    caller         VARCHAR(60)  NOT NULL,                 -- principal
    about          VARCHAR(300) NOT NULL,                 -- what it is of, for people
    parameters     VARCHAR(4000) NOT NULL,                -- JSON
    correlation    VARCHAR(64)  NOT NULL,                 -- of the request that asked for it
    state          VARCHAR(10)  NOT NULL,                 -- WAITING, RUNNING, DONE, FAILED, CANCELLED
    pieces_done    BIGINT       NOT NULL,
    pieces_total   BIGINT       NOT NULL,                 -- 0: not known yet
    asked_at       BIGINT       NOT NULL,
    started_at     BIGINT,                                -- of the last attempt
    ended_at       BIGINT,
    node           VARCHAR(32),                           -- whose it is while it runs
    held_until     BIGINT       NOT NULL,                 -- by the machine's time; then another node may take it
    attempts       INT          NOT NULL,
    cancelled      BOOLEAN      NOT NULL,                 -- asked to stop
    summary        VARCHAR(200000),                       -- JSON of what came of it
    findings       VARCHAR(20000),                        -- JSON of why nothing did
    file_name      VARCHAR(60),                           -- under which its file is given; null: none, or none any more
    content_type   VARCHAR(60),
    file_bytes     BIGINT       NOT NULL
);
CREATE INDEX job_of_caller ON job (caller, id);
CREATE INDEX job_open ON job (state, asked_at);
CREATE INDEX job_asked ON job (asked_at);

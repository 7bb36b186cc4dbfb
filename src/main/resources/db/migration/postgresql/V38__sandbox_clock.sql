-- How far the sandbox's clock is from the machine's: one row, the same for all nodes and after a restart. Production never writes it.
CREATE TABLE sandbox_clock (
    id            INT    NOT NULL PRIMARY KEY,
    offset_millis BIGINT NOT NULL
);

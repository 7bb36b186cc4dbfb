-- What platforms report of their months, and the monthly figures that are published. Both are kept for good: they were said to the public.

-- whoever takes a report (1) or publishes (2) holds its row: one at a time
CREATE TABLE statistic_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO statistic_turn (id) VALUES (1);
INSERT INTO statistic_turn (id) VALUES (2);

CREATE TABLE monthly_report (
    id           VARCHAR(32) NOT NULL PRIMARY KEY,
    platform     VARCHAR(18) NOT NULL,                  -- credit code
    report_month VARCHAR(7)  NOT NULL,                  -- yyyy-mm
    version      INT         NOT NULL,                  -- the highest counts
    uploaded_at  BIGINT      NOT NULL,
    uploaded_by  VARCHAR(60) NOT NULL,                  -- principal
    sha256       VARCHAR(64) NOT NULL,                  -- of the file, lower hex
    row_count    INT         NOT NULL,
    UNIQUE (platform, report_month, version)
);

CREATE TABLE monthly_report_row (
    report_id  VARCHAR(32)   NOT NULL,
    direction  VARCHAR(6)    NOT NULL,
    trade_mode VARCHAR(4)    NOT NULL,
    firm       VARCHAR(18)   NOT NULL,
    orders     BIGINT        NOT NULL,
    amount     DECIMAL(19,2) NOT NULL,                  -- renminbi
    PRIMARY KEY (report_id, direction, trade_mode, firm)
);

CREATE TABLE publication (
    published_month VARCHAR(7)   NOT NULL,              -- yyyy-mm
    version         INT          NOT NULL,              -- the highest counts; none is changed
    published_at    BIGINT       NOT NULL,
    published_by    VARCHAR(60)  NOT NULL,
    reason          VARCHAR(500) NOT NULL,              -- why there is another version
    firms_min       INT          NOT NULL,              -- figures of fewer firms are kept back
    PRIMARY KEY (published_month, version)
);

-- a cell of the published table; an empty row or region is the sum of all
CREATE TABLE publication_cell (
    published_month VARCHAR(7)    NOT NULL,
    version         INT           NOT NULL,
    direction       VARCHAR(6)    NOT NULL,
    trade_mode      VARCHAR(4)    NOT NULL,
    region          VARCHAR(20)   NOT NULL,
    consignments    BIGINT        NOT NULL,
    amount          DECIMAL(19,2) NOT NULL,
    kept_back       BOOLEAN       NOT NULL,             -- never shown
    PRIMARY KEY (published_month, version, direction, trade_mode, region)
);

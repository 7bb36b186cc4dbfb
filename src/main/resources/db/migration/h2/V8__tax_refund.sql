-- Tax refund: what is registered, claimed and reclaimed, the purchases behind claims, and certificates of the flow of funds.

-- What the tax authority is told once. Kept as long as its consignments, ten years at least. No personal data.
CREATE TABLE refund_item (
    id             VARCHAR(32)   NOT NULL PRIMARY KEY,
    kind           VARCHAR(12)   NOT NULL,            -- REGISTRATION of a list, REFUND of a declaration's row, RECLAIM of a return
    item_key       VARCHAR(160)  NOT NULL UNIQUE,     -- what is told once: consignment; declaration's row; consignment and return
    consignment_id VARCHAR(32),                       -- null for a refund: see refund_row
    company        VARCHAR(18)   NOT NULL,            -- the exporter, as filed
    entry_id       VARCHAR(18)   NOT NULL,            -- of a refund: the declaration's number; else empty
    decl_row       INT           NOT NULL,            -- of a refund: the declaration's row; else 0
    declaration_no VARCHAR(30)   NOT NULL,            -- of a refund: both, as the tax authority writes them; else empty
    goods          VARCHAR(4000) NOT NULL,            -- of a reclaim: what came back; empty: all
    amount         DECIMAL(19,5) NOT NULL,            -- yuan claimed or reclaimed; 0 until it is told
    state          VARCHAR(12)   NOT NULL,            -- name of RefundState
    cause          VARCHAR(20),                       -- what it waits for, or why it ended: name of RefundCause
    next_check_at  BIGINT,                            -- of one that waits: when it is looked at again; null: when something comes
    external_no    VARCHAR(64),
    refund_date    VARCHAR(8)
);
CREATE INDEX refund_item_check ON refund_item (next_check_at);
CREATE INDEX refund_item_consignment ON refund_item (consignment_id);
CREATE INDEX refund_item_declaration ON refund_item (declaration_no);

-- Which rows of which lists a refund is about. Kept as long as it.
CREATE TABLE refund_row (
    item_id        VARCHAR(32) NOT NULL,
    document_id    VARCHAR(40) NOT NULL,              -- the list
    list_row       INT         NOT NULL,
    consignment_id VARCHAR(32) NOT NULL,
    PRIMARY KEY (item_id, document_id, list_row)
);
CREATE INDEX refund_row_consignment ON refund_row (consignment_id);

-- What is reclaimed of which refund. Kept as long as it.
CREATE TABLE refund_reclaim (
    item_id   VARCHAR(32)   NOT NULL,
    refund_id VARCHAR(32)   NOT NULL,
    amount    DECIMAL(19,5) NOT NULL,
    PRIMARY KEY (item_id, refund_id)
);
CREATE INDEX refund_reclaim_refund ON refund_reclaim (refund_id);

-- Rows of purchase invoices, as their buyers have posted them. Kept for ten years.
CREATE TABLE refund_purchase (
    company         VARCHAR(18)   NOT NULL,
    invoice_no      VARCHAR(30)   NOT NULL,
    line            INT           NOT NULL,
    supplier_tax_no VARCHAR(20)   NOT NULL,
    invoice_date    VARCHAR(8)    NOT NULL,
    goods_code      VARCHAR(10)   NOT NULL,
    name            VARCHAR(250)  NOT NULL,
    unit            VARCHAR(3)    NOT NULL,
    quantity        DECIMAL(19,5) NOT NULL,
    taxable_amount  DECIMAL(18,2) NOT NULL,
    vat_rate        DECIMAL(7,6)  NOT NULL,
    refund_rate     DECIMAL(7,6)  NOT NULL,
    declaration_no  VARCHAR(30),                      -- the declaration's row it is linked to, or
    link_no         VARCHAR(30),                      -- the buyer's own number of the link
    item_id         VARCHAR(32),                      -- the claim that told of it; from then on it is not changed
    PRIMARY KEY (company, invoice_no, line)
);
CREATE INDEX refund_purchase_declaration ON refund_purchase (declaration_no);
CREATE INDEX refund_purchase_link ON refund_purchase (company, link_no);
CREATE INDEX refund_purchase_item ON refund_purchase (item_id);

-- Which declaration's row a buyer's own link number means. Kept as long as its purchases.
CREATE TABLE refund_link (
    company        VARCHAR(18) NOT NULL,
    link_no        VARCHAR(30) NOT NULL,
    declaration_no VARCHAR(30) NOT NULL,
    PRIMARY KEY (company, link_no)
);
CREATE INDEX refund_link_declaration ON refund_link (declaration_no);

-- Certificates of the flow of funds, as the payment institutions signed them. Kept for five years (汇发〔2015〕7号).
CREATE TABLE funds_flow (
    id               VARCHAR(32)   NOT NULL PRIMARY KEY,
    institution      VARCHAR(18)   NOT NULL,          -- credit code
    institution_name VARCHAR(100)  NOT NULL,
    certificate_no   VARCHAR(60)   NOT NULL,
    ebp_code         VARCHAR(18)   NOT NULL,          -- as filed where it is; empty: no platform
    ebc_code         VARCHAR(18)   NOT NULL,
    payer            VARCHAR(200)  NOT NULL,          -- name
    order_no         VARCHAR(60)   NOT NULL,
    invoice_no       VARCHAR(30),
    amount           DECIMAL(19,5) NOT NULL,
    currency         VARCHAR(3)    NOT NULL,          -- customs' digits
    paid_at          VARCHAR(14)   NOT NULL,
    content_sha256   VARCHAR(64)   NOT NULL,          -- of what is signed
    received_at      BIGINT        NOT NULL,
    body             BLOB          NOT NULL,
    UNIQUE (institution, certificate_no)
);
CREATE INDEX funds_flow_order ON funds_flow (order_no);

-- The tax authority's results are longer than customs' codes (NOT_ELIGIBLE).
ALTER TABLE document_receipt ALTER COLUMN code SET DATA TYPE VARCHAR(20);

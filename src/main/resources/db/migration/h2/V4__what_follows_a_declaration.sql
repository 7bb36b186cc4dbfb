-- Documents that follow a declaration: what they name, the numbers customs gave, split messages, subscribers, tax bills and
-- summary results. Kept as long as the documents themselves.

-- what a document names: a list by customs' number, or a parcel by carrier and waybill number
CREATE TABLE document_reference (
    document_id VARCHAR(40) NOT NULL,
    kind        VARCHAR(10) NOT NULL,                 -- LIST or WAYBILL
    code        VARCHAR(18) NOT NULL,                 -- of the carrier; empty for a list
    number      VARCHAR(80) NOT NULL,
    PRIMARY KEY (document_id, kind, code, number)
);
CREATE INDEX document_reference_number ON document_reference (number, kind);

-- numbers that customs' receipts gave to a document
CREATE TABLE given_number (
    kind        VARCHAR(10) NOT NULL,                 -- the receipt's element: invtNo, preNo, sumNo, rkdNo
    number      VARCHAR(50) NOT NULL,
    document_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (kind, number, document_id)
);
CREATE INDEX given_number_document ON given_number (document_id);

-- parts of a split document (msgCount, msgSeqNo); they go to customs when all are there
CREATE TABLE message_part (
    set_key       VARCHAR(300) NOT NULL,              -- business key without the sequence number
    seq           INT          NOT NULL,
    parts         INT          NOT NULL,
    document_id   VARCHAR(40)  NOT NULL,
    submission_id VARCHAR(32)  NOT NULL,
    PRIMARY KEY (set_key, seq)
);
CREATE INDEX message_part_submission ON message_part (submission_id);

-- filed companies that a message names in BaseSubscribe
CREATE TABLE subscriber (
    submission_id VARCHAR(32) NOT NULL,
    uscc          VARCHAR(18) NOT NULL,
    data          BOOLEAN     NOT NULL,               -- wants the message itself (ALL, DATA)
    receipts      BOOLEAN     NOT NULL,               -- wants its receipts (ALL, RET)
    PRIMARY KEY (submission_id, uscc)
);

-- electronic tax bills (CEB816), their state as of the newest message (816, 818)
CREATE TABLE tax_bill (
    tax_no          VARCHAR(50)   NOT NULL PRIMARY KEY,
    invt_no         VARCHAR(20)   NOT NULL,
    document_id     VARCHAR(40)   NOT NULL,           -- the list
    return_time     VARCHAR(17)   NOT NULL,           -- of the newest message about it
    status          VARCHAR(1)    NOT NULL,           -- 1 made, 2 summed, 3 void
    customs_tax     DECIMAL(19,5),                    -- CNY; null until the bill itself has come
    value_added_tax DECIMAL(19,5),
    consumption_tax DECIMAL(19,5),
    duty_no         VARCHAR(50),                      -- payment voucher
    assure_code     VARCHAR(64)
);
CREATE INDEX tax_bill_document ON tax_bill (document_id);

-- summary results (CEB792): a customs declaration made of many lists
CREATE TABLE summary_result (
    decl_seq_no VARCHAR(18)  NOT NULL PRIMARY KEY,
    sum_no      VARCHAR(18)  NOT NULL,
    entry_id    VARCHAR(18),                          -- customs declaration number
    decl_state  VARCHAR(3)   NOT NULL,
    op_date     VARCHAR(17)  NOT NULL,
    agent_code  VARCHAR(18)  NOT NULL,                -- credit code where filed
    ebc_code    VARCHAR(18)  NOT NULL,
    parts       INT          NOT NULL,
    complete    BOOLEAN      NOT NULL                 -- all parts are there
);
CREATE INDEX summary_result_number ON summary_result (sum_no);
CREATE TABLE summary_result_part (
    decl_seq_no VARCHAR(18) NOT NULL,
    seq         INT         NOT NULL,
    PRIMARY KEY (decl_seq_no, seq)
);
CREATE TABLE summary_result_line (
    decl_seq_no VARCHAR(18) NOT NULL,
    invt_no     VARCHAR(20) NOT NULL,
    list_row    INT         NOT NULL,                 -- row of the list
    decl_row    INT,                                  -- row of the declaration; 2018-113 has none
    hs_code     VARCHAR(10) NOT NULL,
    document_id VARCHAR(40),                          -- the list; null when it did not come through this window
    PRIMARY KEY (decl_seq_no, invt_no, list_row)
);
CREATE INDEX summary_result_line_document ON summary_result_line (document_id);

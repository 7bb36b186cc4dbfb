-- What consignments are searched by, and the searches that people keep.

-- the division a party is registered in: places 3 to 8 of its credit code
ALTER TABLE consignment_party ADD COLUMN region VARCHAR(6) GENERATED ALWAYS AS (CAST(SUBSTRING(uscc FROM 3 FOR 6) AS VARCHAR(6)));
CREATE INDEX consignment_party_region ON consignment_party (region, consignment_id);
CREATE INDEX consignment_party_uscc ON consignment_party (uscc, consignment_id);
CREATE INDEX consignment_state ON consignment (state, id);
CREATE INDEX consignment_platform ON consignment (ebp_code, id);
CREATE INDEX document_number ON document (number);
CREATE INDEX given_number_number ON given_number (number);
CREATE INDEX summary_result_declaration ON summary_result (entry_id);

-- Whom a document is about: buyer, payer, consignee. The person is a key (HMAC with the id of its secret). Kept as long as the document.
CREATE TABLE document_person (
    person      VARCHAR(40) NOT NULL,
    document_id VARCHAR(40) NOT NULL,
    PRIMARY KEY (person, document_id)
);
INSERT INTO document_person (person, document_id) SELECT person, document_id FROM warning_order WHERE person <> '';
INSERT INTO document_person (person, document_id) SELECT payer, document_id FROM warning_payment WHERE payer <> '';

-- Searches that somebody keeps: the address' query. Kept until their owner deletes them.
CREATE TABLE saved_search (
    login    VARCHAR(60)   NOT NULL,
    name     VARCHAR(60)   NOT NULL,
    query    VARCHAR(1000) NOT NULL,
    saved_at BIGINT        NOT NULL,
    PRIMARY KEY (login, name)
);

-- Whose year an order's funds count in (企业年度、个人年度), noted when it is decided. Refunds count in no year and give nothing back. An order
-- that was decided before these columns were there counts in none.
ALTER TABLE forex_item ADD COLUMN firm VARCHAR(18);               -- the firm that sells, as filed where it is
ALTER TABLE forex_item ADD COLUMN person VARCHAR(64);             -- keyed digest of the person's number, or the code of a personal net-shop; null: no person's
ALTER TABLE forex_item ADD COLUMN deal_year INT;
ALTER TABLE forex_item ADD COLUMN deal_usd DECIMAL(19,5);         -- at the rate of the day on which it was decided
ALTER TABLE forex_item ADD COLUMN in_person_year BOOLEAN;         -- false: by the rules of its day it does not count in the person's
CREATE INDEX forex_item_firm_year ON forex_item (firm, deal_year);
CREATE INDEX forex_item_person_year ON forex_item (person, deal_year);

-- Orders of one firm or person take turns: rows to be locked by hash of either.
CREATE TABLE forex_turn (
    id INT NOT NULL PRIMARY KEY
);
INSERT INTO forex_turn (id) SELECT generate_series(0, 255);

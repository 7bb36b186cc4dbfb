-- Who decided that an order is settled which the rules had left to a person; null: nobody had to. Why is an entry of the log.
ALTER TABLE forex_item ADD COLUMN settled_by VARCHAR(64);

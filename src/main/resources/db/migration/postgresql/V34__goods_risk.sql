-- The risk class that a department gives goods with its approval; null: it said nothing, and the table of classes by HS code counts.
ALTER TABLE filing_step ADD COLUMN risk_class VARCHAR(10);

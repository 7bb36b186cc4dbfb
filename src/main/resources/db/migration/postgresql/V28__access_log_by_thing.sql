-- A firm's code is the subject of reads of its credit, its guarantees, its summaries and its purchases: each is a read of its own.
ALTER TABLE access_record DROP CONSTRAINT access_record_pkey;
ALTER TABLE access_record ADD PRIMARY KEY (login, at_second, kind, subject, thing);

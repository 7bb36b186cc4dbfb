-- Consignments of a trade mode that few have, or nothing has, without reading all.
CREATE INDEX consignment_mode ON consignment (trade_mode, id);

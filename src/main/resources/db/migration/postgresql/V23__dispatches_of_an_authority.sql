-- Whether an authority was sent something of a consignment is asked for one consignment after the other: by the consignment first.
CREATE INDEX dispatch_consignment_authority ON dispatch (consignment_id, authority);
DROP INDEX dispatch_consignment;

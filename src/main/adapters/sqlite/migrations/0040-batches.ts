/** Batches that are written in portions, held, stopped and resumed; single messages go before bulk. */
const BATCHES = `
-- 0 while the messages are still being written: none of them is due.
ALTER TABLE batch ADD COLUMN is_written INTEGER NOT NULL DEFAULT 1;
ALTER TABLE batch ADD COLUMN hold_until INTEGER;
ALTER TABLE batch ADD COLUMN stopped_at INTEGER;
ALTER TABLE batch ADD COLUMN stopped_by TEXT;
CREATE INDEX batch_being_written ON batch (position) WHERE is_written = 0;

CREATE TABLE batch_event (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  batch INTEGER NOT NULL REFERENCES batch (position),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  by TEXT,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_event_by_batch ON batch_event (batch, position);
CREATE TRIGGER batch_event_is_never_changed BEFORE UPDATE ON batch_event
BEGIN
  SELECT RAISE(ABORT, 'a batch event is never changed');
END;
CREATE TRIGGER batch_event_is_never_deleted BEFORE DELETE ON batch_event
BEGIN
  SELECT RAISE(ABORT, 'a batch event is never deleted');
END;

-- One of many: whoever is written to alone goes first.
ALTER TABLE message ADD COLUMN is_bulk INTEGER NOT NULL DEFAULT 0;
DROP INDEX message_to_claim;
-- With the recipient, so that a domain whose minute is used up is passed over without reading anything else.
CREATE INDEX message_to_claim ON message (account, is_bulk, due_at, position, recipient)
  WHERE outbox_state = 'waiting';
CREATE INDEX message_in_outbox_by_batch ON message (batch, outbox_state) WHERE outbox_state IS NOT NULL;

-- How many messages of a batch go to one domain in one minute; null: as many as the account sends.
ALTER TABLE account ADD COLUMN messages_per_minute_per_domain INTEGER;
`;

export const batches = { version: 40, sql: BATCHES };

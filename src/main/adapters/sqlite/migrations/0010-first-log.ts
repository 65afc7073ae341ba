/** The first log. Times are milliseconds since 1970; `position` is the order of writing and the keyset of paging. */
const TABLES = `
CREATE TABLE desk (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  token_key TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE account (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER NOT NULL,
  security TEXT NOT NULL,
  user TEXT,
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  reply_to TEXT,
  messages_per_minute INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER,
  pause TEXT,
  capabilities TEXT
) STRICT;

CREATE TABLE secret (
  id TEXT PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  ciphertext BLOB NOT NULL,
  backend TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE patient (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  family_name TEXT NOT NULL,
  given_name TEXT NOT NULL,
  email TEXT,
  created_at INTEGER NOT NULL,
  sort_key TEXT NOT NULL
) STRICT;
CREATE INDEX patient_by_name ON patient (sort_key, position);

CREATE TABLE patient_word (
  patient INTEGER NOT NULL REFERENCES patient (position),
  word TEXT NOT NULL,
  PRIMARY KEY (patient, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_word_by_word ON patient_word (word, patient);

CREATE TABLE batch (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

-- What lists, filters, the outbox and tallies need. Kept narrow, so that a page of the file holds many of them.
CREATE TABLE message (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  batch INTEGER NOT NULL REFERENCES batch (position),
  account INTEGER NOT NULL REFERENCES account (position),
  patient_id TEXT,
  patient_name TEXT NOT NULL,
  patient_key TEXT NOT NULL,
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  subject TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  scheduled_for INTEGER,
  not_after INTEGER,
  -- The cache of the history.
  status TEXT NOT NULL,
  status_order INTEGER NOT NULL,
  status_at INTEGER NOT NULL,
  status_code TEXT NOT NULL,
  is_delayed INTEGER NOT NULL DEFAULT 0,
  is_accepted INTEGER NOT NULL DEFAULT 0,
  handled_at INTEGER,
  handled_by TEXT,
  needs_attention INTEGER NOT NULL,
  -- The outbox. due_at keeps its value until the message has left the outbox.
  outbox_state TEXT CHECK (outbox_state IN ('waiting', 'sending', 'unconfirmed')),
  due_at INTEGER,
  wait_reason TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  claimed_at INTEGER,
  handed_over_at INTEGER,
  provider_id TEXT,
  CHECK (outbox_state IS NOT 'waiting' OR due_at IS NOT NULL),
  CHECK ((handled_at IS NULL) = (handled_by IS NULL))
) STRICT;

-- What only one opened message, the sending or a report needs.
CREATE TABLE message_detail (
  message INTEGER PRIMARY KEY REFERENCES message (position),
  token TEXT NOT NULL UNIQUE,
  message_id_header TEXT,
  from_text TEXT NOT NULL,
  from_address TEXT NOT NULL,
  reply_to TEXT,
  preview TEXT NOT NULL,
  is_preview_cut INTEGER NOT NULL,
  attachments TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  resend_of TEXT,
  body INTEGER REFERENCES shared_body (position)
) STRICT;
CREATE INDEX message_detail_by_header ON message_detail (message_id_header) WHERE message_id_header IS NOT NULL;
CREATE INDEX message_detail_by_resend ON message_detail (resend_of) WHERE resend_of IS NOT NULL;

CREATE TABLE shared_body (
  position INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE shared_piece (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE message_mime (
  position INTEGER PRIMARY KEY,
  message INTEGER NOT NULL REFERENCES message (position),
  ordinal INTEGER NOT NULL,
  bytes BLOB,
  shared_hash TEXT REFERENCES shared_piece (hash),
  UNIQUE (message, ordinal),
  CHECK ((bytes IS NULL) <> (shared_hash IS NULL))
) STRICT;

CREATE TABLE status_update (
  sequence INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  message INTEGER NOT NULL REFERENCES message (position),
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  status TEXT,
  code TEXT NOT NULL,
  detail TEXT NOT NULL,
  source TEXT NOT NULL,
  by TEXT,
  event_key TEXT NOT NULL,
  UNIQUE (message, event_key)
) STRICT;

CREATE TABLE evidence (
  sequence INTEGER PRIMARY KEY REFERENCES status_update (sequence),
  media_type TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
`;

const APPEND_ONLY = `
CREATE TRIGGER status_update_is_never_changed BEFORE UPDATE ON status_update
BEGIN
  SELECT RAISE(ABORT, 'a status update is never changed');
END;
CREATE TRIGGER status_update_is_never_deleted BEFORE DELETE ON status_update
BEGIN
  SELECT RAISE(ABORT, 'a status update is never deleted');
END;
`;

/** One for each list, each sort and each one-click filter; the partial ones hold only the rows of their filter. */
const INDEXES = `
CREATE INDEX message_by_batch ON message (batch, position);
CREATE INDEX message_by_patient ON message (patient_key, position);
CREATE INDEX message_by_status ON message (status_order, position);
CREATE INDEX message_by_status_time ON message (status_at, position);
CREATE INDEX message_by_recipient ON message (recipient COLLATE NOCASE, position);
CREATE INDEX message_needing_attention ON message (position) WHERE needs_attention = 1;
CREATE INDEX message_waiting ON message (position) WHERE outbox_state IN ('waiting', 'sending');
CREATE INDEX message_unconfirmed ON message (position) WHERE outbox_state = 'unconfirmed';
CREATE INDEX message_failed ON message (position, status_at)
  WHERE status IN ('Error', 'Rejected', 'Bounced', 'Complaint');
CREATE INDEX message_not_delivered ON message (position, status_at)
  WHERE channel = 'email' AND status IN ('Created', 'Queued', 'Sent')
    AND (outbox_state IS NULL OR outbox_state = 'unconfirmed');
CREATE INDEX message_opted_out ON message (position) WHERE status = 'Other' AND status_code = 'opted-out';
CREATE INDEX message_to_claim ON message (account, due_at, position) WHERE outbox_state = 'waiting';
CREATE INDEX message_in_outbox ON message (due_at, position, account) WHERE outbox_state IS NOT NULL;
`;

/** Counts are kept, never counted: a million rows are counted in no time only by not counting them. */
const TALLIES = `
CREATE TABLE tally (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_tally (
  batch INTEGER NOT NULL REFERENCES batch (position),
  status TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (batch, status)
) STRICT, WITHOUT ROWID;

-- Which positions the messages of one day (UTC) lie between. A clock that was set back makes a day's span wider,
-- never wrong.
CREATE TABLE day_span (
  day INTEGER PRIMARY KEY,
  first_position INTEGER NOT NULL,
  last_position INTEGER NOT NULL
) STRICT;

INSERT INTO tally (kind, value, count) VALUES ('attention', 'needed', 0);

CREATE TRIGGER message_inserted AFTER INSERT ON message
BEGIN
  INSERT INTO tally (kind, value, count)
    VALUES ('status', new.status, 1), ('channel', new.channel, 1), ('purpose', new.purpose, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO tally (kind, value, count)
    SELECT 'outbox', new.outbox_state, 1 WHERE new.outbox_state IS NOT NULL
    ON CONFLICT DO UPDATE SET count = count + 1;
  UPDATE tally SET count = count + 1 WHERE kind = 'attention' AND value = 'needed' AND new.needs_attention = 1;
  INSERT INTO batch_tally (batch, status, count) VALUES (new.batch, new.status, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO day_span (day, first_position, last_position)
    VALUES (new.created_at / 86400000, new.position, new.position)
    ON CONFLICT DO UPDATE SET
      first_position = min(first_position, excluded.first_position),
      last_position = max(last_position, excluded.last_position);
END;

CREATE TRIGGER message_status_changed AFTER UPDATE OF status ON message WHEN new.status <> old.status
BEGIN
  UPDATE tally SET count = count - 1 WHERE kind = 'status' AND value = old.status;
  INSERT INTO tally (kind, value, count) VALUES ('status', new.status, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
  UPDATE batch_tally SET count = count - 1 WHERE batch = old.batch AND status = old.status;
  INSERT INTO batch_tally (batch, status, count) VALUES (new.batch, new.status, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER message_attention_changed AFTER UPDATE OF needs_attention ON message
  WHEN new.needs_attention <> old.needs_attention
BEGIN
  UPDATE tally SET count = count + new.needs_attention - old.needs_attention
    WHERE kind = 'attention' AND value = 'needed';
END;

CREATE TRIGGER message_outbox_changed AFTER UPDATE OF outbox_state ON message
  WHEN new.outbox_state IS NOT old.outbox_state
BEGIN
  UPDATE tally SET count = count - 1 WHERE kind = 'outbox' AND value = old.outbox_state;
  INSERT INTO tally (kind, value, count)
    SELECT 'outbox', new.outbox_state, 1 WHERE new.outbox_state IS NOT NULL
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
`;

/**
 * The words of a message, already folded and split by `search-words.ts`, so that the tokenizer has only spaces to
 * see. No text is kept twice (content=''), no places of words (detail=column). Beginnings of one to four letters have
 * an index of their own; longer ones are looked up among the words there are (search_word). Its parts are joined early,
 * because every search looks into all of them.
 */
const SEARCH = `
CREATE VIRTUAL TABLE message_search USING fts5 (
  patient, recipient, subject, preview, batch, tag,
  content='', columnsize=0, detail=column, prefix='1 2 3 4', tokenize='ascii'
);
INSERT INTO message_search (message_search, rank)
  VALUES ('secure-delete', 1), ('automerge', 2), ('usermerge', 2);

CREATE TABLE search_word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`;

/** "Strl" in ASCII: says whose file this is. */
const APPLICATION_ID = 0x5374726c;

export const firstLog = {
  version: 10,
  sql: [TABLES, APPEND_ONLY, INDEXES, TALLIES, SEARCH, `PRAGMA application_id = ${APPLICATION_ID};`].join(
    '\n',
  ),
};

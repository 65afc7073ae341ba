/** The record of a patient: date of birth, mobile, "has no e-mail", archived, merged, and staged by an import. */
const PATIENTS = `
ALTER TABLE patient ADD COLUMN date_of_birth TEXT;
ALTER TABLE patient ADD COLUMN mobile TEXT;
ALTER TABLE patient ADD COLUMN has_no_email INTEGER NOT NULL DEFAULT 0;
ALTER TABLE patient ADD COLUMN archived_at INTEGER;
-- Always the record that stands for this one now, never one that was merged itself.
ALTER TABLE patient ADD COLUMN merged_into INTEGER REFERENCES patient (position);
-- Set until the import has ended: nobody finds such a row.
ALTER TABLE patient ADD COLUMN staged_by TEXT;

DROP INDEX patient_by_name;
-- With the columns of their conditions, so that a walk along the names reads nothing else.
CREATE INDEX patient_current ON patient (sort_key, position, archived_at, merged_into, staged_by)
  WHERE archived_at IS NULL AND merged_into IS NULL AND staged_by IS NULL;
CREATE INDEX patient_archived ON patient (sort_key, position, archived_at, merged_into, staged_by)
  WHERE archived_at IS NOT NULL AND merged_into IS NULL AND staged_by IS NULL;
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;
-- An import knows those, too: else it would take a merge back.
CREATE INDEX patient_merged_by_name ON patient (sort_key) WHERE merged_into IS NOT NULL;
CREATE INDEX patient_staged ON patient (staged_by) WHERE staged_by IS NOT NULL;
CREATE INDEX patient_by_email ON patient (email COLLATE NOCASE) WHERE email IS NOT NULL;

-- A word with which the sort key begins is found by patient_current: a common family name lies together there.
ALTER TABLE patient_word ADD COLUMN begins_name INTEGER NOT NULL DEFAULT 0;
UPDATE patient_word SET begins_name = 1 WHERE EXISTS (
  SELECT 1 FROM patient AS p
  WHERE p.position = patient_word.patient AND substr(p.sort_key, 1, length(patient_word.word)) = patient_word.word
);
DROP INDEX patient_word_by_word;
CREATE INDEX patient_word_by_word ON patient_word (word, patient) WHERE begins_name = 0;

CREATE TABLE admin_note (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (position),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT,
  text TEXT NOT NULL,
  detail TEXT NOT NULL,
  struck_at INTEGER,
  struck_by TEXT,
  CHECK ((struck_at IS NULL) = (struck_by IS NULL))
) STRICT;
CREATE INDEX admin_note_by_patient ON admin_note (patient, position);

CREATE TABLE consent (
  patient INTEGER NOT NULL REFERENCES patient (position),
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  desk INTEGER NOT NULL REFERENCES desk (position),
  choice TEXT NOT NULL CHECK (choice IN ('given', 'refused')),
  set_at INTEGER NOT NULL,
  set_by TEXT,
  PRIMARY KEY (patient, purpose, channel)
) STRICT, WITHOUT ROWID;
`;

const ARRIVALS = `
CREATE TABLE arrival (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (position),
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX arrival_by_time ON arrival (at);
CREATE INDEX arrival_by_patient ON arrival (patient, at);

CREATE TABLE arrival_stop (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (position),
  address TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  is_address_removed INTEGER NOT NULL,
  shared_with TEXT NOT NULL,
  put_off_at INTEGER,
  put_off_by TEXT,
  put_off_reason TEXT,
  closed_at INTEGER,
  closed_by TEXT,
  outcome TEXT,
  new_address TEXT,
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (outcome IS NULL)),
  CHECK ((put_off_at IS NULL) = (put_off_by IS NULL))
) STRICT;
CREATE INDEX arrival_stop_by_patient ON arrival_stop (patient, position);
CREATE INDEX arrival_stop_open ON arrival_stop (patient, put_off_at) WHERE closed_at IS NULL;

-- A message leads to one stop for ever, however often its bounce is reported.
CREATE TABLE arrival_stop_message (
  message INTEGER PRIMARY KEY REFERENCES message (position),
  stop INTEGER NOT NULL REFERENCES arrival_stop (position)
) STRICT;
CREATE INDEX arrival_stop_message_by_stop ON arrival_stop_message (stop, message);
`;

const DOCUMENTS = `
CREATE TABLE document (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  patient INTEGER NOT NULL REFERENCES patient (position),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX document_by_patient ON document (patient, position);
-- Which contents are still needed.
CREATE INDEX document_by_content ON document (sha256);
CREATE INDEX document_removed ON document (removed_at) WHERE removed_at IS NOT NULL;
`;

const ATTENTION = `
CREATE TABLE probable_report (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  report_key TEXT NOT NULL UNIQUE,
  message INTEGER NOT NULL REFERENCES message (position),
  report TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  is_about_message INTEGER,
  CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (is_about_message IS NULL))
) STRICT;
CREATE INDEX probable_report_by_message ON probable_report (message);
CREATE INDEX probable_report_undecided ON probable_report (position) WHERE decided_at IS NULL;

-- What was handled by name without a row of its own, such as one pause of an account.
CREATE TABLE handling (
  subject TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  desk INTEGER NOT NULL REFERENCES desk (position),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (subject, occurrence)
) STRICT, WITHOUT ROWID;
`;

const MESSAGES = `
ALTER TABLE message ADD COLUMN handled_note TEXT;
CREATE INDEX message_handled ON message (position) WHERE handled_at IS NOT NULL;
UPDATE message SET handled_note = '' WHERE handled_at IS NOT NULL;
CREATE INDEX message_of_patient ON message (patient_id, position) WHERE patient_id IS NOT NULL;
-- By the time at which they were to leave at first, however often they are put off.
CREATE INDEX message_waiting_reminder ON message (min(due_at, coalesce(scheduled_for, created_at)), position)
  WHERE outbox_state = 'waiting' AND purpose = 'Appointment reminder' AND handled_at IS NULL;

INSERT INTO tally (kind, value, count) SELECT 'attention', 'handled', count(*) FROM message WHERE handled_at IS NOT NULL;

CREATE TRIGGER message_handled_changed AFTER UPDATE OF handled_at ON message
  WHEN (new.handled_at IS NULL) <> (old.handled_at IS NULL)
BEGIN
  UPDATE tally SET count = count + (new.handled_at IS NOT NULL) - (old.handled_at IS NOT NULL)
    WHERE kind = 'attention' AND value = 'handled';
END;

-- A reminder that came too late is one that a person should know of.
UPDATE message SET needs_attention = 1
  WHERE status = 'Other' AND status_code = 'too-late' AND purpose = 'Appointment reminder' AND handled_at IS NULL;
`;

export const patientsAndArrivals = {
  version: 20,
  sql: [PATIENTS, ARRIVALS, DOCUMENTS, ATTENTION, MESSAGES].join('\n'),
};

/** What patients have said about messages, every time: the record itself keeps the last answer only. */
const CONSENT = `
CREATE TABLE consent_change (
  position INTEGER PRIMARY KEY,
  patient INTEGER NOT NULL REFERENCES patient (position),
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL,
  desk INTEGER NOT NULL REFERENCES desk (position),
  choice TEXT NOT NULL CHECK (choice IN ('given', 'refused', 'not-asked')),
  set_at INTEGER NOT NULL,
  set_by TEXT
) STRICT;
CREATE INDEX consent_change_by_patient ON consent_change (patient, position);

-- Older answers than those that stand now are in the admin notes only.
INSERT INTO consent_change (patient, purpose, channel, desk, choice, set_at, set_by)
SELECT patient, purpose, channel, desk, choice, set_at, set_by FROM consent
ORDER BY set_at, patient, purpose, channel;

CREATE TRIGGER consent_change_is_never_changed BEFORE UPDATE ON consent_change
BEGIN
  SELECT RAISE(ABORT, 'a change of consent is never changed');
END;
CREATE TRIGGER consent_change_is_never_deleted BEFORE DELETE ON consent_change
BEGIN
  SELECT RAISE(ABORT, 'a change of consent is never deleted');
END;
`;

export const consent = { version: 70, sql: CONSENT };

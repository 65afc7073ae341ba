/** Accounts that send SMS, the e-mails that carry an SMS to a gateway, and what providers have told. */
const SMS = `
-- How an account sends SMS; null: it sends e-mail.
ALTER TABLE account ADD COLUMN sms TEXT;

-- The batch of SMS that the e-mails of this batch carry.
ALTER TABLE batch ADD COLUMN carries INTEGER REFERENCES batch (position);
CREATE UNIQUE INDEX batch_carrying ON batch (carries) WHERE carries IS NOT NULL;

-- The SMS that this e-mail carries: one e-mail for one SMS, however often it is tried.
ALTER TABLE message ADD COLUMN carries INTEGER REFERENCES message (position);
CREATE UNIQUE INDEX message_carrying ON message (carries) WHERE carries IS NOT NULL;

-- What providers are asked about: SMS that they have and that have come to no end, by when they were handed over.
CREATE INDEX message_open_sms ON message (account, claimed_at, position)
  WHERE channel = 'sms' AND status IN ('Queued', 'Sent') AND outbox_state IS NULL;

-- Whose phone an answer comes from.
CREATE INDEX patient_by_mobile ON patient (mobile) WHERE mobile IS NOT NULL;

-- Answers from phones that have been acted on: the same answer read twice is one.
CREATE TABLE sms_reply (
  account INTEGER NOT NULL REFERENCES account (position),
  event_id TEXT NOT NULL,
  desk INTEGER NOT NULL REFERENCES desk (position),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (account, event_id)
) STRICT, WITHOUT ROWID;
`;

export const sms = { version: 80, sql: SMS };

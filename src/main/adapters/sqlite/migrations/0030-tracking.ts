/** How accounts are tracked by their mailboxes. */
const TRACKING = `
CREATE TABLE tracking (
  account INTEGER PRIMARY KEY REFERENCES account (position),
  desk INTEGER NOT NULL REFERENCES desk (position),
  settings TEXT NOT NULL,
  uid_validity TEXT,
  last_uid INTEGER,
  CHECK ((uid_validity IS NULL) = (last_uid IS NULL))
) STRICT;

-- What reports have been seen to say, so that the app can show what an account really confirms.
CREATE TABLE seen_status (
  account INTEGER NOT NULL REFERENCES account (position),
  status TEXT NOT NULL,
  desk INTEGER NOT NULL REFERENCES desk (position),
  PRIMARY KEY (account, status)
) STRICT, WITHOUT ROWID;

-- Bounced messages by domain and reason: from the fifth within an hour on, a person decides about the addresses.
CREATE TABLE domain_bounce (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  message INTEGER NOT NULL UNIQUE REFERENCES message (position),
  domain TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  is_held INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  is_dead INTEGER,
  CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (is_dead IS NULL)),
  CHECK (is_held = 1 OR decided_at IS NULL)
) STRICT;
CREATE INDEX domain_bounce_by_time ON domain_bounce (domain, reason, at);
CREATE INDEX domain_bounce_held ON domain_bounce (domain, reason, at, message) WHERE is_held = 1 AND decided_at IS NULL;
`;

export const tracking = { version: 30, sql: TRACKING };

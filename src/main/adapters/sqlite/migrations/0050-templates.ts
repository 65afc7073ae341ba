/** Templates with merge fields. */
const TEMPLATES = `
CREATE TABLE template (
  position INTEGER PRIMARY KEY,
  desk INTEGER NOT NULL REFERENCES desk (position),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX template_listed ON template (channel, sort_key, position) WHERE removed_at IS NULL;
`;

export const templates = { version: 50, sql: TEMPLATES };

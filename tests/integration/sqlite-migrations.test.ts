import BetterSqlite, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration } from '../../src/main/adapters/sqlite/migrations';
import { migrate, versionOf } from '../../src/main/adapters/sqlite/migrations/migrate';

let database: Database;

beforeEach(() => {
  database = new BetterSqlite(':memory:');
});

afterEach(() => {
  database.close();
});

/** Names and SQL of everything in a database. */
function schemaOf(db: Database): unknown[] {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
}

const WITH_NOTE: Migration = {
  version: 20,
  sql: "ALTER TABLE patient ADD COLUMN note TEXT NOT NULL DEFAULT ''; UPDATE patient SET note = 'moved' WHERE email IS NULL;",
};
const BROKEN: Migration = {
  version: 30,
  sql: 'CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);',
};
const ORPHANING: Migration = { version: 30, sql: 'DELETE FROM desk;' };

function insertPatients(): void {
  database.exec("INSERT INTO desk (id, token_key, settings) VALUES ('desk', 'key', '{}')");
  const insert = database.prepare(
    `INSERT INTO patient (desk, id, family_name, given_name, email, created_at, sort_key)
     VALUES (1, ?, 'Nguyen', 'Anh', ?, 0, 'nguyen, anh')`,
  );
  insert.run('p1', 'anh.nguyen@example.org');
  insert.run('p2', null);
}

describe('migrations', () => {
  it('are numbered in tens, in their order', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((one, other) => one - other));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('bring an empty database to the newest version, and find nothing to do the second time', () => {
    migrate(database, MIGRATIONS);
    const schema = schemaOf(database);
    expect(versionOf(database)).toBe(MIGRATIONS.at(-1)?.version);
    migrate(database, MIGRATIONS);
    expect(schemaOf(database)).toEqual(schema);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('0010: holds the tables that the stores need', () => {
    migrate(
      database,
      MIGRATIONS.filter(({ version }) => version <= 10),
    );
    const tables = database
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search_%'",
      )
      .all();
    expect(tables.map(({ name }) => name).sort()).toMatchInlineSnapshot(`
      [
        "account",
        "batch",
        "batch_tally",
        "day_span",
        "desk",
        "evidence",
        "message",
        "message_detail",
        "message_mime",
        "message_search",
        "patient",
        "patient_word",
        "secret",
        "shared_body",
        "shared_piece",
        "status_update",
        "tally",
      ]
    `);
  });

  it('take an older log with its rows to a newer version', () => {
    migrate(database, MIGRATIONS);
    insertPatients();
    migrate(database, [...MIGRATIONS, WITH_NOTE]);
    expect(versionOf(database)).toBe(20);
    expect(database.prepare('SELECT id, note FROM patient ORDER BY id').all()).toEqual([
      { id: 'p1', note: '' },
      { id: 'p2', note: 'moved' },
    ]);
  });

  it.each([
    ['fails', BROKEN],
    ['leaves rows that refer to nothing', ORPHANING],
  ])('leave a log as it was when one of them %s', (_what, bad) => {
    migrate(database, MIGRATIONS);
    insertPatients();
    const schema = schemaOf(database);
    expect(() => {
      migrate(database, [...MIGRATIONS, WITH_NOTE, bad]);
    }).toThrow();
    expect(versionOf(database)).toBe(10);
    expect(schemaOf(database)).toEqual(schema);
    expect(database.inTransaction).toBe(false);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

import BetterSqlite, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration } from '../../src/main/adapters/sqlite/migrations';
import { migrate, versionOf } from '../../src/main/adapters/sqlite/migrations/migrate';
import { writeFirstLog } from '../support/log/first-log';
import { NOW, sampleId } from '../support/log/sample-log';

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

function tablesOf(db: Database): string[] {
  const tables = db.prepare<[], { name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search_%'",
  );
  return tables
    .all()
    .map(({ name }) => name)
    .sort();
}

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;

const WITH_NOTE: Migration = {
  version: NEWEST + 10,
  sql: "ALTER TABLE patient ADD COLUMN note TEXT NOT NULL DEFAULT ''; UPDATE patient SET note = 'moved' WHERE email IS NULL;",
};
const BROKEN: Migration = {
  version: NEWEST + 20,
  sql: 'CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);',
};
const ORPHANING: Migration = { version: NEWEST + 20, sql: 'DELETE FROM desk;' };

function upTo(newest: number): Migration[] {
  return MIGRATIONS.filter(({ version }) => version <= newest);
}

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
    expect(versionOf(database)).toBe(NEWEST);
    migrate(database, MIGRATIONS);
    expect(schemaOf(database)).toEqual(schema);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('0010: holds the tables that the stores need', () => {
    migrate(database, upTo(10));
    expect(tablesOf(database)).toMatchInlineSnapshot(`
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

  it('0020: adds what is kept of patients and of arrivals', () => {
    migrate(database, upTo(10));
    const before = tablesOf(database);
    migrate(database, upTo(20));
    expect(tablesOf(database).filter((name) => !before.includes(name))).toEqual([
      'admin_note',
      'arrival',
      'arrival_stop',
      'arrival_stop_message',
      'consent',
      'document',
      'handling',
      'probable_report',
    ]);
    expect(before.filter((name) => !tablesOf(database).includes(name))).toEqual([]);
  });

  it('0020: leaves everything that stood in the first log as it was', () => {
    writeFirstLog(database);
    const kept = database
      .prepare<[], string>("SELECT name FROM pragma_table_info('message') WHERE name <> 'needs_attention'")
      .pluck()
      .all();
    const messages = database.prepare(`SELECT ${kept.join()} FROM message`);
    const others = ['account', 'batch', 'desk', 'message_detail', 'status_update', 'batch_tally'];
    const everything = () => [
      messages.all(),
      database.prepare('SELECT patient, word FROM patient_word').all(),
      database.prepare('SELECT patient, word FROM patient_word').all(),
      ...others.map((table) => database.prepare(`SELECT * FROM ${table}`).all()),
    ];
    const before = everything();
    migrate(database, upTo(20));
    expect(everything()).toEqual(before);
    expect(database.prepare('SELECT * FROM patient').all()).toEqual([
      {
        ...{ position: 1, desk: 1, id: sampleId('patient', 1), family_name: 'Nguyen', given_name: 'Anh' },
        ...{ email: 'anh.nguyen@example.org', created_at: NOW, sort_key: 'nguyen, anh' },
        ...{ date_of_birth: null, mobile: null, has_no_email: 0 },
        ...{ archived_at: null, merged_into: null, staged_by: null },
      },
    ]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('0020: asks for attention for reminders that had come too late, and keeps its counts', () => {
    writeFirstLog(database);
    migrate(database, upTo(20));
    const positions = (where: string) =>
      database.prepare<[], number>(`SELECT position FROM message WHERE ${where}`).pluck().all();
    expect(positions('needs_attention = 1')).toEqual([1, 4]);
    expect(positions("handled_note = ''")).toEqual(positions('handled_at IS NOT NULL'));
    expect(
      database.prepare("SELECT value, count FROM tally WHERE kind = 'attention' ORDER BY value").all(),
    ).toEqual([
      { value: 'handled', count: 2 },
      { value: 'needed', count: 2 },
    ]);
    database.exec('UPDATE message SET handled_at = 1, handled_by = 1 WHERE position <= 2');
    database.exec('UPDATE message SET handled_at = NULL, handled_by = NULL WHERE position = 5');
    const counted = database.prepare<[], number>("SELECT count FROM tally WHERE value = 'handled'").pluck();
    expect(counted.get()).toBe(positions('handled_at IS NOT NULL').length);
  });

  it('0030: adds what is kept of tracking', () => {
    migrate(database, upTo(20));
    const before = tablesOf(database);
    migrate(database, upTo(30));
    expect(tablesOf(database).filter((name) => !before.includes(name))).toEqual([
      'domain_bounce',
      'seen_status',
      'tracking',
    ]);
    expect(before.filter((name) => !tablesOf(database).includes(name))).toEqual([]);
  });

  it('0030: leaves everything that stood in the log as it was, and tracks nothing yet', () => {
    writeFirstLog(database);
    migrate(database, upTo(20));
    const tables = tablesOf(database).filter((name) => !['message_search', 'day_span'].includes(name));
    const everything = () => tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = everything();
    migrate(database, upTo(30));
    expect(everything()).toEqual(before);
    expect(before.flat().length).toBeGreaterThan(20);
    expect(database.prepare('SELECT * FROM tracking').all()).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('0030: keeps half a cursor and half a decision out', () => {
    writeFirstLog(database);
    migrate(database, upTo(30));
    const refused = [
      "INSERT INTO tracking (account, desk, settings, uid_validity) VALUES (1, 1, '{}', '7')",
      "INSERT INTO tracking (account, desk, settings) VALUES (99, 1, '{}')",
      "INSERT INTO domain_bounce (desk, message, domain, reason, at, is_held, is_dead) VALUES (1, 1, 'a.example', 'x', 0, 1, 1)",
      "INSERT INTO domain_bounce (desk, message, domain, reason, at, is_held, decided_at, decided_by, is_dead) VALUES (1, 1, 'a.example', 'x', 0, 0, 1, 'Kim', 1)",
    ];
    for (const sql of refused) expect(() => database.exec(sql)).toThrow('constraint failed');
    database.exec("INSERT INTO tracking (account, desk, settings) VALUES (1, 1, '{}')");
    expect(database.prepare('SELECT account, last_uid FROM tracking').all()).toEqual([
      { account: 1, last_uid: null },
    ]);
  });

  it('0050: adds templates and leaves everything else as it was', () => {
    writeFirstLog(database);
    migrate(database, upTo(40));
    const tables = tablesOf(database).filter((name) => !['message_search', 'day_span'].includes(name));
    const everything = () => tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = everything();
    migrate(database, upTo(50));
    expect(tablesOf(database)).toContain('template');
    expect(everything()).toEqual(before);
    expect(before.flat().length).toBeGreaterThan(20);
    expect(database.prepare('SELECT * FROM template').all()).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('0070: begins the history of consent with what stands in the log, and never changes it', () => {
    migrate(database, upTo(40));
    insertPatients();
    database.exec(
      `INSERT INTO consent (patient, purpose, channel, desk, choice, set_at, set_by)
       VALUES (1, 'Marketing', 'email', 1, 'given', 7, 'Kim'), (2, 'Recall', 'sms', 1, 'refused', 5, NULL)`,
    );
    const before = tablesOf(database);
    migrate(database, upTo(70));
    expect(tablesOf(database).filter((name) => !before.includes(name))).toContain('consent_change');
    const changes = () =>
      database.prepare('SELECT patient, purpose, channel, choice, set_at, set_by FROM consent_change').all();
    const kept = [
      { ...{ patient: 2, purpose: 'Recall', channel: 'sms', choice: 'refused', set_at: 5 }, set_by: null },
      {
        ...{ patient: 1, purpose: 'Marketing', channel: 'email', choice: 'given', set_at: 7 },
        set_by: 'Kim',
      },
    ];
    expect(changes()).toEqual(kept);
    expect(() => database.exec("UPDATE consent_change SET choice = 'given'")).toThrow('never changed');
    expect(() => database.exec('DELETE FROM consent_change')).toThrow('never deleted');
    expect(changes()).toEqual(kept);
  });

  it('take an older log with its rows to a newer version', () => {
    migrate(database, MIGRATIONS);
    insertPatients();
    migrate(database, [...MIGRATIONS, WITH_NOTE]);
    expect(versionOf(database)).toBe(NEWEST + 10);
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
    expect(versionOf(database)).toBe(NEWEST);
    expect(schemaOf(database)).toEqual(schema);
    expect(database.inTransaction).toBe(false);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

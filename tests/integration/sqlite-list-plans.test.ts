import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUICK_FILTERS, SORT_COLUMNS, type QuickFilter } from '../../src/shared/domain/message-search';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { MessageList } from '../../src/main/adapters/sqlite/message-list';
import { MessageTallies } from '../../src/main/adapters/sqlite/message-tallies';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { SearchIndex } from '../../src/main/adapters/sqlite/search-index';
import type { MessageQuery } from '../../src/main/ports/message-store';
import { createLogFolder } from '../support/log/log-file';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  sampleQuery,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';

/** The counts of a log of a million messages, put over those of a small one: only the plans are looked at. */
const COUNTS = `
UPDATE tally SET count = CASE
  WHEN kind = 'status' AND value IN ('Bounced', 'Other') THEN 20000
  WHEN kind = 'status' THEN 320000
  WHEN kind = 'outbox' THEN 300
  WHEN kind = 'attention' THEN 900
  ELSE count * 100000 END`;

const folder = createLogFolder();
let database: Database;
let list: MessageList;

beforeAll(() => {
  const log = folder.open();
  log.accounts.insert(sampleAccount());
  for (let number = 1; number <= 10; number += 1) {
    const batchId = sampleId('batch', number);
    log.messages.insert(sampleBatch(number), [sampleMessage(number, { batchId })]);
  }
  const statuses = ['Queued', 'Sent', 'Delivered', 'Bounced', 'Other'] as const;
  for (const [index, status] of statuses.entries()) {
    log.messages.append(sampleId('message', index + 1), sampleLine({ status, eventKey: status }), NOW);
  }
  log.close();
  database = openDatabase(folder.file);
  database.exec(COUNTS);
  const connection = createLogConnection(database, silentLogger);
  list = new MessageList(connection, new MessageTallies(connection), new SearchIndex(connection));
});

afterAll(() => {
  database.close();
  folder.remove();
});

/** What SQLite is going to do, one line a step, for each query of a list. */
function plansOf(query: MessageQuery): string[][] {
  return list.queries(query).map(({ sql, parameters }) => {
    const steps = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    return steps.all({ ...parameters, limit: 100 }).map(({ detail }) => detail);
  });
}

/** The first step: where the rows come from. */
function sourceOf(query: MessageQuery): string {
  const sources = new Set(plansOf(query).map(([first = '']) => first));
  return [...sources].join(' | ');
}

const READS_EVERYTHING = /^SCAN (?:m|b|message|batch)$/;
const SORTS = /TEMP B-TREE/;

const searches = [
  '',
  'status:bounced',
  'status:b status:q',
  'appointment',
  'to:anh status:bounced',
  'channel:sms',
];
const filters: (QuickFilter | null)[] = [null, ...QUICK_FILTERS];
const directions = [true, false];

describe('lists of all messages', () => {
  const everyQuery = searches.flatMap((search) =>
    filters.flatMap((quickFilter) =>
      SORT_COLUMNS.flatMap((column) =>
        directions.map((isDescending) => ({ search, quickFilter, column, isDescending })),
      ),
    ),
  );

  it('are never read whole, whatever is asked', () => {
    for (const { search, quickFilter, column, isDescending } of everyQuery) {
      const query = sampleQuery(search, { quickFilter, sort: { column, isDescending } });
      for (const step of plansOf(query).flat()) {
        expect(step, `${search} ${quickFilter ?? ''} ${column}`).not.toMatch(READS_EVERYTHING);
      }
    }
  });

  it('come in the order of writing without being sorted', () => {
    for (const { search, quickFilter, isDescending } of everyQuery) {
      const query = sampleQuery(search, { quickFilter, sort: { column: 'created', isDescending } });
      expect(plansOf(query).flat().join('\n'), `${search} ${quickFilter ?? ''}`).not.toMatch(SORTS);
    }
  });

  it.each(SORT_COLUMNS)('come sorted by %s without being sorted, on any page', (column) => {
    for (const isDescending of directions) {
      const sort = { column, isDescending };
      const plans = plansOf(sampleQuery('', { sort }));
      expect(plans.flat().join('\n')).not.toMatch(SORTS);
    }
  });

  it('take the index made for them', () => {
    const byFilter = QUICK_FILTERS.map((quickFilter) => [
      quickFilter,
      sourceOf(sampleQuery('', { quickFilter })),
    ]);
    const bySort = SORT_COLUMNS.map((column) => [
      column,
      sourceOf(sampleQuery('', { sort: { column, isDescending: true } })),
    ]);
    const bySearch = searches.map((search) => [search, sourceOf(sampleQuery(search))]);
    expect(Object.fromEntries([...byFilter, ...bySort, ...bySearch]) as unknown).toMatchInlineSnapshot(`
      {
        "": "SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "appointment": "SCAN s VIRTUAL TABLE INDEX 192:M6><",
        "channel:sms": "SCAN s VIRTUAL TABLE INDEX 192:M6><",
        "created": "SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "failed-today": "SEARCH m USING INDEX message_failed (position>? AND position<?)",
        "handled": "SEARCH m USING INDEX message_handled (position>? AND position<?)",
        "needs-attention": "SEARCH m USING INDEX message_needing_attention (position>? AND position<?)",
        "not-delivered": "SEARCH m USING INDEX message_not_delivered (position>? AND position<?)",
        "opted-out": "SEARCH m USING INDEX message_opted_out (position>? AND position<?)",
        "patient": "SCAN m USING INDEX message_by_patient",
        "sms": "SCAN s VIRTUAL TABLE INDEX 192:M6><",
        "status": "SEARCH m USING INDEX message_by_status (status_order=? AND position>? AND position<?)",
        "status:b status:q": "SEARCH m USING INDEX message_by_status (status_order=? AND position>? AND position<?)",
        "status:bounced": "SEARCH m USING INDEX message_by_status (status_order=? AND position>? AND position<?)",
        "statusTime": "SCAN m USING INDEX message_by_status_time",
        "to:anh status:bounced": "SCAN s VIRTUAL TABLE INDEX 192:M6><",
        "unconfirmed": "SEARCH m USING INDEX message_unconfirmed (position>? AND position<?)",
        "waiting": "SEARCH m USING INDEX message_waiting (position>? AND position<?)",
      }
    `);
  });

  it('begin a later page at its place in the index', () => {
    expect(SORT_COLUMNS.map((column) => laterPage(column))).toMatchInlineSnapshot(`
      [
        "SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "SEARCH m USING INDEX message_by_patient (patient_key<?)",
        "SEARCH m USING INDEX message_by_status (status_order=? AND position>? AND position<?)",
        "SEARCH m USING INDEX message_by_status_time (status_at<?)",
      ]
    `);
  });

  it('of one batch or of a few days are read by their own range', () => {
    const batch = plansOf(sampleQuery('', { batchId: sampleId('batch', 1) })).flat();
    expect(batch[0]).toBe('SEARCH m USING INDEX message_by_batch (batch=? AND position>? AND position<?)');
    expect(batch.join('\n')).not.toMatch(SORTS);
    const days = plansOf(sampleQuery('after:2026-11-01 before:2026-11-29')).flat();
    expect(days[0]).toBe('SEARCH m USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
  });
});

function laterPage(column: (typeof SORT_COLUMNS)[number]): string {
  const query = sampleQuery('', { sort: { column, isDescending: true }, limit: 2 });
  return sourceOf({ ...query, cursor: list.page(query).nextCursor });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOME_FILTERS } from '../../src/shared/domain/batch-outcome';
import { CHANNELS, PURPOSES } from '../../src/shared/domain/message';
import { QUICK_FILTERS, SORT_COLUMNS } from '../../src/shared/domain/message-search';
import { STATUSES } from '../../src/shared/domain/status';
import { UPDATE_CODES, type NewStatusUpdate } from '../../src/shared/domain/status-history';
import type { Log } from '../../src/main/ports/log';
import type { MessageQuery, NewMessage } from '../../src/main/ports/message-store';
import { LOG_IMPLEMENTATIONS } from '../support/log/log-implementations';
import {
  createdLine,
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleMessage,
  sampleQuery,
} from '../support/log/sample-log';

const NAMES = ['Nguyen, Anh', 'Đặng, Thuỳ', 'O’Brien, Niamh', '田中, 太郎', 'smith, al', 'Smith, Al', ''];
const ADDRESSES = [
  'anh.nguyen@example.org',
  'AL@example.net',
  'thuy@example.com',
  '',
  'n.obrien@example.org',
];
const TEXTS = ['Your recall', 'recalled account 1234', 'Éclair — 50 % off', '', 'a b c', '予約のお知らせ'];
const SEARCHES = [
  ...[
    '',
    'recall',
    'rec',
    'a',
    'smith al',
    'to:example',
    'to:anh',
    'patient:dang',
    'batch:2',
    '予約',
    '1234',
    '%',
  ],
  ...[
    'status:b',
    'status:q recall',
    'purpose:rec',
    'channel:sms',
    'after:2026-11-22 recall',
    'before:2026-11-23',
  ],
];

const moments = fc.integer({ min: -30, max: 30 }).map((hours) => NOW + hours * HOUR_MS);
const messageNumbers = fc.integer({ min: 1, max: 25 });

const lines: fc.Arbitrary<NewStatusUpdate> = fc.record({
  at: moments,
  status: fc.option(fc.constantFrom(...STATUSES)),
  code: fc.constantFrom(...UPDATE_CODES),
  detail: fc.constantFrom({}, { reply: '451 4.7.1 later' }, { tries: 2 }),
  source: fc.constantFrom('sending', 'mailbox', 'person'),
  by: fc.constantFrom(null, 'Sam'),
  eventKey: fc.integer({ min: 1, max: 12 }).map((number) => `event:${number}`),
});

const newMessages: fc.Arbitrary<Partial<NewMessage>> = fc
  .record({
    patientName: fc.constantFrom(...NAMES),
    recipient: fc.constantFrom(...ADDRESSES),
    subject: fc.constantFrom(...TEXTS),
    preview: fc.constantFrom(...TEXTS).map((text) => ({ text, isCut: false })),
    channel: fc.constantFrom(...CHANNELS),
    purpose: fc.constantFrom(...PURPOSES),
    accountId: fc.constantFrom(sampleId('account', 1), sampleId('account', 2)),
    createdAt: moments,
    scheduledFor: fc.option(moments),
    willBeSent: fc.boolean(),
    lines: fc.array(lines, { maxLength: 2 }),
  })
  .map(({ willBeSent, lines: more, ...message }) => ({
    ...message,
    dueAt: willBeSent ? (message.scheduledFor ?? message.createdAt) : null,
    updates: [createdLine(message.createdAt), ...more],
  }));

const settlements = fc.oneof(
  fc.record({ state: fc.constant('done' as const), providerId: fc.constantFrom(null, 'id-1') }),
  fc.record({
    state: fc.constant('waiting' as const),
    dueAt: moments,
    waitReason: fc.constantFrom(null, 'reply', 'timed-out'),
    countsAsTry: fc.boolean(),
  }),
  fc.record({ state: fc.constant('unconfirmed' as const) }),
);

type Step = (log: Log, written: { messages: number; batches: number }) => unknown;

const id = (number: number) => sampleId('message', number);
const accounts = fc.constantFrom(sampleId('account', 1), sampleId('account', 2));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.array(newMessages, { maxLength: 4 }).map(insertStep) },
  fc.tuple(messageNumbers, lines).map(
    ([number, line]): Step =>
      (log) =>
        log.messages.append(id(number), line, NOW),
  ),
  fc.tuple(accounts, moments, fc.integer({ min: 1, max: 4 })).map(
    ([account, now, limit]): Step =>
      (log) =>
        log.outbox.claim(account, now, limit),
  ),
  fc.tuple(messageNumbers, moments).map(
    ([number, at]): Step =>
      (log) =>
        log.outbox.markHandedOver(id(number), at),
  ),
  fc.tuple(messageNumbers, settlements, fc.array(lines, { maxLength: 2 })).map(
    ([number, settlement, more]): Step =>
      (log) =>
        log.outbox.settle(id(number), settlement, more, NOW),
  ),
  fc.tuple(messageNumbers, lines).map(
    ([number, line]): Step =>
      (log) =>
        log.outbox.cancel(id(number), [line], NOW),
  ),
  fc.tuple(fc.array(messageNumbers), moments).map(
    ([numbers, now]): Step =>
      (log) =>
        log.outbox.makeDue({ messageIds: numbers.map(id) }, now).sort(),
  ),
  fc.tuple(accounts, moments).map(
    ([accountId, now]): Step =>
      (log) =>
        log.outbox.makeDue({ accountId, waitReasons: ['reply'] }, now).sort(),
  ),
  fc.tuple(accounts, moments).map(
    ([account, now]): Step =>
      (log) =>
        log.outbox.makeDueAfterClockSetBack(account, now),
  ),
  fc
    .tuple(
      messageNumbers,
      fc.option(fc.record({ at: moments, by: fc.constant('Sam'), note: fc.constantFrom('', 'Called.') })),
    )
    .map(
      ([number, handled]): Step =>
        (log) =>
          log.messages.setHandled(id(number), handled),
    ),
  fc.array(lines, { minLength: 1, maxLength: 3 }).map(undoneStep),
);

function insertStep(messages: Partial<NewMessage>[]): Step {
  return (log, written) => {
    const batch = sampleBatch(written.batches + 1, { name: `Batch ${written.batches + 1}` });
    const numbered = messages.map((message, index) =>
      sampleMessage(written.messages + index + 1, { ...message, batchId: batch.id }),
    );
    log.messages.insert(batch, numbered);
    written.batches += 1;
    written.messages += messages.length;
    return null;
  };
}

function undoneStep(more: NewStatusUpdate[]): Step {
  return (log) =>
    log.transaction.run(() => {
      for (const line of more) log.messages.append(id(1), line, NOW);
      throw new Error('undone');
    });
}

const queries: fc.Arbitrary<MessageQuery> = fc
  .record({
    text: fc.constantFrom(...SEARCHES),
    quickFilter: fc.option(fc.constantFrom(...QUICK_FILTERS, ...OUTCOME_FILTERS)),
    column: fc.constantFrom(...SORT_COLUMNS),
    isDescending: fc.boolean(),
    batchId: fc.option(
      fc.integer({ min: 1, max: 3 }).map((number) => sampleId('batch', number)),
      { freq: 2 },
    ),
    limit: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ text, column, isDescending, ...query }) =>
    sampleQuery(text, { ...query, sort: { column, isDescending } }),
  );

function outcomeOf(step: Step, log: Log, written: { messages: number; batches: number }): unknown {
  try {
    return { value: step(log, written) ?? null };
  } catch (error) {
    return { failed: error instanceof Error };
  }
}

function allPages(log: Log, query: MessageQuery): unknown[] {
  const rows: unknown[] = [];
  let cursor: string | null = null;
  do {
    const page = log.messages.list({ ...query, cursor });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** All that can be read of a log. */
function readAll(log: Log, messages: number): unknown {
  const ids = Array.from({ length: messages }, (_, index) => id(index + 1));
  return {
    details: ids.map((each) => log.messages.details(each)),
    histories: ids.map((each) => log.messages.history(each)),
    batches: log.messages.listBatches(null, 500).rows,
    counts: [log.messages.countMessages(), log.messages.countAttention(), log.outbox.counts()],
    ofPatient: [1, 2].map((number) => log.messages.ofPatient([sampleId('patient', number)], null, null, 500)),
    late: log.messages.lateReminders(NOW, 500),
    outbox: log.outbox.entries(500),
    interrupted: log.outbox.interrupted(),
    nextDue: [1, 2].map((number) => log.outbox.nextDueAt(sampleId('account', number))),
    open: [1, 2].map((number) => log.outbox.openCount(sampleId('account', number))),
  };
}

function openTwins() {
  const opened = LOG_IMPLEMENTATIONS.map(({ open }) => open());
  for (const { log } of opened) {
    log.accounts.insert(sampleAccount());
    log.accounts.insert(sampleAccount({ id: sampleId('account', 2), name: 'Accounts' }));
  }
  return opened.map(({ log, close }) => {
    const heard: unknown[] = [];
    log.changes.subscribe(({ messageIds, batchIds, patientIds, ...flags }) => {
      const patients = [...patientIds].sort();
      heard.push({ ...flags, patients, messages: [...messageIds].sort(), batches: [...batchIds].sort() });
    });
    return { log, close, heard, written: { messages: 0, batches: 0 } };
  });
}

describe('the log and its twin', () => {
  it('do and show the same, whatever is done to them', () => {
    fc.assert(
      fc.property(
        fc.array(newMessages, { minLength: 3, maxLength: 8 }).map(insertStep),
        fc.array(steps, { maxLength: 40 }),
        fc.array(queries, { maxLength: 12 }),
        (first, others, asked) => {
          const twins = openTwins();
          try {
            for (const step of [first, ...others]) {
              const [real, twin] = twins.map(({ log, written }) => outcomeOf(step, log, written));
              expect(real).toEqual(twin);
            }
            const [real, twin] = twins.map(({ log, written }) => readAll(log, written.messages));
            expect(real).toEqual(twin);
            expect(twins[0]?.heard).toEqual(twins[1]?.heard);
            for (const query of asked) {
              const [realRows, twinRows] = twins.map(({ log }) => allPages(log, query));
              expect(realRows).toEqual(twinRows);
            }
          } finally {
            for (const { close } of twins) close();
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

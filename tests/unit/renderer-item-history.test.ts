import { describe, expect, it } from 'vitest';
import { confirmableList, isWithoutTracking } from '../../src/renderer/features/item/confirmable-list';
import { historyLines, type HistoryLine } from '../../src/renderer/features/item/history-lines';
import {
  isPossiblyAutomatic,
  lineDetails,
  lineName,
  noticeName,
  spokenName,
} from '../../src/renderer/features/item/line-details';
import { lineParticulars } from '../../src/renderer/features/item/line-particulars';
import type { StatusUpdate } from '../../src/shared/domain/status-history';
import { SAMPLE_TIME, sampleItem, sampleUpdate } from '../support/sample-screens';

describe('the lines of a history', () => {
  it('stand in the order in which things happened, however late they were learnt', () => {
    const lines = historyLines({
      history: [
        sampleUpdate(),
        sampleUpdate({ sequence: 2, at: SAMPLE_TIME + 60_000, status: 'Opened', code: 'opened' }),
        sampleUpdate({ sequence: 3, at: SAMPLE_TIME + 3_000, status: 'Delivered', code: 'delivered' }),
      ],
      message: { channel: 'email' },
      contradicting: [],
    });
    expect(lines.map(({ update, sinceLineBefore }) => [update.status, sinceLineBefore])).toEqual([
      ['Created', null],
      ['Delivered', '+3.0 s'],
      ['Opened', '+57 s'],
    ]);
  });

  it('keep the order of writing within one second, because bounce mails know only seconds', () => {
    const wholeSecond = Math.floor(SAMPLE_TIME / 1_000) * 1_000;
    const lines = historyLines({
      history: [
        sampleUpdate({ at: wholeSecond + 204 }),
        sampleUpdate({ sequence: 2, at: wholeSecond + 890, status: 'Queued', code: 'accepted' }),
        sampleUpdate({ sequence: 3, at: wholeSecond, status: 'Delivered', code: 'delivered' }),
      ],
      message: { channel: 'email' },
      contradicting: [],
    });
    expect(lines.map(({ update }) => update.status)).toEqual(['Created', 'Queued', 'Delivered']);
    expect(lines[2]?.sinceLineBefore).toBe('+0.0 s');
  });

  it('say when they were learnt much later than they happened', () => {
    const late = sampleUpdate({ recordedAt: SAMPLE_TIME + 10 * 60_000 });
    const soon = sampleUpdate({ sequence: 2, recordedAt: SAMPLE_TIME + 20_000 });
    const lines = historyLines({ history: [late, soon], message: { channel: 'email' }, contradicting: [] });
    expect(lines.map(({ learntAt }) => learntAt)).toEqual([late.recordedAt, null]);
  });

  it('are flagged where they contradict the failure shown', () => {
    const history = [sampleUpdate(), sampleUpdate({ sequence: 2, at: SAMPLE_TIME + 1, status: 'Opened' })];
    expect(
      historyLines({ history, message: { channel: 'email' }, contradicting: [2] }).map(
        (line) => line.isContradicting,
      ),
    ).toEqual([false, true]);
  });
});

/** A line of the history, alone or after a hand-over. */
function lineOf(changes: Partial<StatusUpdate>, before: StatusUpdate[] = []): HistoryLine {
  const update = sampleUpdate({ sequence: 9, ...changes });
  const lines = historyLines({
    history: [...before, update],
    message: { channel: 'email' },
    contradicting: [],
  });
  const line = lines.find(({ update: { sequence } }) => sequence === 9);
  if (line === undefined) throw new Error('The line is missing.');
  return line;
}

const HAND_OVER = sampleUpdate({
  sequence: 2,
  at: SAMPLE_TIME + 686,
  status: 'Queued',
  code: 'accepted',
  source: 'sending',
});

const wholeSecond = (afterMs: number) => Math.floor((SAMPLE_TIME + afterMs) / 1_000) * 1_000;

describe('a line at a glance', () => {
  it('names server, duration and reply of the hand-over; there is nothing more to it', () => {
    const line = lineOf({
      status: 'Queued',
      code: 'accepted',
      source: 'sending',
      detail: {
        reply: '250 2.0.0 Ok: queued as 97C62',
        server: 'mail.example.org',
        durationMs: 2_410,
        tries: 1,
      },
    });
    expect(lineDetails(line)).toMatchObject({
      sentence: 'Accepted by mail.example.org',
      facts: ['in 2,410 ms'],
      reply: '250 2.0.0 Ok: queued as 97C62',
    });
    expect(lineParticulars(line)).toEqual([]);
  });

  it('says what a bounce was in one sentence; how that is known stands behind the expander', () => {
    const line = lineOf({
      status: 'Bounced',
      code: 'bounced',
      source: 'mailbox',
      detail: {
        reply: '550 No such user',
        reason: 'userunknown',
        rule: 'dsn',
        matchedBy: 'token',
        enhancedCode: '5.1.1',
      },
    });
    expect(lineDetails(line)).toMatchObject({
      sentence: 'Returned: no such mailbox',
      facts: [],
      reply: null,
    });
    expect(lineParticulars(line).map(({ term, detail }) => `${term}: ${detail}`)).toEqual([
      'Server’s reply: 550 No such user',
      'Code: 5.1.1',
      'Recognised by: rule dsn: no such mailbox (userunknown)',
      'Matched by: its own address token',
      'Learnt: Tue 3 Mar 2026, 10:02:11',
    ]);
  });

  it('names device and mail app of an opening, and does not repeat the status', () => {
    const detail = { device: 'iPhone', mailApp: 'Apple Mail' };
    expect(lineDetails(lineOf({ status: 'Opened', code: 'opened', detail }))).toMatchObject({
      sentence: null,
      facts: ['iPhone, Apple Mail'],
    });
  });

  it('calls a receipt a receipt', () => {
    const detail = { note: 'receipt', mailApp: 'Mail on iPad' };
    expect(
      lineDetails(lineOf({ status: 'Opened', code: 'opened', source: 'mailbox', detail })),
    ).toMatchObject({
      sentence: 'Their mail program sent a receipt',
      facts: ['Mail on iPad'],
    });
  });

  it('gives the link that was followed and the message it was sent again as', () => {
    const clicked = lineOf({
      status: 'Clicked',
      code: 'clicked',
      detail: { link: 'https://clinic.example' },
    });
    expect(lineDetails(clicked).link).toBe('https://clinic.example');
    const again = lineOf({ status: null, code: 'sent-again-as', detail: { relatedMessageId: 'message-9' } });
    expect(lineDetails(again).relatedMessageId).toBe('message-9');
  });

  it('counts tries from the second one on', () => {
    const tried = (tries: number) =>
      lineDetails(lineOf({ status: null, code: 'try-failed', detail: { tries } }));
    expect(tried(1).facts).toEqual([]);
    expect(tried(2).facts).toEqual(['try 2']);
  });

  it('names what is missing in its sentence only', () => {
    const line = lineOf({ status: 'Other', code: 'missing-field', detail: { note: 'column.Room' } });
    expect(lineDetails(line)).toMatchObject({
      sentence: 'The record lacks what the message needs: column “Room”. It was not sent',
      facts: [],
    });
  });

  it('shows what a person wrote, and keeps the address that a report names for the expander', () => {
    const handled = lineOf({ status: null, code: 'handled', detail: { note: 'Called her.' } });
    expect(lineDetails(handled).facts).toEqual(['Called her.']);
    const forwarded = lineOf({
      status: 'Delivered',
      code: 'delivered',
      source: 'mailbox',
      detail: { note: 'anh@forwarded.example' },
    });
    expect(lineDetails(forwarded).facts).toEqual([]);
    expect(lineParticulars(forwarded)[0]).toMatchObject({
      term: 'Address in report',
      detail: 'anh@forwarded.example',
    });
  });

  it('writes out what a server says to mislead the eye, and leaves alone what a person writes', () => {
    const reply = '550 \u202Egnp.exe';
    const server = 'mx\u202E.example';
    const line = lineOf({ status: 'Queued', code: 'accepted', source: 'mailbox', detail: { reply, server } });
    expect(lineDetails(line).sentence).toBe('Accepted by mx[U+202E].example');
    expect(lineParticulars(line)[0]?.detail).toBe('550 [U+202E]gnp.exe');
    const joined = 'می\u200Cخواهم';
    const handled = lineOf({ status: null, code: 'handled', source: 'person', detail: { note: joined } });
    expect(lineDetails(handled).facts).toEqual([joined]);
  });

  it('has a name also where there is no status', () => {
    expect([noticeName('try-failed'), noticeName('opened')]).toEqual(['Tried', 'Notice']);
    expect([lineName(sampleUpdate()), lineName(sampleUpdate({ status: null, code: 'delayed' }))]).toEqual([
      'Created',
      'Delayed',
    ]);
  });
});

describe('how a line is known', () => {
  const particularsOf = (changes: Partial<StatusUpdate>) =>
    lineParticulars(lineOf(changes)).map(({ term, detail }) => `${term}: ${detail}`);

  it('is not asked of a line that has said it all', () => {
    expect(particularsOf({})).toEqual([]);
  });

  it('shows a rule, a reason and a way of matching from another version as they are', () => {
    expect(
      particularsOf({ code: 'bounced', detail: { rule: 'x', reason: 'y', matchedBy: 'smoke' } }),
    ).toEqual(['Recognised by: rule x: y', 'Matched by: smoke']);
    expect(particularsOf({ code: 'try-failed', detail: { rule: 'greylisted', durationMs: 30_010 } })).toEqual(
      ['Try took: 30,010 ms', 'Recognised by: rule greylisted'],
    );
  });

  it('does not repeat a code that the reply names', () => {
    const detail = { reply: '550 5.1.1 User unknown', replyCode: 550, enhancedCode: '5.1.1' };
    expect(particularsOf({ code: 'send-refused', detail })).toEqual([
      'Server’s reply: 550 5.1.1 User unknown',
    ]);
  });
});

describe('the time that a delivery took', () => {
  const delivered = (changes: Partial<StatusUpdate>, before = [HAND_OVER]) =>
    lineOf({ status: 'Delivered', code: 'delivered', source: 'mailbox', ...changes }, before);
  const factsOf = (line: HistoryLine) => lineDetails(line).facts;

  it('is in milliseconds where whoever delivered it has measured them', () => {
    expect(factsOf(delivered({ detail: { durationMs: 2_410 } }))).toEqual(['in 2,410 ms']);
  });

  it('counts from the hand-over to the time in the report', () => {
    const line = delivered({ at: HAND_OVER.at + 3_060 });
    expect(factsOf(line)).toEqual(['in 3,060 ms']);
    expect(lineParticulars(line)[0]).toMatchObject({
      term: 'Delivery took',
      detail: '3,060 ms, from the hand-over to the time in the report',
    });
  });

  it('claims no milliseconds where the report counts whole seconds', () => {
    const line = delivered({ at: wholeSecond(4_000) });
    expect(factsOf(line)).toEqual(['in about 3,000 ms']);
    expect(lineParticulars(line)[0]?.detail).toBe(
      'about 3,000 ms, from the hand-over to the time in the report, which counts whole seconds',
    );
    expect(factsOf(delivered({ at: wholeSecond(0) }))).toEqual(['in less than 1,000 ms']);
  });

  it('is in hours where it took hours', () => {
    expect(factsOf(delivered({ at: wholeSecond(125 * 60_000 + 1_000) }))).toEqual(['in about 2 h 5 min']);
  });

  it('is not known where the other clock says that it came before it left, or nobody saw it leave', () => {
    expect(factsOf(delivered({ at: wholeSecond(-3_000) }))).toEqual([]);
    expect(factsOf(delivered({ at: HAND_OVER.at - 1 }))).toEqual([]);
    expect(factsOf(delivered({ at: wholeSecond(4_000) }, [sampleUpdate()]))).toEqual([]);
  });

  it('is not said of lines that are about no way', () => {
    expect(factsOf(delivered({ code: 'bounced', status: 'Bounced', detail: { durationMs: 9 } }))).toEqual([]);
    expect(factsOf(delivered({ code: 'opened', status: 'Opened', at: HAND_OVER.at + 9 }))).toEqual([]);
  });
});

describe('possibly automatic', () => {
  const opened = (isAutomatic: boolean) =>
    sampleUpdate({
      status: 'Opened',
      code: 'opened',
      detail: isAutomatic ? { isPossiblyAutomatic: true } : {},
    });

  it('is said while every opening may have been a machine’s', () => {
    expect(isPossiblyAutomatic('Opened', [sampleUpdate(), opened(true)])).toBe(true);
  });

  it('is not said any more once a person has opened it', () => {
    expect(isPossiblyAutomatic('Opened', [opened(true), opened(false)])).toBe(false);
  });

  it('is not said of a status without such a line', () => {
    expect(isPossiblyAutomatic('Delivered', [opened(true)])).toBe(false);
  });
});

describe('what an account can confirm', () => {
  it('is listed in the order of the statuses, without those that are always known', () => {
    expect(confirmableList(sampleItem().canConfirm, 'email').map(({ status }) => status))
      .toMatchInlineSnapshot(`
      [
        "Queued",
        "Sent",
        "Delivered",
        "Opened",
        "Clicked",
        "Error",
        "Rejected",
        "Bounced",
        "Complaint",
      ]
    `);
  });

  it('is said to be without tracking when only Queued and Error can be known', () => {
    const { canConfirm } = sampleItem();
    expect(isWithoutTracking(canConfirm)).toBe(true);
    expect(isWithoutTracking({ ...canConfirm, Bounced: true })).toBe(false);
  });
});

describe('names', () => {
  it('are spoken the other way round than they are listed', () => {
    expect(spokenName('Nguyen, Anh')).toBe('Anh Nguyen');
    expect(spokenName('Cher')).toBe('Cher');
  });
});

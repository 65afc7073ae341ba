import { describe, expect, it } from 'vitest';
import { confirmableList, isWithoutTracking } from '../../src/renderer/features/item/confirmable-list';
import { historyLines } from '../../src/renderer/features/item/history-lines';
import {
  isPossiblyAutomatic,
  lineDetails,
  noticeName,
  spokenName,
} from '../../src/renderer/features/item/line-details';
import { SAMPLE_TIME, sampleItem, sampleUpdate } from '../support/sample-screens';

describe('the lines of a history', () => {
  it('stand in the order in which things happened, however late they were learnt', () => {
    const lines = historyLines({
      history: [
        sampleUpdate(),
        sampleUpdate({ sequence: 2, at: SAMPLE_TIME + 60_000, status: 'Opened', code: 'opened' }),
        sampleUpdate({ sequence: 3, at: SAMPLE_TIME + 3_000, status: 'Delivered', code: 'delivered' }),
      ],
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
      contradicting: [],
    });
    expect(lines.map(({ update }) => update.status)).toEqual(['Created', 'Queued', 'Delivered']);
    expect(lines[2]?.sinceLineBefore).toBe('+0.0 s');
  });

  it('say when they were learnt much later than they happened', () => {
    const late = sampleUpdate({ recordedAt: SAMPLE_TIME + 10 * 60_000 });
    const soon = sampleUpdate({ sequence: 2, recordedAt: SAMPLE_TIME + 20_000 });
    const lines = historyLines({ history: [late, soon], contradicting: [] });
    expect(lines.map(({ learntAt }) => learntAt)).toEqual([late.recordedAt, null]);
  });

  it('are flagged where they contradict the failure shown', () => {
    const history = [sampleUpdate(), sampleUpdate({ sequence: 2, at: SAMPLE_TIME + 1, status: 'Opened' })];
    expect(historyLines({ history, contradicting: [2] }).map((line) => line.isContradicting)).toEqual([
      false,
      true,
    ]);
  });
});

describe('the details of a line', () => {
  it('name server, duration and reply of the hand-over', () => {
    const details = lineDetails(
      sampleUpdate({
        status: 'Queued',
        code: 'accepted',
        detail: {
          reply: '250 2.0.0 Ok: queued as 97C62',
          server: 'mail.example.org',
          durationMs: 2_410,
          tries: 1,
        },
      }),
    );
    expect(details).toMatchObject({
      sentence: 'Accepted by mail.example.org',
      facts: ['in 2,410 ms'],
      reply: '250 2.0.0 Ok: queued as 97C62',
    });
  });

  it('name the reason of a bounce, the rule that recognised it and how it was matched', () => {
    const details = lineDetails(
      sampleUpdate({
        status: 'Bounced',
        code: 'bounced',
        detail: { reason: 'userunknown', rule: '5.1.1', matchedBy: 'token' },
      }),
    );
    expect(details.sentence).toBe('Returned: no such mailbox');
    expect(details.facts).toEqual([
      'recognised by rule 5.1.1 (userunknown)',
      'matched by its own address token',
    ]);
  });

  it('name device and mail app of an opening, and do not repeat the status', () => {
    const detail = { device: 'iPhone', mailApp: 'Apple Mail' };
    expect(lineDetails(sampleUpdate({ status: 'Opened', code: 'opened', detail }))).toMatchObject({
      sentence: null,
      facts: ['iPhone, Apple Mail'],
    });
  });

  it('give the link that was followed and the message it was sent again as', () => {
    const clicked = sampleUpdate({
      status: 'Clicked',
      code: 'clicked',
      detail: { link: 'https://clinic.example' },
    });
    expect(lineDetails(clicked).link).toBe('https://clinic.example');
    const again = sampleUpdate({
      status: null,
      code: 'sent-again-as',
      detail: { relatedMessageId: 'message-9' },
    });
    expect(lineDetails(again).relatedMessageId).toBe('message-9');
  });

  it('count tries from the second one on', () => {
    const tried = (tries: number) =>
      lineDetails(sampleUpdate({ status: null, code: 'try-failed', detail: { tries } }));
    expect(tried(1).facts).toEqual([]);
    expect(tried(2).facts).toEqual(['try 2']);
  });

  it('show a way of matching from another version as it is', () => {
    expect(lineDetails(sampleUpdate({ code: 'bounced', detail: { matchedBy: 'smoke' } })).facts).toEqual([
      'matched by smoke',
    ]);
  });

  it('have a name also where there is no status', () => {
    expect([noticeName('try-failed'), noticeName('opened')]).toEqual(['Tried', 'Notice']);
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
    expect(confirmableList(sampleItem().canConfirm).map(({ status }) => status)).toMatchInlineSnapshot(`
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

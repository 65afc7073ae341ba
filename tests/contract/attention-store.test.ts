import { expect, it } from 'vitest';
import type { Report } from '../../src/shared/domain/report';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import { NOW, sampleAccount, sampleBatch, sampleId, sampleMessage } from '../support/log/sample-log';

const MESSAGE = sampleId('message', 1);

function sampleReport(number: number): Report {
  return {
    key: `mailbox:${number}`,
    accountId: sampleId('account', 1),
    source: 'mailbox',
    occurredAt: NOW + number,
    receivedAt: NOW,
    keys: {
      token: null,
      envelopeId: null,
      sendtrailId: null,
      messageIdHeader: null,
      recipient: 'anh.nguyen@example.org',
    },
    status: 'Bounced',
    code: 'bounced',
    detail: { reason: 'userunknown', enhancedCode: '5.1.1' },
    evidence: { mediaType: 'message/rfc822', text: 'Diagnostic-Code: smtp; 550 5.1.1' },
  };
}

function insert(log: Log, number: number, report = sampleReport(number)): boolean {
  const recordedAt = NOW + 1_000;
  return log.attention.insertProbable({
    id: sampleId('report', number),
    messageId: MESSAGE,
    recordedAt,
    report,
  });
}

function write(log: Log): void {
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), [sampleMessage(1)]);
}

describeContract('attention store', (log) => {
  const undecided = () =>
    log()
      .attention.undecided(100)
      .map(({ id }) => id);

  it('keeps a whole report that is probably about a message', () => {
    write(log());
    expect(insert(log(), 1)).toBe(true);
    const { occurredAt, status, code, detail } = sampleReport(1);
    expect(log().attention.probable(sampleId('report', 1))).toEqual({
      view: {
        ...{ id: sampleId('report', 1), messageId: MESSAGE, recordedAt: NOW + 1_000 },
        ...{ occurredAt, status, code, detail, decided: null },
        namedRecipient: 'anh.nguyen@example.org',
      },
      report: sampleReport(1),
    });
    expect(log().attention.probable(sampleId('report', 9))).toBeNull();
  });

  it('takes the same report only once, decided or not', () => {
    write(log());
    insert(log(), 1);
    expect(insert(log(), 2, sampleReport(1))).toBe(false);
    log().attention.decide(sampleId('report', 1), { at: NOW, by: 'Mia', isAboutMessage: false });
    expect(insert(log(), 2, sampleReport(1))).toBe(false);
    expect(undecided()).toEqual([]);
  });

  it('refuses a report about a message that is not there', () => {
    expect(() => insert(log(), 1)).toThrow();
    expect(log().attention.countUndecided()).toBe(0);
  });

  it('lists undecided ones, newest first, and counts them all', () => {
    write(log());
    for (const number of [1, 2, 3]) insert(log(), number);
    expect(undecided()).toEqual([3, 2, 1].map((number) => sampleId('report', number)));
    expect(
      log()
        .attention.undecided(2)
        .map(({ id }) => id),
    ).toEqual([3, 2].map((number) => sampleId('report', number)));
    expect(log().attention.countUndecided()).toBe(3);
  });

  it('keeps a decision by name until it is taken back', () => {
    write(log());
    insert(log(), 1);
    insert(log(), 2);
    for (const isAboutMessage of [true, false]) {
      const decided = { at: NOW + 5, by: 'Mia', isAboutMessage };
      log().attention.decide(sampleId('report', 1), decided);
      expect(log().attention.probable(sampleId('report', 1))?.view.decided).toEqual(decided);
      expect(undecided()).toEqual([sampleId('report', 2)]);
      expect(log().attention.countUndecided()).toBe(1);
    }
    log().attention.decide(sampleId('report', 1), null);
    expect(log().attention.probable(sampleId('report', 1))?.view.decided).toBeNull();
    expect(log().attention.countUndecided()).toBe(2);
  });

  it('refuses to decide what is not there', () => {
    expect(() => {
      log().attention.decide(sampleId('report', 1), null);
    }).toThrow('no such report');
  });

  it('keeps how something was handled, for one occurrence of it', () => {
    const handling = { at: NOW, by: 'Mia', note: 'Called the provider.' };
    log().attention.setHandling('account:1', '17', { ...handling, note: '' });
    log().attention.setHandling('account:1', '17', handling);
    expect(log().attention.handling('account:1', '17')).toEqual(handling);
    expect(log().attention.handling('account:1', '18')).toBeNull();
    expect(log().attention.handling('account:2', '17')).toBeNull();
    log().attention.setHandling('account:1', '17', null);
    expect(log().attention.handling('account:1', '17')).toBeNull();
  });

  it('tells that there is something else to look at, but not for a report it knows', () => {
    write(log());
    const heard: boolean[] = [];
    log().changes.subscribe(({ hasAttentionChange }) => heard.push(hasAttentionChange));
    insert(log(), 1);
    insert(log(), 2, sampleReport(1));
    log().attention.decide(sampleId('report', 1), null);
    log().attention.setHandling('account:1', '17', null);
    expect(heard).toEqual([true, true, true]);
  });
});

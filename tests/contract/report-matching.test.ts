import { expect, it } from 'vitest';
import type { ReportKeys } from '../../src/shared/domain/report';
import type { Log } from '../../src/main/ports/log';
import type { NewMessage } from '../../src/main/ports/message-store';
import { describeContract } from '../support/log/contract';
import {
  DAY_MS,
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';

const FIRST = sampleId('message', 1);
const SECOND = sampleId('message', 2);
const TOKEN = FIRST.replaceAll('-', '');
const NO_KEYS: ReportKeys = {
  token: null,
  envelopeId: null,
  sendtrailId: null,
  messageIdHeader: null,
  recipient: null,
};

/** Writes messages that the sending server has accepted. */
function writeAccepted(log: Log, ...messages: Partial<NewMessage>[]): void {
  log.accounts.insert(sampleAccount());
  const written = messages.map((changes, index) => sampleMessage(index + 1, changes));
  log.messages.insert(sampleBatch(1), written);
  for (const { id } of written)
    log.outbox.settle(id, { state: 'done', providerId: null }, [sampleLine()], NOW);
}

const match = (log: Log, keys: Partial<ReportKeys>, occurredAt = NOW + HOUR_MS, receivedAt = occurredAt) =>
  log.messages.match({ ...NO_KEYS, ...keys }, { occurredAt, receivedAt });

describeContract('matching of reports', (log) => {
  it.each([
    ['token', { token: TOKEN.toUpperCase() }],
    ['envelope-id', { envelopeId: FIRST.toUpperCase() }],
    ['sendtrail-id', { sendtrailId: FIRST }],
    ['message-id', { messageIdHeader: `<${TOKEN}@example.org>` }],
    ['recipient-and-time', { recipient: 'Anh.Nguyen@EXAMPLE.org' }],
  ] as const)('finds a message by %s', (strength, keys) => {
    writeAccepted(log(), {}, { recipient: 'other@example.org' });
    expect(match(log(), keys)).toEqual({ messageId: FIRST, strength, namesOther: false });
  });

  it('takes the strongest key that fits', () => {
    writeAccepted(log(), {}, {});
    const keys = { token: 'unknown', envelopeId: SECOND, sendtrailId: FIRST };
    expect(match(log(), keys)).toMatchObject({ messageId: SECOND, strength: 'envelope-id' });
  });

  it('says when a key of ours names a message that went to somebody else', () => {
    writeAccepted(log(), {}, { recipient: 'zoe@example.org' });
    expect(match(log(), { token: TOKEN, recipient: 'zoe@example.org' })).toEqual({
      ...{ messageId: FIRST, strength: 'token', namesOther: true },
    });
    expect(match(log(), { token: TOKEN, recipient: 'nobody@example.org' })).toEqual({
      ...{ messageId: FIRST, strength: 'token', namesOther: true },
    });
  });

  it('takes a weaker key of ours where that one names whom the message went to', () => {
    writeAccepted(log(), {}, { recipient: 'zoe@example.org' });
    const keys = { token: TOKEN, envelopeId: SECOND, recipient: 'Zoe@example.org' };
    expect(match(log(), keys)).toEqual({ messageId: SECOND, strength: 'envelope-id', namesOther: false });
  });

  it('finds nothing without a key, or by keys of nobody', () => {
    writeAccepted(log(), {}, { recipient: '' });
    expect(match(log(), {})).toBeNull();
    expect(match(log(), { recipient: '' })).toBeNull();
    expect(
      match(log(), { token: '', envelopeId: "' OR 1=1", messageIdHeader: '<x@example.org>' }),
    ).toBeNull();
  });

  it('does not believe a report about a message that has never left', () => {
    log().accounts.insert(sampleAccount());
    log().messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2, { dueAt: null })]);
    const keys = { token: TOKEN, envelopeId: SECOND, recipient: 'anh.nguyen@example.org' };
    expect(match(log(), keys)).toBeNull();
  });

  it('does not believe a report about a message that our own server refused', () => {
    log().accounts.insert(sampleAccount());
    log().messages.insert(sampleBatch(1), [sampleMessage(1)]);
    const refused = sampleLine({ status: 'Error', code: 'send-refused' });
    log().outbox.settle(FIRST, { state: 'done', providerId: null }, [refused], NOW);
    expect(match(log(), { token: TOKEN })).toBeNull();
  });

  it('believes a report about a message that is being sent, or of which nobody knows whether it went', () => {
    log().accounts.insert(sampleAccount());
    log().messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2)]);
    log().outbox.claim(sampleId('account', 1), NOW, 1);
    log().outbox.settle(SECOND, { state: 'unconfirmed' }, [], NOW);
    expect(match(log(), { token: TOKEN })?.messageId).toBe(FIRST);
    expect(match(log(), { envelopeId: SECOND })?.messageId).toBe(SECOND);
  });

  it('believes a report about a message that waits after a try: it may have gone against what was said', () => {
    log().accounts.insert(sampleAccount());
    log().messages.insert(sampleBatch(1), [sampleMessage(1)]);
    log().outbox.claim(sampleId('account', 1), NOW, 1);
    const waiting = { state: 'waiting', dueAt: NOW, waitReason: null } as const;
    log().outbox.settle(FIRST, { ...waiting, countsAsTry: true }, [], NOW);
    expect(match(log(), { token: TOKEN })?.messageId).toBe(FIRST);
  });

  it('still knows that a message was accepted after it has failed', () => {
    writeAccepted(log(), {});
    log().messages.append(FIRST, sampleLine({ status: 'Bounced', code: 'bounced', at: NOW + 5 }), NOW);
    expect(match(log(), { token: TOKEN })?.messageId).toBe(FIRST);
  });

  it('believes its own keys for 30 days from when the message was first to be sent', () => {
    writeAccepted(log(), {}, { createdAt: NOW - 60 * DAY_MS, scheduledFor: NOW });
    expect(match(log(), { token: TOKEN }, NOW + 30 * DAY_MS - 1)?.messageId).toBe(FIRST);
    expect(match(log(), { token: TOKEN }, NOW + 30 * DAY_MS)).toBeNull();
    expect(match(log(), { envelopeId: SECOND }, NOW + 30 * DAY_MS - 1)?.messageId).toBe(SECOND);
  });

  it('hears who wants no more e-mail, however old the message is', () => {
    writeAccepted(log(), {});
    const years = { occurredAt: NOW + 900 * DAY_MS, receivedAt: NOW + 900 * DAY_MS };
    const keys = { ...NO_KEYS, token: TOKEN };
    expect(log().messages.match(keys, { ...years, code: 'unsubscribed' })?.messageId).toBe(FIRST);
    expect(log().messages.match(keys, { ...years, code: 'bounced' })).toBeNull();
    const named = { ...NO_KEYS, recipient: 'anh.nguyen@example.org' };
    expect(log().messages.match(named, { ...years, code: 'unsubscribed' })).toBeNull();
  });

  it('goes by when a report came, whatever time it claims for itself', () => {
    writeAccepted(log(), {});
    for (const keys of [{ token: TOKEN }, { recipient: 'anh.nguyen@example.org' }]) {
      expect(match(log(), keys, NOW + HOUR_MS, NOW + 30 * DAY_MS - 1)?.messageId).toBe(FIRST);
      expect(match(log(), keys, NOW + HOUR_MS, NOW + 30 * DAY_MS)).toBeNull();
    }
    expect(match(log(), { token: TOKEN }, NOW - 365 * DAY_MS, NOW + HOUR_MS)?.messageId).toBe(FIRST);
  });

  it.each([
    ['anh@bücher.example', 'Anh@xn--bcher-kva.Example'],
    ['anh@xn--bcher-kva.example', 'anh@Bücher.EXAMPLE'],
  ])('knows %s for %s', (recipient, reported) => {
    writeAccepted(log(), { recipient });
    expect(match(log(), { recipient: reported })?.messageId).toBe(FIRST);
    expect(match(log(), { token: TOKEN, recipient: reported })?.namesOther).toBe(false);
    expect(match(log(), { recipient: 'anh@bucher.example' })).toBeNull();
  });

  it('takes the newest message to a recipient within 7 days before the report', () => {
    writeAccepted(
      log(),
      { createdAt: NOW - 6 * DAY_MS },
      { createdAt: NOW },
      { createdAt: NOW + 2 * DAY_MS },
    );
    const to = (occurredAt: number) =>
      match(log(), { recipient: 'anh.nguyen@example.org' }, occurredAt)?.messageId ?? null;
    expect(to(NOW + HOUR_MS)).toBe(SECOND);
    expect(to(NOW - HOUR_MS * 2)).toBe(FIRST);
    expect(to(NOW - 6 * DAY_MS - HOUR_MS * 2)).toBeNull();
    expect(to(NOW + 9 * DAY_MS)).toBe(sampleId('message', 3));
    expect(to(NOW + 9 * DAY_MS + 1)).toBeNull();
  });
});

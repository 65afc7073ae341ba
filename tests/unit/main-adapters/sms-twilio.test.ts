import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { matchTwilio } from '../../../src/main/adapters/sms/twilio-find';
import { json } from '../../support/sms-servers/http-server';
import type { SmsServer } from '../../support/sms-servers/sms-server';
import {
  NEVER_STOPPED,
  sampleSms,
  startSmsPractice,
  type SmsPractice,
} from '../../support/sms-servers/sms-practice';
import { startTwilioServer } from '../../support/sms-servers/twilio-server';

const ATTEMPT_AT = Date.UTC(2026, 10, 23, 1);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function row(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sid: 'SM1',
    direction: 'outbound-api',
    to: sampleSms().to,
    body: sampleSms().text,
    date_created: new Date(ATTEMPT_AT).toUTCString(),
    ...changes,
  };
}

function at(offsetMs: number): { date_created: string } {
  return { date_created: new Date(ATTEMPT_AT + offsetMs).toUTCString() };
}

describe('which of Twilio’s messages is the one that got no answer', () => {
  const sms = { ...sampleSms(), attemptedAt: ATTEMPT_AT, twinProviderIds: [] };

  it.each<[string, Record<string, unknown>[], (string | null)[], string]>([
    ['the only one with its text', [row(), row({ sid: 'SM2', body: 'Another text' })], [], 'one'],
    [
      'one behind the sentence of a trial account',
      [row({ body: `Sent from your Twilio trial account - ${sms.text}` })],
      [],
      'one',
    ],
    ['one without a date', [row({ date_created: null })], [], 'one'],
    ['none: to another number', [row({ to: '+61491570157' })], [], 'none'],
    ['none: it came in', [row({ direction: 'inbound' })], [], 'none'],
    ['none: only the end is the same', [row({ body: `Hello. ${sms.text}` })], [], 'none'],
    ['none: long before', [row(at(-25 * 60 * MINUTE_MS))], [], 'none'],
    ['none: the twin that is known', [row()], ['SM1'], 'none'],
    ['the one beside the known twin', [row(), row({ sid: 'SM2' })], ['SM1'], 'one'],
    ['unclear: two of them', [row(), row({ sid: 'SM2' })], [], 'unclear'],
    ['unclear: it may be the twin that nobody knows about', [row()], [null], 'unclear'],
    ['none, though there is a twin that nobody knows about', [], [null], 'none'],
    ['unclear: an hour before', [row(at(-60 * MINUTE_MS))], [], 'unclear'],
    ['unclear: days after', [row(at(3 * DAY_MS))], [], 'unclear'],
    ['unclear: an hour after', [row(at(60 * MINUTE_MS))], [], 'unclear'],
    ['unclear: the text is not kept', [row({ body: '' })], [], 'unclear'],
    ['none of hostile rows', [null, 7, [], { to: {} }] as never, [], 'none'],
  ])('is %s', (_case, rows, twinProviderIds, kind) => {
    expect(matchTwilio(rows, { ...sms, twinProviderIds }, ATTEMPT_AT, ATTEMPT_AT).kind).toBe(kind);
  });
});

describe('the Twilio provider', () => {
  let practice: SmsPractice<SmsServer>;
  beforeEach(async () => {
    practice = await startSmsPractice(startTwilioServer);
  });
  afterEach(() => practice.server.stop());

  const find = (twinProviderIds: (string | null)[] = []) =>
    practice.provider.find(
      { ...sampleSms(), attemptedAt: practice.time.computer, twinProviderIds },
      NEVER_STOPPED,
    );

  it('does not send without a sender, and says what to fill in', async () => {
    const answer = await practice.provider.send(sampleSms(1, { senderId: null }), NEVER_STOPPED);
    expect(answer).toMatchObject({ ok: false, kind: 'refused', httpStatus: null });
    expect(practice.server.requests).toEqual([]);
  });

  it('names a messaging service as one', async () => {
    const senderId = `MG${'0'.repeat(32)}`;
    await practice.provider.send(sampleSms(1, { senderId }), NEVER_STOPPED);
    const form = new URLSearchParams(practice.server.requests[0]?.body);
    expect([form.get('MessagingServiceSid'), form.get('From')]).toEqual([senderId, null]);
  });

  it('takes an unknown account for refused credentials', async () => {
    practice.server.failNext({ then: json(404, { code: 20404, message: 'not found' }) });
    const answer = await practice.provider.send(sampleSms(), NEVER_STOPPED);
    expect(answer).toMatchObject({ ok: false, kind: 'credentials-refused' });
  });

  it('finds it on a later page', async () => {
    practice.server.failNext({ then: 'cut', isHandled: true });
    await practice.provider.send(sampleSms(), NEVER_STOPPED);
    for (let other = 0; other < 250; other += 1) {
      await practice.provider.send(sampleSms(2, { text: `Number ${String(other)}` }), NEVER_STOPPED);
    }
    expect(await find()).toMatchObject({ found: true, event: { providerId: `SM${'1'.padStart(32, '0')}` } });
  });

  it('says nothing when there are two of the same text and nobody knows which is which', async () => {
    await practice.provider.send(sampleSms(2), NEVER_STOPPED);
    practice.server.failNext({ then: 'cut', isHandled: true });
    await practice.provider.send(sampleSms(), NEVER_STOPPED);
    expect(await find()).toMatchObject({ found: null });
    const [known] = practice.server.taken.map(({ providerId }) => providerId);
    const other = practice.server.taken[1]?.providerId;
    expect(await find([known ?? null])).toMatchObject({ found: true, event: { providerId: other } });
  });

  it('reckons by the time of Twilio when this computer’s clock is hours behind', async () => {
    practice.time.computer -= 5 * 60 * MINUTE_MS;
    practice.server.failNext({ then: 'cut', isHandled: true });
    await practice.provider.send(sampleSms(), NEVER_STOPPED);
    expect(await find()).toMatchObject({ found: true });
  });

  it('proves nothing when the computer slept for days after the attempt, while no clock but the one that is set ran on', async () => {
    const attemptedAt = practice.time.computer;
    practice.server.failNext({ then: 'cut', isHandled: true });
    await practice.provider.send(sampleSms(), NEVER_STOPPED);
    practice.time.server += 3 * DAY_MS;
    practice.time.computer += 3 * DAY_MS;
    practice.time.advance(20 * MINUTE_MS);
    const sms = { ...sampleSms(), attemptedAt, twinProviderIds: [] };
    expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: null });
  });

  it.each(['https://elsewhere.example/2010-04-01/more', '/2010-04-01/Accounts/AC9/Messages.json?Page=1', 7])(
    'does not follow a next page at %s, and proves nothing without it',
    async (next) => {
      practice.server.failNext({ then: 'cut' });
      await practice.provider.send(sampleSms(), NEVER_STOPPED);
      const attemptedAt = practice.time.computer;
      practice.time.advance(60 * MINUTE_MS);
      const before = practice.server.requests.length;
      practice.server.failNext({ then: json(200, { messages: [row(at(0)), null], next_page_uri: next }) });
      const sms = { ...sampleSms(1, { text: 'Another' }), attemptedAt, twinProviderIds: [] };
      expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: null });
      expect(practice.server.requests.length - before).toBe(1);
    },
  );

  it('forgets about a message that the account’s retention has removed', async () => {
    await practice.provider.send(sampleSms(), NEVER_STOPPED);
    practice.server.failNext({ path: /SM/, then: json(404, {}) });
    expect((await practice.fetch()).events).toEqual([]);
  });

  it('looks for replies only where somebody can answer', async () => {
    practice.server.receive('+61491570156', 'Yes');
    const named = practice.reopen({ senderId: 'Clinic' });
    const fetched = await named.fetch([], practice.time.computer, NEVER_STOPPED);
    expect(fetched).toMatchObject({ replies: [] });
    expect(practice.server.requests).toEqual([]);
    expect((await practice.fetch()).replies).toHaveLength(1);
  });

  it('looks for replies a month back at first, and then since the last look with some days before it', async () => {
    const since = () => practice.server.requests.at(-1)?.query.get('DateSent>');
    practice.server.failNext({ then: json(500, {}) });
    await practice.provider.fetch([], practice.time.computer, NEVER_STOPPED);
    await practice.fetch();
    expect(since()).toBe('2026-10-24');
    practice.time.advance(DAY_MS / 2);
    await practice.fetch();
    expect(since()).toBe('2026-11-19');
    practice.time.advance(14 * DAY_MS);
    await practice.fetch();
    expect(since()).toBe('2026-11-19');
  });
});

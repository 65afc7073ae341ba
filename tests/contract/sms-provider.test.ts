import { READS_REPLIES } from '../../src/shared/domain/sms-confirmable';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSmsProviders } from '../../src/main/adapters/sms/sms-providers';
import type { SmsAnswer, SmsProvider, SmsToFind, SmsToSend } from '../../src/main/ports/sms-provider';
import { SMS_PROVIDER_STATUSES, type SmsProviderStatus } from '../../src/shared/domain/sms-account';
import { json, type Fault } from '../support/sms-servers/http-server';
import { UNCLEAR_ANSWERS } from '../support/sms-servers/unclear-answers';
import { ServerTime } from '../support/sms-servers/server-time';
import { SMS_LANGUAGES } from '../support/sms-servers/sms-languages';
import { NEVER_STOPPED as NEVER, sampleSms } from '../support/sms-servers/sms-practice';
import type { SmsServer } from '../support/sms-servers/sms-server';

const HOUR_MS = 3_600_000;

describe.each(SMS_LANGUAGES)('an SMS provider ($name)', (language) => {
  let time: ServerTime;
  let server: SmsServer;
  let provider: SmsProvider;

  const open = (secret = server.secret, timeoutMs = 8_000): SmsProvider =>
    createSmsProviders(
      { nowMs: () => time.computer, monotonicMs: () => time.counted },
      { timeoutMs, longestAnswerBytes: 200_000 },
    ).open(server.settings, server.user, secret);
  const faulty = (then: Fault['then'], isHandled = false): void => {
    // Only who waits in vain need not wait long.
    if (then === 'hang') provider = open(server.secret, 1_000);
    server.failNext({ path: server.sendPath, then, isHandled });
  };
  const send = (sms: Partial<SmsToSend> = {}): Promise<SmsAnswer> => provider.send(sampleSms(1, sms), NEVER);
  const find = (sms: Partial<SmsToFind> = {}) =>
    provider.find({ ...sampleSms(), attemptedAt: time.computer, twinProviderIds: [], ...sms }, NEVER);
  const openOnes = () =>
    server.taken.map(({ providerId, to, takenAt }, index) => {
      return { id: sampleSms(index + 1).id, providerId, to, sentAt: takenAt };
    });
  const fetchAll = async () => {
    const fetched = await provider.fetch(openOnes(), time.computer, NEVER);
    if ('trouble' in fetched) throw new Error(fetched.reply);
    return fetched;
  };

  beforeEach(async () => {
    time = new ServerTime();
    server = await language.start(time);
    provider = open();
  });
  afterEach(() => server.stop());

  describe('sending', () => {
    it('hands over number, text, sender and our own id, once', async () => {
      const text = 'Müller’s „Termin“ 🦷 = 50 % & "mehr"\nZeile 2 \\ {{secret}} +1';
      const answer = await send({ text });
      const taken = server.taken.map(({ to, text: body, senderId }) => ({ to, body, senderId }));
      expect(taken).toEqual([{ to: '+61491570156', body: text, senderId: '+61400000001' }]);
      expect(server.taken[0]?.id ?? sampleSms().id).toBe(sampleSms().id);
      const providerId = server.taken[0]?.providerId;
      expect(answer).toMatchObject({ ok: true, status: 'queued', providerId });
    });

    it('says that nothing left when nobody listens', async () => {
      await server.stop();
      expect(await send()).toMatchObject({ ok: false, kind: 'unreachable', httpStatus: null });
    });

    it('says that nothing left when it is stopped before it begins', async () => {
      expect(await provider.send(sampleSms(), AbortSignal.abort())).toMatchObject({ kind: 'unreachable' });
      expect(server.requests).toEqual([]);
    });

    it.each(UNCLEAR_ANSWERS)('does not know whether it was taken when %s', async (_case, then) => {
      faulty(then);
      expect(await send()).toMatchObject({ ok: false, kind: 'no-answer' });
      expect(server.requests.filter(({ path }) => server.sendPath.test(path))).toHaveLength(1);
    });

    it('takes a refusal for one whatever the HTTP status', async () => {
      for (const { body, kind } of language.refusals) {
        faulty(json(200, body));
        expect(await send()).toMatchObject({ ok: false, kind, httpStatus: 200 });
      }
      expect(server.taken).toEqual([]);
    });

    it.each([
      ['seconds', '120', 120_000],
      ['a date', new Date(new ServerTime().server + 90_000).toUTCString(), 90_000],
      ['nonsense', 'soon', null],
    ])('waits as long as it is told in %s', async (_form, header, retryAfterMs) => {
      // The wait is reckoned by the provider's clock: this computer's is an hour behind.
      time.computer -= HOUR_MS;
      faulty(json(429, {}, { 'Retry-After': header }));
      expect(await send()).toMatchObject({ ok: false, kind: 'throttled', httpStatus: 429, retryAfterMs });
    });

    it('says when the credentials are refused', async () => {
      provider = open('wrong');
      expect(await send()).toMatchObject({ ok: false, kind: 'credentials-refused', httpStatus: 401 });
      expect(server.taken).toEqual([]);
    });

    it('lets no secret out, even when the server says it back', async () => {
      const basic = Buffer.from(`${server.user}:${server.secret}`).toString('base64');
      const said = { message: `${server.secret} ${basic}`, details: [server.secret], api_key: 'another-key' };
      const spilt = { ...said, problem: { words: server.secret }, response_msg: server.secret };
      faulty(json(400, spilt));
      const answer = JSON.stringify(await send());
      const secretInJson = JSON.stringify(server.secret).slice(1, -1);
      for (const secret of [
        server.secret,
        secretInJson,
        JSON.stringify(secretInJson).slice(1, -1),
        basic,
        'another-key',
      ]) {
        expect(answer).not.toContain(secret);
      }
      expect(answer).toContain('•••');
    });
  });

  describe('asking after an attempt without an answer', () => {
    it.each<[string, Fault['then']]>([
      ['cut', 'cut'],
      ['timed out', 'hang'],
      ['lost half-way', 'cut-within-answer'],
      ['a failure of the server', json(502, {})],
    ])('finds the SMS that was taken although the answer was %s', async (_case, then) => {
      faulty(then, true);
      expect(await send()).toMatchObject({ kind: 'no-answer' });
      const finding = await find();
      expect(finding).toMatchObject({ found: true, event: { id: sampleSms().id } });
      expect(server.taken).toHaveLength(1);
    });

    it('says that it is not there only when the list can no longer lag behind', async () => {
      faulty('cut');
      await send();
      const attemptedAt = time.computer;
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
      time.advance(HOUR_MS);
      expect(await find({ attemptedAt })).toMatchObject({ found: language.canProveAbsence ? false : null });
    });

    it('never says that it is not there while the list lags behind', async () => {
      faulty('cut', true);
      await send();
      server.lag();
      expect((await find()).found).not.toBe(false);
    });

    it('does not take a clock that was put right for time that has passed', async () => {
      time.advance(2 * HOUR_MS);
      faulty('cut');
      await send();
      const attemptedAt = time.computer;
      time.computer += 6 * HOUR_MS;
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
    });

    it('proves nothing with a clock that is days off, or was set back', async () => {
      faulty('cut');
      await send();
      const attemptedAt = time.computer;
      time.advance(2 * HOUR_MS);
      time.computer -= 3 * HOUR_MS;
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
      time.computer += 51 * HOUR_MS;
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
    });

    it('proves nothing by a server that does not tell its time', async () => {
      faulty('cut');
      await send();
      const attemptedAt = time.computer;
      time.advance(HOUR_MS);
      time.isTold = false;
      const finding = await find({ attemptedAt });
      const hint = language.canProveAbsence ? 'does not tell its time' : '';
      expect('reply' in finding && finding.reply).toContain(hint);
    });

    it('counts from its own start what was attempted before', async () => {
      const attemptedAt = time.computer - 24 * HOUR_MS;
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
    });

    it.each<[string, Fault['then']]>([
      ['refuses the credentials', json(401, {})],
      ['asks to wait', json(429, {})],
      ['fails', json(500, {})],
      ['cuts the connection', 'cut'],
      ['says something else', { status: 200, body: '{"messages":"none","data":7}' }],
      ['is no API', { status: 200, body: '<html></html>' }],
      ['knows no such address', json(404, {})],
    ])('proves nothing by a provider that %s', async (_case, then) => {
      await send({ id: sampleSms(2).id });
      const attemptedAt = time.computer;
      time.advance(HOUR_MS);
      server.failNext({ then }, { then });
      expect(await find({ attemptedAt })).toMatchObject({ found: null });
    });

    it('is not mistaken by the same text sent to the same number for another one', async () => {
      await send({ id: sampleSms(2).id });
      const twin = server.taken[0]?.providerId ?? '';
      faulty('cut');
      await send();
      const attemptedAt = time.computer;
      const twinProviderIds = [twin];
      expect(await find({ attemptedAt, twinProviderIds })).toMatchObject({ found: null });
      time.advance(HOUR_MS);
      const found = language.canProveAbsence ? false : null;
      expect(await find({ attemptedAt, twinProviderIds })).toMatchObject({ found });
    });
  });

  describe('fetching', () => {
    it('tells each state as far as the provider tells it apart', async () => {
      await send();
      const providerId = server.taken[0]?.providerId ?? '';
      const told: Partial<Record<SmsProviderStatus, SmsProviderStatus | null>> = {};
      for (const state of SMS_PROVIDER_STATUSES) {
        server.become(providerId, state);
        const { events, acknowledge } = await fetchAll();
        await acknowledge?.();
        told[state] = events.at(-1)?.status ?? null;
        for (const event of events) {
          expect(event).toMatchObject({ id: sampleSms().id, providerId });
          expect([null, '+61491570156']).toContain(event.to);
          expect(provider.confirmable).toContain(event.status);
        }
      }
      const expected = SMS_PROVIDER_STATUSES.map((state) => [state, state] as const);
      expect(told).toEqual({ ...Object.fromEntries(expected), ...language.unsaid });
    });

    it('gives the same news the same id, however often it is read', async () => {
      await send();
      server.become(server.taken[0]?.providerId ?? '', 'delivered');
      const first = await fetchAll();
      time.advance(60_000);
      const second = await fetchAll();
      expect(first.events).not.toEqual([]);
      expect(second.events.map(({ eventId }) => eventId)).toEqual(first.events.map(({ eventId }) => eventId));
    });

    it('has nothing to tell of nothing', async () => {
      expect(await fetchAll()).toEqual({ events: [], replies: [], acknowledge: null, hasMore: false });
    });

    it('goes through more than a page of open ones without losing any', async () => {
      for (let index = 1; index <= 120; index += 1) await provider.send(sampleSms(index), NEVER);
      for (const { providerId } of server.taken) server.become(providerId, 'delivered');
      const seen = new Set<string | null>();
      for (let looks = 0; looks < 5; looks += 1) {
        const { events, acknowledge, hasMore } = await fetchAll();
        for (const { id } of events) seen.add(id);
        await acknowledge?.();
        if (!hasMore) break;
      }
      expect(seen.size).toBe(120);
    });

    it.each<[string, Fault['then'], string]>([
      ['credentials-refused', json(401, {}), 'credentials-refused'],
      ['throttled', json(429, {}), 'throttled'],
      ['no-answer', json(500, {}), 'no-answer'],
      ['no-answer', 'cut', 'no-answer'],
      ['no-answer', { status: 200, body: 'x' }, 'no-answer'],
    ])('says %s instead of "no news"', async (_case, then, trouble) => {
      await send();
      server.become(server.taken[0]?.providerId ?? '', 'delivered');
      server.failNext({ then }, { then });
      expect(await provider.fetch(openOnes(), time.computer, NEVER)).toMatchObject({ trouble });
    });

    it('brings what patients answer, where the provider does', async () => {
      await send();
      server.receive('+61491570156', 'STOP 🛑');
      const { replies } = await fetchAll();
      const expected = { from: '+61491570156', text: 'STOP 🛑', at: time.server };
      expect(replies.map(({ from, text, at }) => ({ from, text, at }))).toEqual(
        READS_REPLIES[server.settings.driver] ? [expected] : [],
      );
    });
  });

  it('tells the credit where the provider tells it', async () => {
    expect(await provider.credit(NEVER)).toEqual(language.credit);
  });

  it('tries the credentials without sending anything', async () => {
    expect(await provider.test(NEVER)).toMatchObject({ ok: true, kind: null, credit: language.credit });
    provider = open('wrong');
    expect(await provider.test(NEVER)).toMatchObject({ ok: false, kind: 'credentials-refused' });
    await server.stop();
    expect(await provider.test(NEVER)).toMatchObject({ ok: false, kind: 'unreachable' });
    expect(server.taken).toEqual([]);
  });
});

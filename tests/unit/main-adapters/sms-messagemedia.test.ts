import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../support/sms-servers/http-server';
import {
  startMessagemediaServer,
  type MessagemediaServer,
} from '../../support/sms-servers/messagemedia-server';
import {
  NEVER_STOPPED,
  sampleSms,
  startSmsPractice,
  type SmsPractice,
} from '../../support/sms-servers/sms-practice';

const DAY_MS = 86_400_000;

describe('the MessageMedia provider', () => {
  let practice: SmsPractice<MessagemediaServer>;
  beforeEach(async () => {
    practice = await startSmsPractice(startMessagemediaServer);
  });
  afterEach(() => practice.server.stop());

  const send = (number = 1) => practice.provider.send(sampleSms(number), NEVER_STOPPED);
  const firstId = () => practice.server.taken[0]?.providerId ?? '';

  it('asks for delivery reports, and sends our id as metadata', async () => {
    await send();
    expect(JSON.parse(practice.server.requests[0]?.body ?? '')).toMatchObject({
      messages: [{ delivery_report: true, metadata: { sendtrail_id: sampleSms().id } }],
    });
  });

  it.each([
    ['+61400000001', 'INTERNATIONAL'],
    ['1992', 'SHORTCODE'],
    ['Clinic', 'ALPHANUMERIC'],
  ])('says what kind of sender %s is', async (senderId, type) => {
    await practice.provider.send(sampleSms(1, { senderId }), NEVER_STOPPED);
    expect(JSON.parse(practice.server.requests[0]?.body ?? '')).toMatchObject({
      messages: [{ source_number: senderId, source_number_type: type }],
    });
  });

  it('sees a report again and again until it is told that it is kept', async () => {
    await send();
    practice.server.become(firstId(), 'delivered');
    const first = await practice.fetch();
    const second = await practice.fetch();
    expect(second.events).toEqual(first.events);
    expect(practice.server.confirmed).toEqual([]);
    await first.acknowledge?.();
    expect(practice.server.confirmed).toEqual(['report-1']);
    expect((await practice.fetch()).events).toEqual([]);
  });

  it('does not confirm what came in after the look', async () => {
    await send();
    practice.server.become(firstId(), 'sent');
    const { acknowledge } = await practice.fetch();
    practice.server.become(firstId(), 'delivered');
    await acknowledge?.();
    expect((await practice.fetch()).events).toMatchObject([{ status: 'delivered' }]);
  });

  it('reads the phone that was written to from the source of a report', async () => {
    await send();
    practice.server.become(firstId(), 'bounced');
    expect((await practice.fetch()).events).toMatchObject([{ to: '+61491570156', status: 'bounced' }]);
  });

  it('keeps the order of reports as they come, the last one not always the newest', async () => {
    await send();
    practice.server.become(firstId(), 'delivered');
    practice.server.become(firstId(), 'sent');
    const { events } = await practice.fetch();
    expect(events.map(({ status }) => status)).toEqual(['delivered', 'sent']);
  });

  it('leaves the reports of other programs alone', async () => {
    practice.server.addForeignReports(3);
    const fetched = await practice.fetch();
    expect(fetched).toEqual({ events: [], replies: [], acknowledge: null, hasMore: false });
  });

  it('asks about its own one by one when those of other programs fill the page', async () => {
    await send();
    practice.server.addForeignReports(100);
    practice.server.become(firstId(), 'delivered');
    expect(await practice.fetch()).toMatchObject({
      events: [{ status: 'delivered', id: sampleSms().id }],
      acknowledge: null,
      hasMore: false,
    });
  });

  it('asks again at once while full pages bring something new, and not when confirming fails', async () => {
    for (let number = 1; number <= 100; number += 1) await send(number);
    for (const { providerId } of practice.server.taken) practice.server.become(providerId, 'delivered');
    const first = await practice.fetch();
    expect(first.hasMore).toBe(true);
    practice.server.failNext({ path: /confirmed$/, then: json(500, {}) });
    await first.acknowledge?.();
    const second = await practice.fetch();
    expect([second.events.length, second.hasMore]).toEqual([100, false]);
  });

  it('confirms replies to its own messages and to nobody’s, and leaves the others', async () => {
    await send();
    practice.server.receive('+61491570156', 'STOP');
    practice.server.receive('+61491570199', 'Are you open today?');
    practice.server.failNext({
      path: /replies$/,
      then: json(200, {
        replies: [
          { reply_id: 'a', source_number: '+61491570156', content: 'STOP', metadata: { sendtrail_id: 'x' } },
          { reply_id: 'b', source_number: '+61491570199', content: 'Open?', metadata: {} },
          { reply_id: 'c', source_number: '+61491570198', content: 'Ok', metadata: { ours: 'no' } },
          { reply_id: 'd', source_number: '+61491570197', content: 'Ok', message_id: 'somebody-elses' },
          { reply_id: 'e', content: 'from nobody' },
          null,
        ],
      }),
    });
    const { replies, acknowledge } = await practice.fetch();
    expect(replies.map(({ text }) => text)).toEqual(['STOP', 'Open?', 'Ok', 'Ok']);
    await acknowledge?.();
    expect(practice.server.confirmed).toEqual(['a', 'b', 'e']);
  });

  it('finds an SMS of a day when this computer’s clock was three days behind, and has been put right since', async () => {
    practice.time.computer -= 3 * DAY_MS;
    const attemptedAt = practice.time.computer;
    practice.server.failNext({ then: 'cut', isHandled: true });
    await send();
    practice.time.computer += 3 * DAY_MS;
    practice.time.advance(3_600_000);
    const sms = { ...sampleSms(), attemptedAt, twinProviderIds: [] };
    expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: true });
  });

  it('proves nothing by a report that lists something without saying whose it is', async () => {
    const attemptedAt = practice.time.computer;
    practice.time.advance(3_600_000);
    practice.server.failNext({ then: json(200, { messages: [{ message_id: '1' }], pagination: {} }) });
    const sms = { ...sampleSms(), attemptedAt, twinProviderIds: [] };
    expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: null });
  });

  it('can be tested without a credit to tell', async () => {
    practice.server.failNext({ path: /credits$/, then: json(404, {}) });
    expect(await practice.provider.test(NEVER_STOPPED)).toMatchObject({ ok: true, credit: null });
    practice.server.failNext({ path: /credits$/, then: json(403, {}) }, { then: json(403, {}) });
    expect(await practice.provider.test(NEVER_STOPPED)).toMatchObject({
      ok: false,
      kind: 'credentials-refused',
    });
  });
});

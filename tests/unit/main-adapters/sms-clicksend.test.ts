import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startClicksendServer, type ClicksendServer } from '../../support/sms-servers/clicksend-server';
import { json } from '../../support/sms-servers/http-server';
import {
  NEVER_STOPPED,
  sampleSms,
  startSmsPractice,
  type SmsPractice,
} from '../../support/sms-servers/sms-practice';

describe('the ClickSend provider', () => {
  let practice: SmsPractice<ClicksendServer>;
  beforeEach(async () => {
    practice = await startSmsPractice(startClicksendServer);
  });
  afterEach(() => practice.server.stop());

  const send = (number = 1) => practice.provider.send(sampleSms(number), NEVER_STOPPED);

  it('sends our id as the reference, marked as ours', async () => {
    await send();
    expect(JSON.parse(practice.server.requests[0]?.body ?? '')).toMatchObject({
      messages: [{ custom_string: `sendtrail-${sampleSms().id}` }],
    });
  });

  it('tells how many segments were charged', async () => {
    expect(await send()).toMatchObject({ segments: 1 });
  });

  it('finds an SMS when this computer’s clock was three days ahead at the attempt, and has been put right', async () => {
    const attemptedAt = practice.time.computer + 3 * 86_400_000;
    practice.server.failNext({ then: 'cut', isHandled: true });
    await send();
    practice.time.advance(3_600_000);
    const sms = { ...sampleSms(), attemptedAt, twinProviderIds: [] };
    expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({ found: true });
  });

  it('leaves the sender to ClickSend where none is set', async () => {
    await practice.provider.send(sampleSms(1, { senderId: null }), NEVER_STOPPED);
    expect(practice.server.requests[0]?.body).not.toContain('"from"');
  });

  it('hears nothing of a message that has no receipt yet', async () => {
    await send();
    expect((await practice.fetch()).events).toEqual([]);
    practice.server.become(practice.server.taken[0]?.providerId ?? '', 'sent');
    expect((await practice.fetch()).events).toMatchObject([{ status: 'sent' }]);
  });

  it('counts every temporary failure as news of its own, and the final one once', async () => {
    await send();
    const ids = new Set<string>();
    const look = async (): Promise<void> => {
      for (const { eventId } of (await practice.fetch()).events) ids.add(eventId);
    };
    practice.server.become(practice.server.taken[0]?.providerId ?? '', 'delayed');
    await look();
    practice.time.advance(60_000);
    await look();
    practice.server.become(practice.server.taken[0]?.providerId ?? '', 'bounced');
    await look();
    practice.time.advance(60_000);
    await look();
    expect(ids.size).toBe(3);
  });

  it('keeps what it has learnt when one message cannot be asked about', async () => {
    for (const number of [1, 2, 3]) await send(number);
    for (const { providerId } of practice.server.taken) practice.server.become(providerId, 'delivered');
    practice.server.failNext({ path: /MSG-000002/, then: json(500, {}) });
    const { events } = await practice.fetch();
    expect(events.map(({ providerId }) => providerId)).toEqual(['MSG-000001', 'MSG-000003']);
  });

  it('marks replies to our messages as read, each by itself, only when told that they are kept', async () => {
    await send();
    practice.server.receive('+61491570156', 'Yes');
    practice.server.receive('+61491570199', 'To another program');
    const { replies, acknowledge } = await practice.fetch();
    expect(replies.map(({ text }) => text)).toEqual(['Yes', 'To another program']);
    expect([...practice.server.read]).toEqual([]);
    practice.server.receive('+61491570156', 'Came in meanwhile');
    await acknowledge?.();
    expect([...practice.server.read]).toEqual(['IN-1']);
    const again = await practice.fetch();
    expect(again.replies.map(({ text }) => text)).toEqual(['To another program', 'Came in meanwhile']);
  });

  it('brings replies from every page', async () => {
    for (let index = 0; index < 230; index += 1) practice.server.receive('+61491570199', String(index));
    expect((await practice.fetch()).replies).toHaveLength(230);
  });

  it('finds a message among many to the same number', async () => {
    practice.server.failNext({ then: 'cut', isHandled: true });
    const attemptedAt = practice.time.computer;
    await send(150);
    for (let number = 1; number < 140; number += 1) await send(number);
    const found = await practice.provider.find(
      { ...sampleSms(150), attemptedAt, twinProviderIds: [] },
      NEVER_STOPPED,
    );
    expect(found).toMatchObject({ found: true, event: { providerId: 'MSG-000001', status: 'queued' } });
  });

  it('has found a message whose state has a name that is not known', async () => {
    const line = { custom_string: `sendtrail-${sampleSms().id}`, message_id: 'MSG-9', status: 'Completed' };
    const data = { current_page: 1, last_page: 1, data: [line] };
    practice.server.failNext({ then: json(200, { http_code: 200, response_code: 'SUCCESS', data }) });
    const sms = { ...sampleSms(), attemptedAt: practice.time.computer, twinProviderIds: [] };
    expect(await practice.provider.find(sms, NEVER_STOPPED)).toMatchObject({
      found: true,
      event: { status: 'queued', providerId: 'MSG-9' },
    });
  });

  it('keeps the API key out of what it says about the account', async () => {
    const test = await practice.provider.test(NEVER_STOPPED);
    expect(JSON.stringify(test)).not.toContain(practice.server.secret);
  });
});

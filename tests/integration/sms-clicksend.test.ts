import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentVerdict } from '../../src/shared/domain/consent';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { accountAt, openSmsDesk, prepareSms, timeOfNow, type SmsDesk } from '../support/sending/sms-desk';
import { NUMBER, sampleSms, TEXT } from '../support/sending/sample-sms';
import { waitForLog, waitUntilIdle } from '../support/sending/wait-for-log';
import { startClicksendServer, type ClicksendServer } from '../support/sms-servers/clicksend-server';
import { json } from '../support/sms-servers/http-server';
import { UNCLEAR_ANSWERS } from '../support/sms-servers/unclear-answers';

const ACCOUNT = sampleSms(1).accountId;

let folder: LogFolder;
let server: ClicksendServer;
let desk: SmsDesk;

beforeEach(async () => {
  folder = createLogFolder();
  server = await startClicksendServer(timeOfNow());
  desk = openSmsDesk(folder.file);
});

afterEach(async () => {
  await desk.close();
  await server.stop();
  folder.remove();
});

function begin(count = 1): string[] {
  const ids = prepareSms(desk, accountAt(server), server.secret, count);
  desk.begin();
  return ids;
}

function saysOf(id: string): string {
  const { status, outboxState } = desk.row(id);
  return outboxState ?? status;
}

describe('an SMS through a server that speaks ClickSend’s language', () => {
  it('goes from Created over Queued to Delivered, and its answers are kept as they came', async () => {
    const [id = ''] = begin();
    await waitForLog(desk.log, () => saysOf(id) === 'Queued');
    expect(server.taken).toMatchObject([{ id, to: NUMBER, text: TEXT }]);
    const { providerId } = desk.log.messages.details(id) ?? {};
    expect(providerId).toBe(server.taken[0]?.providerId);
    server.become(providerId ?? '', 'delivered');
    desk.tracker.checkNow(ACCOUNT);
    await waitForLog(desk.log, () => saysOf(id) === 'Delivered');
    const history = desk.log.messages.history(id);
    expect(history.map(({ code }) => code)).toEqual(['created', 'accepted', 'delivered']);
    for (const line of history.slice(1)) {
      const evidence = desk.log.messages.evidence(id, line.sequence);
      expect(evidence).toMatchObject({ mediaType: 'application/json' });
      expect(evidence?.text).toContain(providerId);
      expect(evidence?.text).not.toContain(server.secret);
    }
    expect(desk.tracker.creditOf(ACCOUNT)).toMatchObject({ amount: 4.998, currency: 'AUD' });
    expect(desk.tracker.states()).toMatchObject([{ accountId: ACCOUNT, trouble: null }]);
  });

  it.each(UNCLEAR_ANSWERS)('leads to one SMS although %s after the server has taken it', async (_, then) => {
    server.failNext({ path: server.sendPath, isHandled: true, then });
    const [id = ''] = begin();
    await waitForLog(desk.log, () => saysOf(id) === 'unconfirmed');
    desk.tracker.checkNow(ACCOUNT);
    await waitForLog(desk.log, () => saysOf(id) === 'Queued');
    expect(server.taken).toHaveLength(1);
    expect(desk.log.messages.details(id)?.providerId).toBe(server.taken[0]?.providerId);
    const codes = desk.log.messages.history(id).map(({ code }) => code);
    expect(codes).toEqual(['created', 'unconfirmed', 'confirmed-gone']);
  });

  it('stays in doubt, and is not sent again, while the server’s lists may still lag behind', async () => {
    server.failNext({ path: server.sendPath, isHandled: true, then: 'cut' });
    server.lag();
    const [id = ''] = begin();
    await waitForLog(desk.log, () => saysOf(id) === 'unconfirmed');
    desk.tracker.checkNow(ACCOUNT);
    await server.waitFor(/history$/);
    await desk.tracker.stop();
    expect(saysOf(id)).toBe('unconfirmed');
    expect(server.taken).toHaveLength(1);
  });

  it('waits as long as the server asks for when it is throttled, and goes once', async () => {
    const throttled = json(429, { http_code: 429 }, { 'Retry-After': '1' });
    server.failNext({ path: server.sendPath, then: throttled });
    const [id = ''] = begin();
    await waitForLog(desk.log, () => desk.row(id).waitReason === 'throttled');
    expect(server.taken).toEqual([]);
    await waitForLog(desk.log, () => saysOf(id) === 'Queued');
    expect(server.taken).toHaveLength(1);
    expect(desk.row(id).tries).toBe(2);
  });

  it('is Error under HTTP 200 with an error in the body, and without credit the rest waits', async () => {
    const data = { messages: [{ status: 'INSUFFICIENT_CREDIT', custom_string: '' }] };
    const body = { http_code: 200, response_code: 'SUCCESS', data };
    server.failNext({ path: server.sendPath, then: json(200, body) });
    const ids = begin(3);
    await waitForLog(desk.log, () => desk.ports.accounts.get(ACCOUNT)?.pause !== null);
    expect(ids.map(saysOf)).toEqual(['Error', 'waiting', 'waiting']);
    expect(desk.ports.accounts.get(ACCOUNT)?.pause?.reason).toBe('no-credit');
    expect(desk.log.messages.history(ids[0] ?? '').at(-1)?.detail.reply).toContain('INSUFFICIENT_CREDIT');
    expect(server.taken).toEqual([]);

    desk.ports.accounts.setPause(ACCOUNT, null);
    desk.outbox.renew(ACCOUNT);
    await waitUntilIdle(desk.log);
    expect(ids.map(saysOf)).toEqual(['Error', 'Queued', 'Queued']);
    expect(server.taken).toHaveLength(2);
  });

  it('is no Error when the key is refused, and the account pauses after one try', async () => {
    server.failNext({ path: server.sendPath, then: json(401, { response_code: 'UNAUTHORIZED' }) });
    const ids = begin(2);
    await waitForLog(desk.log, () => desk.ports.accounts.get(ACCOUNT)?.pause !== null);
    expect(ids.map(saysOf)).toEqual(['waiting', 'waiting']);
    expect(desk.ports.accounts.get(ACCOUNT)?.pause?.reason).toBe('authentication-refused');
  });

  it('can be answered with STOP: no further SMS, and the answer is marked as read at the server', async () => {
    const [id = ''] = begin();
    await waitForLog(desk.log, () => saysOf(id) === 'Queued');
    server.receive(NUMBER, 'Stop.');
    desk.tracker.checkNow(ACCOUNT);
    await server.waitFor(/inbound-read/);
    const { patientId } = desk.row(id);
    expect(consentVerdict(desk.log.notes.consents(patientId ?? ''), 'Marketing', 'sms', [])).toBe(
      'opted-out',
    );
    expect(desk.log.messages.history(id).at(-1)?.code).toBe('unsubscribed');
    expect([...server.read]).toEqual(['IN-1']);
  });
});

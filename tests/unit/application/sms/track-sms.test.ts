import { beforeEach, describe, expect, it } from 'vitest';
import type { Outbox } from '../../../../src/main/application/outbox/outbox';
import { resumeAccount } from '../../../../src/main/application/accounts/resume-account';
import { TrackSms } from '../../../../src/main/application/sms/track-sms';
import type { SmsEvent, SmsFetched, SmsReply } from '../../../../src/main/ports/sms-provider';
import { consentVerdict } from '../../../../src/shared/domain/consent';
import type { Purpose } from '../../../../src/shared/domain/message';
import { refusedSms } from '../../../support/fakes/scripted-sms';
import { TestPractice } from '../../../support/fakes/test-practice';
import { DAY_MS, HOUR_MS, NOW, sampleId, samplePatient } from '../../../support/log/sample-log';
import {
  gatewayAccount,
  NUMBER,
  SAMPLE_SMS,
  sampleSms,
  sendAtAnyHour,
  smsAccount,
  TEXT,
  writeSms,
} from '../../../support/sending/sample-sms';

const MINUTE_MS = 60_000;
const TURN_MS = 30_000;
const ACCOUNT = sampleId('account', 2);
const PATIENT = sampleId('patient', 1);

let practice: TestPractice;
let outbox: Outbox;
let tracker: TrackSms;

beforeEach(() => {
  practice = new TestPractice();
  sendAtAnyHour(practice.ports);
  practice.addAccount(smsAccount());
  practice.ports.patients.insert([samplePatient(1, { mobile: NUMBER })]);
  begin();
});

function begin(): void {
  outbox = practice.startOutbox();
  tracker = new TrackSms(practice.ports, (accountId) => {
    outbox.wake(accountId);
  });
}

async function send(...sms: ReturnType<typeof sampleSms>[]): Promise<string[]> {
  const ids = writeSms(practice.ports, ...sms);
  outbox.wake(ACCOUNT);
  await practice.pass(0);
  return ids;
}

async function start(): Promise<void> {
  tracker.start();
  await practice.pass(0);
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await practice.pass(TURN_MS);
}

function event(id: string, status: SmsEvent['status'], changes: Partial<SmsEvent> = {}): SmsEvent {
  const at = practice.clock.now();
  return {
    ...{ eventId: `${id} ${status}`, id, providerId: null, to: null, status, at },
    ...{ reply: `said ${status}`, evidence: '{"said":1}' },
    ...changes,
  };
}

function news(events: SmsEvent[], changes: Partial<SmsFetched> = {}): SmsFetched {
  return { events, replies: [], acknowledge: null, hasMore: false, ...changes };
}

function reply(text: string, changes: Partial<SmsReply> = {}): SmsReply {
  return { eventId: 'reply-1', from: NUMBER, text, at: practice.clock.now(), ...changes };
}

function trouble(): string | undefined {
  return tracker.states()[0]?.trouble?.kind;
}

function hasOptedOut(purpose: Purpose = 'Marketing'): boolean {
  return consentVerdict(practice.ports.notes.consents(PATIENT), purpose, 'sms', []) === 'opted-out';
}

describe('an SMS whose attempt got no answer', () => {
  beforeEach(() => {
    practice.smsProviders.answer = () => refusedSms({ kind: 'no-answer', httpStatus: null, evidence: '' });
  });

  it('is Queued with the provider’s id when the provider says that it has it, and is not sent again', async () => {
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.finding = () => ({
      found: true,
      event: event(id, 'sent', { providerId: 'MSG-1' }),
    });
    await start();
    expect(practice.smsProviders.lookedFor).toEqual([
      { id, to: NUMBER, text: TEXT, attemptedAt: NOW, twinProviderIds: [] },
    ]);
    expect(practice.ports.messages.details(id)).toMatchObject({
      ...{ status: 'Queued', outboxState: null, providerId: 'MSG-1' },
    });
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({
      ...{ code: 'confirmed-gone', source: 'provider', by: null },
    });
    await turns(5);
    expect(practice.smsProviders.sent).toHaveLength(1);
  });

  it('waits again, and is sent once more, when the provider has certainly not got it', async () => {
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.finding = () => ({ found: false });
    practice.smsProviders.answer = () => ({
      ...{ ok: true, providerId: 'MSG-2', status: 'queued', reply: '', evidence: '', segments: 1 },
    });
    await practice.pass(2 * MINUTE_MS);
    await start();
    expect(practice.codes(id)).toEqual(['created', 'unconfirmed', 'confirmed-not-gone', 'accepted']);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', tries: 2 });
    expect(practice.smsProviders.sent).toHaveLength(2);
  });

  it('that the log does not know of, since it came from a backup, is left to a person though nothing is listed', async () => {
    const [id = ''] = writeSms(practice.ports, sampleSms(1));
    practice.ports.outbox.settle(id, { state: 'unconfirmed' }, [], practice.clock.now());
    practice.smsProviders.finding = () => ({ found: false });
    await start();
    await turns(5);
    expect(practice.row(id).outboxState).toBe('unconfirmed');
    expect(practice.smsProviders.sent).toEqual([]);
    practice.smsProviders.finding = () => ({
      found: true,
      event: event(id, 'sent', { providerId: 'MSG-1' }),
    });
    tracker.checkNow(ACCOUNT);
    await practice.pass(0);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('is asked about in its turn when very many are in doubt', async () => {
    const many = Array.from({ length: 250 }, (_, index) => sampleSms(index + 1));
    const ids = writeSms(practice.ports, ...many);
    for (const id of ids)
      practice.ports.outbox.settle(id, { state: 'unconfirmed' }, [], practice.clock.now());
    await start();
    expect(practice.smsProviders.lookedFor).toHaveLength(100);
    await turns(2);
    expect(new Set(practice.smsProviders.lookedFor.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('stays in doubt while the provider cannot tell, and is asked about again, ever more rarely', async () => {
    const [id = ''] = await send(sampleSms(1));
    await start();
    await turns(4);
    expect(practice.smsProviders.lookedFor).toHaveLength(5);
    await turns(16);
    const afterTenMinutes = practice.smsProviders.lookedFor.length;
    await turns(20);
    expect(practice.smsProviders.lookedFor.length - afterTenMinutes).toBe(2);
    expect(practice.row(id).outboxState).toBe('unconfirmed');
    expect(practice.smsProviders.sent).toHaveLength(1);
  });

  it('is left to a person after a week', async () => {
    const [id = ''] = await send(sampleSms(1));
    await practice.pass(8 * DAY_MS);
    await start();
    expect(practice.smsProviders.lookedFor).toEqual([]);
    expect(practice.row(id).outboxState).toBe('unconfirmed');
  });

  it('is given up instead of sent when its time was over before that was known', async () => {
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.finding = () => ({ found: false });
    await practice.pass(2 * DAY_MS);
    await start();
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'gave-up', outboxState: null });
    expect(practice.smsProviders.sent).toHaveLength(1);
  });

  it('is asked about before anything else, also after a restart', async () => {
    const [id = ''] = await send(sampleSms(1));
    await outbox.stop(0);
    practice = new TestPractice(practice);
    begin();
    practice.smsProviders.finding = () => {
      expect(practice.smsProviders.askedAbout).toEqual([]);
      return { found: true, event: event(id, 'queued', { providerId: 'MSG-1' }) };
    };
    await start();
    expect(practice.row(id).status).toBe('Queued');
    expect(practice.smsProviders.askedAbout).toEqual([
      [{ id, providerId: 'MSG-1', to: NUMBER, sentAt: NOW }],
    ]);
  });
});

describe('news of an SMS', () => {
  it('becomes its status with the provider’s words, and is written once however often it is read', async () => {
    const [id = ''] = await send(sampleSms(1));
    const sent = event(id, 'sent');
    practice.smsProviders.fetched = [news([sent]), news([sent, event(id, 'delivered')])];
    await start();
    expect(practice.row(id).status).toBe('Sent');
    await turns(1);
    expect(practice.row(id).status).toBe('Delivered');
    const history = practice.ports.messages.history(id);
    expect(history.map(({ code }) => code)).toEqual(['created', 'accepted', 'handed-on', 'delivered']);
    expect(history.at(-1)).toMatchObject({
      ...{ source: 'provider', detail: { reply: 'said delivered' }, hasEvidence: true },
    });
  });

  it('did not happen before the provider had it, nor after it was told, whatever the provider’s clock says', async () => {
    const [id = ''] = await send(sampleSms(1));
    const late = event(id, 'delivered', { at: NOW + HOUR_MS });
    practice.smsProviders.fetched = [news([event(id, 'sent', { at: NOW - HOUR_MS })]), news([late])];
    await start();
    await turns(1);
    const at = practice.ports.messages
      .history(id)
      .slice(-2)
      .map((line) => line.at);
    expect(at).toEqual([NOW, practice.clock.now()]);
  });

  it.each([
    ['bounced', 'Bounced', 'bounced'],
    ['rejected', 'Rejected', 'rejected'],
    ['error', 'Error', 'send-refused'],
    ['other', 'Other', 'cancelled'],
  ] as const)('"%s" is %s, and touches no record of a patient', async (said, status, statusCode) => {
    const before = practice.ports.patients.byIds([PATIENT]);
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.fetched = [news([event(id, said)])];
    await start();
    expect(practice.row(id)).toMatchObject({ status, statusCode });
    expect(practice.ports.patients.byIds([PATIENT])).toEqual(before);
    expect(practice.ports.arrivals.stopOfMessage(id)).toBeNull();
  });

  it('"delayed" is a line without a status, and "queued" is none', async () => {
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.fetched = [news([event(id, 'delayed'), event(id, 'queued')])];
    await start();
    expect(practice.row(id)).toMatchObject({ status: 'Queued', isDelayed: true });
    expect(practice.codes(id)).toEqual(['created', 'accepted', 'delayed']);
  });

  it('finds its SMS by the provider’s id where ours does not come back', async () => {
    const [id = ''] = await send(sampleSms(1));
    practice.smsProviders.fetched = [news([event('x', 'delivered', { id: null, providerId: 'P-1' })])];
    await start();
    expect(practice.row(id).status).toBe('Delivered');
  });

  it('about an e-mail, or about nothing of ours, changes nothing', async () => {
    const email = practice.addAccount();
    practice.server.answer = () => 'accept';
    const [id = ''] = await practice.write(email, 1, { patientIds: [PATIENT] }, outbox);
    await practice.pass(0);
    practice.smsProviders.fetched = [news([event(id, 'bounced'), event('another program’s', 'bounced')])];
    await start();
    expect(practice.codes(id)).toEqual(['created', 'accepted']);
  });

  it('is acknowledged only after it was committed', async () => {
    const [id = ''] = await send(sampleSms(1));
    const seen: string[] = [];
    const acknowledge = () => {
      seen.push(practice.row(id).status);
      return Promise.resolve();
    };
    practice.smsProviders.fetched = [news([event(id, 'delivered')], { acknowledge })];
    practice.disk.fill('messages.append');
    await start();
    expect(seen).toEqual([]);
    expect(trouble()).toBe('log-unwritable');
    practice.disk.makeRoom();
    practice.smsProviders.fetched = [news([event(id, 'delivered')], { acknowledge })];
    await turns(1);
    expect(seen).toEqual(['Delivered']);
    expect(trouble()).toBeUndefined();
  });

  it('is fetched to its end at once where there is more', async () => {
    const ids = await send(sampleSms(1), sampleSms(2));
    practice.smsProviders.fetched = ids.map((id) => news([event(id, 'delivered')], { hasMore: true }));
    await start();
    expect(practice.rows(ids).map(({ status }) => status)).toEqual(['Delivered', 'Delivered']);
    expect(practice.smsProviders.askedAbout).toHaveLength(3);
  });

  it('is asked for every 30 s at first, every 5 min for a day, then hourly, and after a week no more', async () => {
    await send(sampleSms(1));
    await start();
    const asked = async (passMs: number): Promise<number> => {
      const before = practice.smsProviders.askedAbout.filter(({ length }) => length > 0).length;
      for (let passed = 0; passed < passMs; passed += TURN_MS) await practice.pass(TURN_MS);
      return practice.smsProviders.askedAbout.filter(({ length }) => length > 0).length - before;
    };
    expect(await asked(9 * MINUTE_MS)).toBe(18);
    await asked(51 * MINUTE_MS);
    expect(await asked(HOUR_MS)).toBe(12);
    practice.clock.advance(2 * DAY_MS);
    await asked(HOUR_MS);
    expect(await asked(4 * HOUR_MS)).toBe(4);
    practice.clock.advance(6 * DAY_MS);
    expect(await asked(HOUR_MS)).toBe(0);
  });
});

describe('an answer from a patient’s phone', () => {
  it.each(['STOP', ' stop. ', 'Opt-Out', 'UNSUBSCRIBE!', 'quit', 'End', 'Cancel'])(
    '%j ends SMS for everyone with the number, and stands with the last one they got',
    async (text) => {
      const [id = ''] = await send(sampleSms(1));
      practice.smsProviders.fetched = [news([], { replies: [reply(text)] })];
      await start();
      expect(hasOptedOut()).toBe(true);
      expect(practice.ports.messages.history(id).at(-1)).toMatchObject({
        ...{ status: null, code: 'unsubscribed', source: 'provider', detail: { reply: text.trim() } },
      });
      const [change] = practice.ports.notes.consentChanges([PATIENT]);
      expect(change).toMatchObject({ channel: 'sms', choice: 'refused', setBy: null });
    },
  );

  it.each(['Please cancel my appointment', 'Thanks!', 'stopped by yesterday', '', 'STOP it, why?'])(
    '%j is for a person to read',
    async (text) => {
      await send(sampleSms(1));
      practice.smsProviders.fetched = [news([], { replies: [reply(text)] })];
      await start();
      expect(hasOptedOut()).toBe(false);
    },
  );

  it('counts once: what is said at the desk afterwards is not undone by reading it again', async () => {
    await send(sampleSms(1));
    practice.smsProviders.fetched = [news([], { replies: [reply('STOP')] })];
    await start();
    const given = { purpose: 'Marketing', channel: 'sms', choice: 'given' } as const;
    practice.ports.notes.setConsent(PATIENT, { ...given, setAt: practice.clock.now() + 1, setBy: 'Kim' });
    // A provider that does not tell the time of an answer: it is that of the reading.
    const again = reply('STOP', { at: practice.clock.now() + 5 * MINUTE_MS });
    practice.smsProviders.fetched = [news([], { replies: [again] })];
    await practice.pass(5 * MINUTE_MS);
    expect(hasOptedOut()).toBe(false);
  });

  it('that is read late does not undo what was said at the desk since', async () => {
    await send(sampleSms(1));
    const given = { purpose: 'Marketing', channel: 'sms', choice: 'given' } as const;
    practice.ports.notes.setConsent(PATIENT, { ...given, setAt: NOW - HOUR_MS, setBy: 'Kim' });
    practice.smsProviders.fetched = [news([], { replies: [reply('STOP', { at: NOW - 2 * HOUR_MS })] })];
    await start();
    expect(hasOptedOut()).toBe(false);
    expect(hasOptedOut('Education')).toBe(true);
  });

  it('from a number that was never written to refuses for whoever has it', async () => {
    practice.smsProviders.fetched = [news([], { replies: [reply('STOP')] })];
    await start();
    expect(hasOptedOut()).toBe(true);
  });
});

describe('the asking', () => {
  it('tells when it was done last, and what keeps it from being done, since when', async () => {
    await start();
    expect(tracker.states()).toEqual([
      { accountId: ACCOUNT, lastCheckedAt: NOW, trouble: null, backfill: null },
    ]);
    const failure = { trouble: 'unreachable', reply: 'not found' } as const;
    practice.smsProviders.fetched = [failure, failure];
    await practice.pass(5 * MINUTE_MS);
    await turns(1);
    expect(tracker.states()).toEqual([
      {
        accountId: ACCOUNT,
        lastCheckedAt: NOW,
        trouble: { kind: 'unreachable', detail: 'not found', at: NOW + 5 * MINUTE_MS },
        backfill: null,
      },
    ]);
    await turns(1);
    expect(trouble()).toBeUndefined();
  });

  it('ends with a key that is refused until a person has acted', async () => {
    practice.smsProviders.fetched = [{ trouble: 'credentials-refused', reply: 'HTTP 401' }];
    await start();
    expect(trouble()).toBe('authentication-refused');
    await turns(100);
    expect(practice.smsProviders.askedAbout).toHaveLength(1);
    practice.ports.accounts.setPause(ACCOUNT, { reason: 'authentication-refused', at: NOW, detail: '' });
    resumeAccount(practice.ports, practice.asked, ACCOUNT);
    await practice.pass(0);
    expect(practice.smsProviders.askedAbout).toHaveLength(2);
    expect(trouble()).toBeUndefined();
  });

  it('begins anew with other settings, and ends with the account', async () => {
    await start();
    const account = smsAccount();
    practice.ports.accounts.update(ACCOUNT, account, { ...SAMPLE_SMS, senderId: 'Other' });
    await practice.pass(0);
    expect(practice.smsProviders.askedAbout).toHaveLength(2);
    practice.ports.accounts.remove(ACCOUNT, NOW);
    await turns(20);
    expect(practice.smsProviders.askedAbout).toHaveLength(2);
    expect(tracker.states()).toEqual([]);
  });

  it('needs the key', async () => {
    practice.vault.remove(ACCOUNT);
    await start();
    expect(trouble()).toBe('password-needed');
    expect(practice.smsProviders.askedAbout).toEqual([]);
  });

  it('is not done for a gateway, for e-mail, and of a provider that says nothing', async () => {
    practice.addAccount();
    practice.ports.accounts.insert({ ...gatewayAccount(ACCOUNT), id: sampleId('account', 4) });
    practice.smsProviders.confirmable = [];
    await start();
    expect(tracker.states()).toEqual([]);
    expect(practice.smsProviders.askedAbout).toEqual([]);
  });

  it('ends when it is told to, with what has begun', async () => {
    await start();
    await tracker.stop();
    await turns(20);
    expect(practice.smsProviders.askedAbout).toHaveLength(1);
  });

  it('is done at once when a person wants it, and when the network is back', async () => {
    await start();
    tracker.checkNow(ACCOUNT);
    await practice.pass(0);
    practice.network.set(false);
    practice.network.set(true);
    await practice.pass(0);
    expect(practice.smsProviders.askedAbout).toHaveLength(3);
  });
});

describe('the credit', () => {
  it('is asked for at the start, and after sending, but no more often than every ten minutes', async () => {
    expect(tracker.creditOf(ACCOUNT)).toBeNull();
    await start();
    expect(tracker.creditOf(ACCOUNT)).toEqual({ amount: 40, currency: 'AUD', at: NOW });
    await turns(40);
    expect(practice.smsProviders.creditAsked).toBe(1);
    practice.smsProviders.creditLeft = { amount: 39, currency: 'AUD' };
    await send(sampleSms(1));
    await turns(1);
    expect(tracker.creditOf(ACCOUNT)?.amount).toBe(39);
    await turns(10);
    expect(practice.smsProviders.creditAsked).toBe(2);
  });

  it('is told whenever the provider has said it anew, until nobody listens', async () => {
    const told: (number | undefined)[] = [];
    const stop = tracker.onCredit(() => {
      told.push(tracker.creditOf(ACCOUNT)?.amount);
    });
    await start();
    await turns(5);
    expect(told).toEqual([40]);
    stop();
    await send(sampleSms(1));
    await turns(25);
    expect(practice.smsProviders.creditAsked).toBe(2);
    expect(told).toEqual([40]);
  });

  it('is what was last said where the provider does not say any more', async () => {
    await start();
    practice.smsProviders.creditLeft = null;
    await send(sampleSms(1));
    await turns(25);
    expect(tracker.creditOf(ACCOUNT)?.amount).toBe(40);
    expect(tracker.creditOf(sampleId('account', 9))).toBeNull();
  });
});

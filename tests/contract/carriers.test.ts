import { beforeEach, expect, it } from 'vitest';
import type { NewCarrier } from '../../src/main/ports/message-store';
import type { NewStatusUpdate } from '../../src/shared/domain/status-history';
import { describeContract } from '../support/log/contract';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  samplePatient,
  sampleMessage,
} from '../support/log/sample-log';
import { gatewayAccount, sampleSms, writeSms } from '../support/sending/sample-sms';

const EMAIL_ACCOUNT = sampleId('account', 1);
const SMS = sampleId('message', 1);
const CARRIER = sampleId('message', 11);
const SMS_BATCH = sampleId('batch', 2);

function carrierOf(number: number, changes: Partial<NewCarrier> = {}): NewCarrier {
  const message = sampleMessage(number + 10, {
    patientId: null,
    recipient: '61491570156@sms.example.com',
  });
  const batch = sampleBatch(number + 10, { name: 'E-mails carrying “Reminders by SMS”' });
  return { carries: sampleId('message', number), batch, message, ...changes };
}

describeContract('e-mails that carry SMS', (log) => {
  beforeEach(() => {
    log().accounts.insert(sampleAccount());
    log().accounts.insert(gatewayAccount(EMAIL_ACCOUNT));
  });

  function row(id: string) {
    const [found] = log().messages.rows([id]);
    if (found === undefined) throw new Error(`There is no message ${id}.`);
    return found;
  }

  function append(id: string, line: Partial<NewStatusUpdate>): void {
    log().messages.append(id, sampleLine(line), NOW + 9);
  }

  it('are written once for an SMS, however often they are asked for', () => {
    writeSms(log(), sampleSms(1));
    expect(log().messages.insertCarrier(carrierOf(1))).toBe(CARRIER);
    expect(log().messages.insertCarrier({ ...carrierOf(2), carries: SMS })).toBe(CARRIER);
    expect(log().messages.countMessages()).toBe(2);
    expect(row(CARRIER)).toMatchObject({ channel: 'email', outboxState: 'waiting', patientId: null });
  });

  it('name the SMS, and the SMS names the e-mail and what it was sent through', () => {
    writeSms(log(), sampleSms(1), sampleSms(2));
    log().messages.insertCarrier(carrierOf(1));
    expect(log().messages.details(SMS)).toMatchObject({
      ...{ carries: null, carriedBy: CARRIER, accountName: 'Sendtrail Email' },
    });
    expect(log().messages.details(CARRIER)).toMatchObject({
      ...{ carries: SMS, carriedBy: null, accountName: 'Reception' },
    });
    expect(log().messages.details(sampleId('message', 2))).toMatchObject({ carries: null, carriedBy: null });
    expect([row(CARRIER).carries, row(SMS).carries]).toEqual([SMS, null]);
  });

  it('may leave when the SMS may, by what its patient says', () => {
    log().patients.insert([samplePatient(1)]);
    writeSms(log(), sampleSms(1, { patientId: sampleId('patient', 1), purpose: 'Recall' }));
    log().messages.insertCarrier(carrierOf(1));
    log().notes.setConsent(sampleId('patient', 1), {
      ...{ purpose: 'Recall', channel: 'sms', choice: 'refused', setAt: NOW, setBy: null },
    });
    expect(log().outbox.leaving(CARRIER)).toMatchObject({
      ...{ purpose: 'Recall', channel: 'sms', isToPatient: true, choice: 'refused' },
    });
  });

  it('of one batch are one batch', () => {
    writeSms(log(), sampleSms(1), sampleSms(2));
    writeSms(log(), sampleSms(3, { batchId: sampleId('batch', 3) }));
    expect(log().batches.carrying(SMS_BATCH)).toBeNull();
    for (const number of [1, 2, 3]) log().messages.insertCarrier(carrierOf(number));
    const batchIds = [11, 12, 13].map((number) => row(sampleId('message', number)).batchId);
    expect(batchIds).toEqual([11, 11, 13].map((number) => sampleId('batch', number)));
    expect(log().batches.carrying(SMS_BATCH)).toBe(sampleId('batch', 11));
    expect(row(CARRIER).batchName).toBe('E-mails carrying “Reminders by SMS”');
  });

  it('wait with their SMS when its batch was stopped while they were written', () => {
    writeSms(log(), sampleSms(1), sampleSms(2));
    log().outbox.claim(sampleId('account', 2), NOW, 1);
    log().batches.stop(SMS_BATCH, NOW, 'Kim');
    log().messages.insertCarrier(carrierOf(1));
    expect(row(CARRIER)).toMatchObject({ outboxState: 'waiting', waitReason: 'stopped' });
    expect(log().messages.batches([sampleId('batch', 11)])[0]?.stopped).toEqual({ at: NOW, by: 'Kim' });
    expect(log().outbox.nextDueAt(EMAIL_ACCOUNT).bulk).toBeGreaterThan(NOW * 2);
    expect(log().batches.resume(sampleId('batch', 11), NOW + 1, 'Kim')).toBe(1);
    expect(log().outbox.nextDueAt(EMAIL_ACCOUNT).bulk).toBe(NOW + 1);
  });

  it('go with the messages of batches where their SMS does, else with the single ones', () => {
    writeSms(log(), sampleSms(1), sampleSms(2));
    writeSms(log(), sampleSms(3, { batchId: sampleId('batch', 3) }));
    for (const number of [1, 3]) log().messages.insertCarrier(carrierOf(number));
    expect(log().outbox.nextDueAt(EMAIL_ACCOUNT)).toEqual({ single: NOW, bulk: NOW });
    const single = log().outbox.claim(EMAIL_ACCOUNT, NOW, 10, { limit: 0, mayTake: () => false });
    expect(single.map(({ id }) => id)).toEqual([sampleId('message', 13)]);
  });

  it('cannot be written for an SMS that there is not', () => {
    expect(() => log().messages.insertCarrier(carrierOf(9))).toThrow();
    expect(log().messages.countMessages()).toBe(0);
  });

  it('pass on what becomes of them, by whatever way that is written', () => {
    writeSms(log(), sampleSms(1), sampleSms(2), sampleSms(3));
    for (const number of [1, 2, 3]) log().messages.insertCarrier(carrierOf(number));
    for (const number of [1, 2, 3]) {
      const id = sampleId('message', number);
      log().outbox.claim(sampleId('account', 2), NOW, 3);
      log().outbox.settle(id, { state: 'done', providerId: null }, [], NOW);
    }
    log().outbox.claim(EMAIL_ACCOUNT, NOW, 1);
    const accepted = sampleLine({ detail: { reply: '250 Ok', server: 'mail.example.org', durationMs: 5 } });
    log().outbox.settle(CARRIER, { state: 'done', providerId: 'Q1' }, [accepted], NOW);
    expect(row(SMS)).toMatchObject({ status: 'Queued', statusCode: 'accepted', statusAt: accepted.at });
    expect(log().messages.history(SMS).at(-1)).toMatchObject({
      detail: { relatedMessageId: CARRIER, reply: '250 Ok', server: 'mail.example.org' },
      source: 'sending',
    });

    append(CARRIER, { status: 'Bounced', code: 'bounced', at: NOW + 2_000, source: 'mailbox' });
    expect(row(SMS)).toMatchObject({ status: 'Error', statusCode: 'carrier-failed' });

    const cancelled = sampleLine({ status: 'Other', code: 'cancelled', source: 'person', by: 'Kim' });
    expect(log().outbox.cancel(sampleId('message', 12), [cancelled], NOW)).toBe(true);
    expect(row(sampleId('message', 2))).toMatchObject({ status: 'Other', statusCode: 'cancelled' });
    expect(row(sampleId('message', 3)).status).toBe('Created');
  });

  it('pass nothing on twice, and nothing that says no more than Queued', () => {
    writeSms(log(), sampleSms(1));
    log().messages.insertCarrier(carrierOf(1));
    append(CARRIER, {});
    append(CARRIER, {});
    append(CARRIER, { status: 'Delivered', code: 'delivered', at: NOW + 3_000 });
    append(CARRIER, { status: null, code: 'delayed' });
    expect(
      log()
        .messages.history(SMS)
        .map(({ code }) => code),
    ).toEqual(['created', 'accepted']);
    expect(row(CARRIER).status).toBe('Delivered');
  });

  it('tell of both when one changes, after it was committed', () => {
    writeSms(log(), sampleSms(1));
    log().messages.insertCarrier(carrierOf(1));
    const told: string[][] = [];
    log().changes.subscribe(({ messageIds }) => told.push([...messageIds].sort()));
    append(CARRIER, {});
    expect(told).toEqual([[SMS, CARRIER].sort()]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Log } from '../../src/main/ports/log';
import type { NewMessage } from '../../src/main/ports/message-store';
import { describeContract } from '../support/log/contract';
import {
  createdLine,
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
} from '../support/log/sample-log';

const ACCOUNT = sampleId('account', 1);
const OTHER_ACCOUNT = sampleId('account', 2);
const FIRST = sampleId('message', 1);
const SECOND = sampleId('message', 2);
const DONE = { state: 'done', providerId: null } as const;
const UNCONFIRMED = { state: 'unconfirmed' } as const;

function waiting(dueAt: number, waitReason: string | null = 'connection-refused', countsAsTry = true) {
  return { state: 'waiting', dueAt, waitReason, countsAsTry } as const;
}

/** Puts messages into the log, all in batch 1, numbered from 1. */
function write(log: Log, ...messages: Partial<NewMessage>[]): void {
  log.accounts.insert(sampleAccount());
  log.accounts.insert(sampleAccount({ id: OTHER_ACCOUNT, name: 'Accounts' }));
  log.messages.insert(
    sampleBatch(1),
    messages.map((changes, index) => sampleMessage(index + 1, changes)),
  );
}

const row = (log: Log, id: string) => log.messages.rows([id])[0];
const claimedIds = (log: Log, limit: number, now = NOW) =>
  log.outbox.claim(ACCOUNT, now, limit).map(({ id }) => id);

describeContract('outbox store', (log) => {
  describe('claiming', () => {
    it('gives all that an attempt needs', () => {
      write(log(), {
        scheduledFor: NOW - 5,
        createdAt: NOW - HOUR_MS,
        notAfter: NOW + HOUR_MS,
        dueAt: NOW - 5,
      });
      expect(log().outbox.claim(ACCOUNT, NOW, 10)).toEqual([
        {
          id: FIRST,
          accountId: ACCOUNT,
          fromAddress: 'desk@example.org',
          recipient: 'anh.nguyen@example.org',
          messageIdHeader: `<${FIRST.replaceAll('-', '')}@example.org>`,
          token: FIRST.replaceAll('-', ''),
          createdAt: NOW - HOUR_MS,
          firstDueAt: NOW - 5,
          notAfter: NOW + HOUR_MS,
          tries: 1,
          sizeBytes: log().messages.mime(FIRST)[0]?.bytes.length,
        },
      ]);
      expect(row(log(), FIRST)).toMatchObject({ outboxState: 'sending', dueAt: null, tries: 1 });
    });

    it('takes what is due, oldest first, and each message once', () => {
      write(
        log(),
        { dueAt: NOW - 1 },
        { dueAt: NOW + 1 },
        { dueAt: NOW - 9 },
        { dueAt: NOW },
        { dueAt: NOW - 1 },
      );
      const id = (number: number) => sampleId('message', number);
      expect(claimedIds(log(), 2)).toEqual([id(3), id(1)]);
      expect(claimedIds(log(), 10)).toEqual([id(5), id(4)]);
      expect(claimedIds(log(), 10)).toEqual([]);
      expect(claimedIds(log(), 10, NOW + 1)).toEqual([id(2)]);
    });

    it('takes only messages of its account', () => {
      write(log(), { accountId: OTHER_ACCOUNT }, {});
      expect(claimedIds(log(), 10)).toEqual([SECOND]);
      expect(log().outbox.claim(sampleId('account', 9), NOW, 10)).toEqual([]);
    });

    it('takes nothing that was never to be sent', () => {
      write(log(), { dueAt: null });
      expect(claimedIds(log(), 10)).toEqual([]);
    });
  });

  describe('saying what decides whether a message may leave', () => {
    const REFUSED = { channel: 'email', choice: 'refused', setAt: NOW, setBy: 'Kim' } as const;
    const PATIENT = sampleId('patient', 1);
    const choiceOf = (id: string) => log().outbox.leaving(id)?.choice;

    /** One message of each purpose to the first patient, and one to nobody on record. */
    function writeTo(patientId: string): void {
      log().patients.insert([samplePatient(1), samplePatient(2)]);
      write(
        log(),
        { patientId, purpose: 'Marketing' },
        { patientId, purpose: 'Recall' },
        { patientId: null, purpose: 'Marketing' },
      );
    }

    it('is its purpose and channel, and whether it is to somebody on record', () => {
      writeTo(PATIENT);
      expect(log().outbox.leaving(FIRST)).toMatchObject({
        ...{ purpose: 'Marketing', channel: 'email', isToPatient: true, choice: null },
      });
      expect(log().outbox.leaving(sampleId('message', 3))?.isToPatient).toBe(false);
      expect(log().outbox.leaving(sampleId('message', 9))).toBeNull();
    });

    it('comes with the bytes that leave, piece by piece', () => {
      writeTo(PATIENT);
      const pieces = log()
        .messages.mime(FIRST)
        .map(({ bytes }) => bytes);
      expect(pieces.length).toBeGreaterThan(0);
      expect(log().outbox.leaving(FIRST)?.mime).toEqual(pieces);
    });

    it('is what the patient says now, for the message’s purpose and channel alone', () => {
      writeTo(PATIENT);
      const marketing = { ...REFUSED, purpose: 'Marketing' } as const;
      log().notes.setConsent(PATIENT, { ...marketing, channel: 'sms' });
      log().notes.setConsent(sampleId('patient', 2), marketing);
      expect(choiceOf(FIRST)).toBeNull();
      log().notes.setConsent(PATIENT, marketing);
      expect(choiceOf(FIRST)).toBe('refused');
      expect(choiceOf(SECOND)).toBeNull();
      expect(choiceOf(sampleId('message', 3))).toBeNull();
      log().notes.setConsent(PATIENT, { ...marketing, choice: 'given' });
      expect(choiceOf(FIRST)).toBe('given');
    });

    it('is asked of the record that stands for the patient now', () => {
      writeTo(PATIENT);
      log().notes.setConsent(PATIENT, { ...REFUSED, purpose: 'Marketing' });
      log().patients.merge(sampleId('patient', 2), PATIENT);
      expect(choiceOf(FIRST)).toBeNull();
      log().notes.setConsent(sampleId('patient', 2), { ...REFUSED, purpose: 'Marketing' });
      expect(choiceOf(FIRST)).toBe('refused');
    });
  });

  describe('settling', () => {
    it('ends an attempt that was accepted, with its line', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.markHandedOver(FIRST, NOW);
      log().outbox.settle(FIRST, { state: 'done', providerId: '0102-abc' }, [sampleLine()], NOW + 3);
      expect(row(log(), FIRST)).toMatchObject({ status: 'Queued', outboxState: null, dueAt: null, tries: 1 });
      expect(log().messages.details(FIRST)?.providerId).toBe('0102-abc');
      expect(log().messages.history(FIRST)[1]).toMatchObject({ code: 'accepted', recordedAt: NOW + 3 });
      expect(log().outbox.interrupted()).toEqual([]);
    });

    it('keeps the server’s own id when a later word from elsewhere names none', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.settle(FIRST, { state: 'done', providerId: '0102-abc' }, [], NOW);
      log().outbox.settle(FIRST, DONE, [], NOW);
      expect(log().messages.details(FIRST)?.providerId).toBe('0102-abc');
    });

    it('lets a message wait for its next try, and say why', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.settle(
        FIRST,
        waiting(NOW + 60_000),
        [sampleLine({ status: null, code: 'try-failed' })],
        NOW,
      );
      expect(row(log(), FIRST)).toMatchObject({
        outboxState: 'waiting',
        dueAt: NOW + 60_000,
        waitReason: 'connection-refused',
        tries: 1,
        status: 'Created',
      });
      expect(claimedIds(log(), 1)).toEqual([]);
      expect(claimedIds(log(), 1, NOW + 60_000)).toEqual([FIRST]);
      expect(row(log(), FIRST)?.tries).toBe(2);
    });

    it('does not count a try that was none', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.settle(FIRST, waiting(NOW, null, false), [], NOW);
      expect(row(log(), FIRST)).toMatchObject({ tries: 0, waitReason: null });
    });

    it('keeps a message unconfirmed until it is settled otherwise, and never claims it', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.settle(FIRST, UNCONFIRMED, [sampleLine({ status: null, code: 'unconfirmed' })], NOW);
      expect(row(log(), FIRST)).toMatchObject({ outboxState: 'unconfirmed', dueAt: null, status: 'Created' });
      expect(claimedIds(log(), 10, NOW + HOUR_MS)).toEqual([]);
      expect(log().messages.countAttention()).toBe(1);
      log().outbox.settle(FIRST, waiting(NOW), [], NOW);
      expect(log().messages.countAttention()).toBe(0);
      expect(claimedIds(log(), 10)).toEqual([FIRST]);
    });

    it('asks for attention anew when a message that was handled becomes unconfirmed', () => {
      write(log(), {});
      log().messages.setHandled(FIRST, { at: NOW, by: 'Sam', note: '' });
      claimedIds(log(), 1);
      log().outbox.settle(FIRST, UNCONFIRMED, [], NOW);
      expect(log().messages.countAttention()).toBe(1);
      expect(log().messages.details(FIRST)?.handledBy).toBeNull();
    });

    it('writes lines and state together or not at all', () => {
      write(log(), {});
      claimedIds(log(), 1);
      expect(() => {
        log().outbox.settle(sampleId('message', 9), DONE, [sampleLine()], NOW);
      }).toThrow('no such message');
      expect(() => {
        log().outbox.markHandedOver(sampleId('message', 9), NOW);
      }).toThrow('no such message');
      expect(log().outbox.counts()).toEqual({ waiting: 0, sending: 1, unconfirmed: 0 });
    });
  });

  describe('settling several together', () => {
    it('is one commit, told once', () => {
      write(log(), {}, {});
      claimedIds(log(), 2);
      const heard: string[][] = [];
      log().changes.subscribe(({ messageIds }) => heard.push([...messageIds]));
      log().outbox.together(() => {
        log().outbox.settle(FIRST, DONE, [sampleLine()], NOW);
        log().outbox.settle(SECOND, UNCONFIRMED, [], NOW);
      });
      expect(heard).toEqual([[FIRST, SECOND]]);
      expect(log().outbox.counts()).toEqual({ waiting: 0, sending: 0, unconfirmed: 1 });
    });

    it('settles none when one of them fails', () => {
      write(log(), {}, {});
      claimedIds(log(), 2);
      expect(() => {
        log().outbox.together(() => {
          log().outbox.settle(FIRST, DONE, [sampleLine()], NOW);
          log().outbox.settle(sampleId('message', 9), DONE, [], NOW);
        });
      }).toThrow('no such message');
      expect(log().outbox.counts()).toEqual({ waiting: 0, sending: 2, unconfirmed: 0 });
      expect(log().messages.history(FIRST)).toHaveLength(1);
    });
  });

  describe('after a dead process', () => {
    it('finds what was in the middle of an attempt, and how far it had come', () => {
      write(log(), {}, {}, {});
      claimedIds(log(), 2, NOW + 7);
      log().outbox.markHandedOver(SECOND, NOW + 9);
      const found = log().outbox.interrupted();
      expect(
        found.map(({ id, claimedAt, handedOverAt, tries }) => [id, claimedAt, handedOverAt, tries]),
      ).toEqual([
        [FIRST, NOW + 7, null, 1],
        [SECOND, NOW + 7, NOW + 9, 1],
      ]);
    });

    it('forgets an earlier hand-over when the message waits or is claimed again', () => {
      write(log(), {});
      claimedIds(log(), 1);
      log().outbox.markHandedOver(FIRST, NOW);
      log().outbox.settle(FIRST, waiting(NOW), [], NOW);
      claimedIds(log(), 1, NOW + 1);
      expect(log().outbox.interrupted()).toMatchObject([{ handedOverAt: null, claimedAt: NOW + 1 }]);
    });
  });

  describe('due times', () => {
    it('knows when the next message of an account is due', () => {
      write(log(), { dueAt: NOW + 5 }, { dueAt: NOW + 3 }, { dueAt: NOW, accountId: OTHER_ACCOUNT });
      expect(log().outbox.nextDueAt(ACCOUNT).bulk).toBe(NOW + 3);
      claimedIds(log(), 1, NOW + 3);
      expect(log().outbox.nextDueAt(ACCOUNT).bulk).toBe(NOW + 5);
      expect(log().outbox.nextDueAt(sampleId('account', 9))).toEqual({ single: null, bulk: null });
    });

    it('makes named messages due now, if they wait', () => {
      write(log(), { scheduledFor: NOW + HOUR_MS }, { dueAt: NOW - 7 }, { dueAt: null });
      const ids = [FIRST, SECOND, sampleId('message', 3), sampleId('message', 9)];
      expect(log().outbox.makeDue({ messageIds: ids }, NOW).sort()).toEqual([FIRST, SECOND]);
      expect(row(log(), FIRST)).toMatchObject({ dueAt: NOW, scheduledFor: NOW + HOUR_MS });
      expect(row(log(), SECOND)?.dueAt).toBe(NOW - 7);
    });

    it('makes due what waits for one of the reasons', () => {
      write(log(), {}, {}, {}, { accountId: OTHER_ACCOUNT });
      const settle = (number: number, reason: string | null) => {
        log().outbox.settle(sampleId('message', number), waiting(NOW + HOUR_MS, reason), [], NOW);
      };
      settle(1, 'connection-refused');
      settle(2, 'reply');
      settle(3, null);
      settle(4, 'connection-refused');
      const reasons = ['connection-refused', 'timed-out'];
      expect(log().outbox.makeDue({ accountId: ACCOUNT, waitReasons: reasons }, NOW)).toEqual([FIRST]);
      expect(log().outbox.nextDueAt(OTHER_ACCOUNT).bulk).toBe(NOW + HOUR_MS);
    });

    it('makes due what a wrong clock had put off, but leaves what a person has scheduled', () => {
      write(log(), { dueAt: NOW + HOUR_MS }, { scheduledFor: NOW + HOUR_MS }, { dueAt: NOW - 5 }, {});
      log().outbox.settle(sampleId('message', 4), waiting(NOW + 2 * HOUR_MS), [], NOW);
      log().outbox.makeDueAfterClockSetBack(ACCOUNT, NOW);
      const dueTimes = [1, 2, 3, 4].map((number) => row(log(), sampleId('message', number))?.dueAt);
      expect(dueTimes).toEqual([NOW, NOW + HOUR_MS, NOW - 5, NOW]);
    });
  });

  describe('cancelling', () => {
    const cancelled = sampleLine({ status: 'Other', code: 'cancelled', source: 'person', by: 'Sam' });

    it('takes a waiting message out of the outbox', () => {
      write(log(), {});
      expect(log().outbox.cancel(FIRST, [cancelled], NOW)).toBe(true);
      expect(row(log(), FIRST)).toMatchObject({
        status: 'Other',
        statusCode: 'cancelled',
        outboxState: null,
      });
      expect(claimedIds(log(), 10)).toEqual([]);
      expect(log().outbox.cancel(FIRST, [cancelled], NOW)).toBe(false);
    });

    it('leaves a message alone that is on its way, or is not there', () => {
      write(log(), {});
      claimedIds(log(), 1);
      expect(log().outbox.cancel(FIRST, [cancelled], NOW)).toBe(false);
      expect(log().outbox.cancel(SECOND, [cancelled], NOW)).toBe(false);
      expect(log().messages.history(FIRST)).toHaveLength(1);
    });
  });

  describe('the panel', () => {
    it('shows what waits, is being sent or is unconfirmed, by due time', () => {
      write(log(), { dueAt: NOW + 5 }, { dueAt: NOW - 5 }, { dueAt: NOW - 4 }, { dueAt: null }, {});
      const pause = { reason: 'authentication-refused', at: NOW, detail: '535 no' } as const;
      log().accounts.setPause(ACCOUNT, pause);
      claimedIds(log(), 2);
      log().outbox.settle(sampleId('message', 3), UNCONFIRMED, [], NOW);
      log().outbox.settle(sampleId('message', 5), DONE, [], NOW);
      const reply = sampleLine({ status: null, code: 'try-failed', detail: { reply: '451 later' } });
      log().outbox.settle(
        FIRST,
        waiting(NOW + 6),
        [reply, sampleLine({ status: null, code: 'send-now' })],
        NOW,
      );
      const entries = log().outbox.entries(10);
      expect(entries.map(({ messageId, state, dueAt }) => [messageId, state, dueAt])).toEqual([
        [SECOND, 'sending', null],
        [sampleId('message', 3), 'unconfirmed', null],
        [FIRST, 'waiting', NOW + 6],
      ]);
      expect(entries[2]).toEqual({
        messageId: FIRST,
        accountId: ACCOUNT,
        accountName: 'Reception',
        channel: 'email',
        patientName: 'Nguyen, Anh',
        recipient: 'anh.nguyen@example.org',
        subject: 'Your appointment',
        state: 'waiting',
        dueAt: NOW + 6,
        tries: 0,
        waitReason: 'connection-refused',
        lastDetail: '451 later',
        pause,
      });
      expect(entries[0]?.lastDetail).toBeNull();
      expect(log().outbox.entries(1)).toHaveLength(1);
    });

    it('counts by state, and by account', () => {
      write(log(), {}, {}, {}, { accountId: OTHER_ACCOUNT }, { dueAt: null, updates: [createdLine(NOW)] });
      claimedIds(log(), 2);
      log().outbox.settle(FIRST, UNCONFIRMED, [], NOW);
      expect(log().outbox.counts()).toEqual({ waiting: 2, sending: 1, unconfirmed: 1 });
      expect(log().outbox.openCount(ACCOUNT)).toBe(3);
      expect(log().outbox.openCount(OTHER_ACCOUNT)).toBe(1);
      expect(log().outbox.openCount(sampleId('account', 9))).toBe(0);
    });
  });
});

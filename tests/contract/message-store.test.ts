import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/shared/domain/status';
import type { Log } from '../../src/main/ports/log';
import { MalformedCursorError } from '../../src/main/ports/log-errors';
import type { NewMessage } from '../../src/main/ports/message-store';
import { describeContract } from '../support/log/contract';
import {
  createdLine,
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

function writeTwo(log: Log): void {
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2)]);
}

describeContract('message store', (log) => {
  describe('writing', () => {
    it('shows a new message as Created and waiting', () => {
      writeTwo(log());
      expect(log().messages.rows([FIRST])).toEqual([
        {
          id: FIRST,
          position: 1,
          batchId: sampleId('batch', 1),
          batchName: 'November reminders',
          patientId: sampleId('patient', 1),
          patientName: 'Nguyen, Anh',
          recipient: 'anh.nguyen@example.org',
          channel: 'email',
          purpose: 'Appointment reminder',
          subject: 'Your appointment',
          createdAt: NOW,
          createdBy: 'Reception',
          status: 'Created',
          statusAt: NOW,
          statusCode: 'created',
          outboxState: 'waiting',
          dueAt: NOW,
          scheduledFor: null,
          waitReason: null,
          tries: 0,
          isDelayed: false,
          handledAt: null,
          handledBy: null,
          handledNote: null,
          carries: null,
        },
      ]);
    });

    it('gives everything about one message', () => {
      log().accounts.insert(sampleAccount());
      const attachments = [{ name: 'plan.pdf', sizeBytes: 12, mediaType: 'application/pdf' }];
      const facts = { attachments, replyTo: 'reply@example.org', notAfter: NOW + DAY_MS };
      log().messages.insert(sampleBatch(1), [
        sampleMessage(1, {
          ...facts,
          preview: { text: 'See you 👋', isCut: true },
          scheduledFor: NOW + 60_000,
        }),
      ]);
      expect(log().messages.details(FIRST)).toMatchObject({
        ...facts,
        from: 'Example Clinic <desk@example.org>',
        accountId: sampleId('account', 1),
        accountName: 'Reception',
        messageIdHeader: `<${FIRST.replaceAll('-', '')}@example.org>`,
        providerId: null,
        preview: 'See you 👋',
        isPreviewCut: true,
        isWholeMessageKept: true,
        resendOf: null,
        resentAs: [],
        carries: null,
        carriedBy: null,
        handledBy: null,
        scheduledFor: NOW + 60_000,
        dueAt: NOW + 60_000,
      });
      expect(log().messages.details(SECOND)).toBeNull();
    });

    it('logs a message that will not be sent, with the reason, and keeps it out of the outbox', () => {
      log().accounts.insert(sampleAccount());
      const skipped = sampleLine({ at: NOW, status: 'Other', code: 'no-address', eventKey: 'skipped' });
      log().messages.insert(sampleBatch(1), [
        sampleMessage(1, { recipient: '', dueAt: null, mime: [], updates: [createdLine(NOW), skipped] }),
      ]);
      expect(log().messages.rows([FIRST])[0]).toMatchObject({
        status: 'Other',
        statusCode: 'no-address',
        outboxState: null,
        dueAt: null,
      });
      expect(
        log()
          .messages.history(FIRST)
          .map(({ code }) => code),
      ).toEqual(['created', 'no-address']);
      expect(log().messages.mime(FIRST)).toEqual([]);
    });

    it('gives the frozen bytes back in order, shared pieces included', () => {
      log().accounts.insert(sampleAccount());
      const shared = { bytes: Uint8Array.from([1, 2, 3]), sharedHash: 'a'.repeat(64) };
      const own = (byte: number) => ({ bytes: Uint8Array.from([byte]), sharedHash: null });
      log().messages.insert(sampleBatch(1), [
        sampleMessage(1, { mime: [own(10), shared, own(11)] }),
        sampleMessage(2, { mime: [own(20), shared] }),
      ]);
      const bytesOf = (id: string) =>
        log()
          .messages.mime(id)
          .map(({ bytes, sharedHash }) => [...bytes, sharedHash]);
      expect(bytesOf(FIRST)).toEqual([
        [10, null],
        [1, 2, 3, 'a'.repeat(64)],
        [11, null],
      ]);
      expect(bytesOf(SECOND)).toEqual([
        [20, null],
        [1, 2, 3, 'a'.repeat(64)],
      ]);
    });

    it('gives the body back as it was written', () => {
      writeTwo(log());
      expect(log().messages.body(FIRST)).toEqual(sampleMessage(1).body);
      expect(log().messages.body(sampleId('message', 9))).toBeNull();
    });

    it('links a message sent again with the one before it', () => {
      writeTwo(log());
      const batchId = sampleId('batch', 2);
      log().messages.insert(sampleBatch(2), [sampleMessage(3, { batchId, resendOf: FIRST })]);
      expect(log().messages.details(FIRST)?.resentAs).toEqual([sampleId('message', 3)]);
      expect(log().messages.details(sampleId('message', 3))?.resendOf).toBe(FIRST);
    });

    it.each([
      ['a batch that is there already', () => [sampleBatch(1), [sampleMessage(3)]] as const],
      [
        'a message that is there already',
        () =>
          [sampleBatch(2), [sampleMessage(3, { batchId: sampleId('batch', 2) }), sampleMessage(1)]] as const,
      ],
      [
        'a message of an unknown account',
        () =>
          [
            sampleBatch(2),
            [sampleMessage(3, { batchId: sampleId('batch', 2), accountId: sampleId('account', 9) })],
          ] as const,
      ],
      [
        'a message of an unknown batch',
        () => [sampleBatch(2), [sampleMessage(3, { batchId: 'none' })]] as const,
      ],
      [
        'a history without a beginning',
        () => [sampleBatch(2), [sampleMessage(3, { batchId: sampleId('batch', 2), updates: [] })]] as const,
      ],
    ])('refuses %s, and keeps nothing of that batch', (_what, arrange) => {
      writeTwo(log());
      const [batch, messages] = arrange();
      expect(() => {
        log().messages.insert(batch, messages);
      }).toThrow();
      expect(log().messages.countMessages()).toBe(2);
      expect(log().messages.listBatches(null, 10).rows).toHaveLength(1);
      expect(log().messages.rows([sampleId('message', 3)])).toEqual([]);
    });
  });

  describe('history', () => {
    it('keeps lines in the order of writing, with all they say', () => {
      writeTwo(log());
      const line = sampleLine({
        at: NOW + 5,
        detail: { reply: '250 2.0.0 Ok: queued', tries: 1, durationMs: 12 },
        evidence: { mediaType: 'text/plain', text: 'S: 250 2.0.0 Ok' },
      });
      expect(log().messages.append(FIRST, line, NOW + 10)).toEqual({
        isNew: true,
        outboxState: 'waiting',
      });
      const [created, accepted] = log().messages.history(FIRST);
      const { evidence, ...written } = line;
      expect(created).toMatchObject({
        code: 'created',
        status: 'Created',
        by: 'Reception',
        hasEvidence: false,
      });
      expect(accepted).toEqual({
        ...written,
        sequence: accepted?.sequence,
        recordedAt: NOW + 10,
        hasEvidence: true,
      });
      expect(accepted?.sequence).toBeGreaterThan(created?.sequence ?? Infinity);
      expect(log().messages.evidence(FIRST, accepted?.sequence ?? 0)).toEqual(evidence);
    });

    it('gives evidence only for the message it belongs to', () => {
      writeTwo(log());
      log().messages.append(FIRST, sampleLine({ evidence: { mediaType: 'text/plain', text: 'x' } }), NOW);
      const sequence = log().messages.history(FIRST)[1]?.sequence ?? 0;
      expect(log().messages.evidence(SECOND, sequence)).toBeNull();
      expect(log().messages.evidence(FIRST, sequence + 1)).toBeNull();
    });

    it('takes the same event once, however often it is read', () => {
      writeTwo(log());
      const line = sampleLine({ eventKey: 'report:1' });
      log().messages.append(FIRST, line, NOW);
      const again = log().messages.append(FIRST, { ...line, status: 'Bounced', at: NOW + 50 }, NOW);
      expect(again).toEqual({ isNew: false, outboxState: 'waiting' });
      expect(log().messages.rows([FIRST])[0]).toMatchObject({ status: 'Queued', statusAt: NOW + 1_000 });
      expect(log().messages.history(FIRST)).toHaveLength(2);
      expect(log().messages.append(SECOND, line, NOW).isNew).toBe(true);
    });

    it('shows what the history adds up to, in whatever order its lines come', () => {
      writeTwo(log());
      const opened = sampleLine({ at: NOW + 9_000, status: 'Opened', code: 'opened' });
      const bounced = sampleLine({ at: NOW + 4_000, status: 'Bounced', code: 'bounced' });
      for (const line of [opened, sampleLine(), bounced]) log().messages.append(FIRST, line, NOW);
      for (const line of [bounced, opened, sampleLine()]) log().messages.append(SECOND, line, NOW);
      for (const row of log().messages.rows([FIRST, SECOND])) {
        expect(row).toMatchObject({ status: 'Bounced', statusAt: NOW + 4_000, statusCode: 'bounced' });
      }
    });

    it('shows a delay until something newer is known', () => {
      writeTwo(log());
      const isDelayed = () => log().messages.rows([FIRST])[0]?.isDelayed;
      log().messages.append(FIRST, sampleLine({ status: null, code: 'delayed' }), NOW);
      expect(isDelayed()).toBe(true);
      log().messages.append(FIRST, sampleLine({ status: null, code: 'automatic-reply' }), NOW);
      expect(isDelayed()).toBe(true);
      log().messages.append(FIRST, sampleLine({ status: 'Delivered', code: 'delivered' }), NOW);
      expect(isDelayed()).toBe(false);
      log().messages.append(FIRST, sampleLine({ at: NOW + 2, status: null, code: 'delayed' }), NOW);
      expect(isDelayed()).toBe(false);
    });

    it('refuses a line for a message that is not there', () => {
      expect(() => log().messages.append(FIRST, sampleLine(), NOW)).toThrow('no such message');
      expect(() => log().messages.setHandled(FIRST, null)).toThrow('no such message');
      expect(log().messages.history(FIRST)).toEqual([]);
    });
  });

  describe('attention', () => {
    const bounced = sampleLine({ status: 'Bounced', code: 'bounced' });

    it('counts what asks for attention until it is handled', () => {
      writeTwo(log());
      log().messages.append(FIRST, bounced, NOW);
      expect(log().messages.countAttention()).toBe(1);
      log().messages.setHandled(FIRST, { at: NOW + 5, by: 'Sam', note: 'Called.' });
      expect(log().messages.countAttention()).toBe(0);
      expect(log().messages.details(FIRST)).toMatchObject({
        handledAt: NOW + 5,
        handledBy: 'Sam',
        handledNote: 'Called.',
      });
      log().messages.setHandled(FIRST, null);
      expect(log().messages.countAttention()).toBe(1);
      expect(log().messages.details(FIRST)).toMatchObject({
        handledAt: null,
        handledBy: null,
        handledNote: null,
      });
    });

    it('asks for attention for a reminder that was too late, but not for another message', () => {
      log().accounts.insert(sampleAccount());
      log().messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2, { purpose: 'Account' })]);
      for (const [index, id] of [FIRST, SECOND].entries()) {
        log().messages.append(id, sampleLine({ status: 'Other', code: 'too-late' }), NOW);
        expect(log().messages.countAttention(), `${index + 1} written`).toBe(1);
      }
      log().messages.setHandled(FIRST, { at: NOW, by: 'Sam', note: 'Called.' });
      expect(log().messages.countAttention()).toBe(0);
    });

    it('brings a handled message back when it fails once more', () => {
      writeTwo(log());
      log().messages.append(FIRST, bounced, NOW);
      log().messages.setHandled(FIRST, { at: NOW, by: 'Sam', note: '' });
      log().messages.append(FIRST, sampleLine({ at: NOW + 9, status: null, code: 'automatic-reply' }), NOW);
      expect(log().messages.countAttention()).toBe(0);
      log().messages.append(FIRST, bounced, NOW);
      expect(log().messages.countAttention()).toBe(0);
      const complaint = sampleLine({ at: NOW + 9_000, status: 'Complaint', code: 'complaint' });
      log().messages.append(FIRST, complaint, NOW);
      expect(log().messages.countAttention()).toBe(1);
      expect(log().messages.rows([FIRST])[0]?.handledAt).toBeNull();
    });
  });

  describe('messages of a patient', () => {
    const [anh, bo] = [sampleId('patient', 1), sampleId('patient', 2)];
    const positions = (rows: { position: number }[]) => rows.map(({ position }) => position);
    const writeSome = () => {
      log().accounts.insert(sampleAccount());
      const facts = [
        { patientId: anh },
        { patientId: bo },
        { patientId: anh, channel: 'sms' },
        { patientId: null },
        { patientId: sampleId('patient', 3) },
        { patientId: anh },
      ] as const;
      log().messages.insert(
        sampleBatch(1),
        facts.map((changes, index) => sampleMessage(index + 1, changes)),
      );
    };

    it('come newest first, of any of the ids, on one channel or on all', () => {
      writeSome();
      expect(positions(log().messages.ofPatient([anh], null, null, 10).rows)).toEqual([6, 3, 1]);
      expect(positions(log().messages.ofPatient([anh, bo, anh], 'email', null, 10).rows)).toEqual([6, 2, 1]);
      expect(log().messages.ofPatient([anh], null, null, 1).rows).toEqual(
        log().messages.rows([sampleId('message', 6)]),
      );
      expect(log().messages.ofPatient([], null, null, 10)).toEqual({ rows: [], nextCursor: null });
    });

    it('come a page at a time, which messages written meanwhile do not shift', () => {
      writeSome();
      const first = log().messages.ofPatient([anh, bo], null, null, 2);
      log().messages.insert(sampleBatch(2), [
        sampleMessage(7, { patientId: anh, batchId: sampleId('batch', 2) }),
      ]);
      const second = log().messages.ofPatient([anh, bo], null, first.nextCursor, 2);
      expect([first, second].map(({ rows }) => positions(rows))).toEqual([
        [6, 3],
        [2, 1],
      ]);
      expect(second.nextCursor).toBeNull();
      expect(() => log().messages.ofPatient([anh], null, 'x', 2)).toThrow(MalformedCursorError);
    });
  });

  describe('late reminders', () => {
    const late = () => log().messages.lateReminders(NOW, 10);
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    const write = (...messages: Partial<NewMessage>[]) => {
      log().accounts.insert(sampleAccount());
      log().messages.insert(
        sampleBatch(1),
        messages.map((changes, index) => sampleMessage(index + 1, changes)),
      );
    };

    it('are the appointment reminders that wait although they were to leave, the latest first', () => {
      write(
        { createdAt: NOW - 1 },
        { createdAt: NOW - HOUR_MS },
        { createdAt: NOW },
        { createdAt: NOW - HOUR_MS, purpose: 'Account' },
        { createdAt: NOW - DAY_MS, scheduledFor: NOW + 1 },
        { createdAt: NOW - DAY_MS, scheduledFor: NOW - 2 },
        { createdAt: NOW - DAY_MS, dueAt: null },
      );
      const wanted = [2, 6, 1].map((number) => sampleId('message', number));
      expect(ids(late())).toEqual(wanted);
      expect(late()[0]).toEqual(log().messages.rows([sampleId('message', 2)])[0]);
      expect(ids(log().messages.lateReminders(NOW, 2))).toEqual(wanted.slice(0, 2));
      expect(log().messages.countLateReminders(NOW)).toBe(3);
    });

    it('stay late when they are tried again later, and when a person has brought them forward', () => {
      write({ createdAt: NOW - HOUR_MS }, { createdAt: NOW - HOUR_MS, scheduledFor: NOW + DAY_MS });
      log().outbox.claim(sampleId('account', 1), NOW, 1);
      const later = {
        state: 'waiting',
        dueAt: NOW + HOUR_MS,
        waitReason: 'reply',
        countsAsTry: true,
      } as const;
      log().outbox.settle(FIRST, later, [], NOW);
      log().outbox.makeDue({ messageIds: [SECOND] }, NOW - 5);
      expect(ids(late())).toEqual([FIRST, SECOND]);
    });

    it('are no longer listed once they have left or somebody has handled them', () => {
      write({ createdAt: NOW - HOUR_MS }, { createdAt: NOW - HOUR_MS }, { createdAt: NOW - HOUR_MS });
      log().messages.setHandled(FIRST, { at: NOW, by: 'Sam', note: 'Called.' });
      log().outbox.settle(SECOND, { state: 'done', providerId: null }, [sampleLine()], NOW);
      log().outbox.settle(sampleId('message', 3), { state: 'unconfirmed' }, [], NOW);
      expect(late()).toEqual([]);
      log().messages.setHandled(FIRST, null);
      expect(log().messages.countLateReminders(NOW)).toBe(1);
    });
  });

  describe('batches', () => {
    it('counts its messages by status as they change', () => {
      writeTwo(log());
      log().messages.append(FIRST, sampleLine(), NOW);
      log().messages.append(SECOND, sampleLine(), NOW);
      log().messages.append(SECOND, sampleLine({ status: 'Opened', code: 'opened' }), NOW);
      const [batch] = log().messages.batches([sampleId('batch', 1)]);
      const none = Object.fromEntries(STATUSES.map((status) => [status, 0]));
      const { id, name, channel, purpose, createdAt, createdBy } = sampleBatch(1);
      expect(batch).toEqual({
        ...{ id, name, channel, purpose, createdAt, createdBy, position: 1, count: 2 },
        tally: { ...none, Queued: 1, Opened: 1 },
        ...{ isWritten: true, holdUntil: null, stopped: null },
        outbox: { waiting: 2, sending: 0, unconfirmed: 0 },
      });
    });

    it('is a page of the newest ones, and then of the ones before them', () => {
      log().accounts.insert(sampleAccount());
      for (const number of [1, 2, 3, 4, 5]) log().messages.insert(sampleBatch(number), []);
      const first = log().messages.listBatches(null, 2);
      log().messages.insert(sampleBatch(6), []);
      const second = log().messages.listBatches(first.nextCursor, 2);
      const third = log().messages.listBatches(second.nextCursor, 2);
      expect([first, second, third].map(({ rows }) => rows.map(({ position }) => position))).toEqual([
        [5, 4],
        [3, 2],
        [1],
      ]);
      expect(third.nextCursor).toBeNull();
    });

    it('knows only batches that are there', () => {
      writeTwo(log());
      const ids = [sampleId('batch', 1), sampleId('batch', 9), sampleId('batch', 1)];
      expect(log().messages.batches(ids)).toHaveLength(1);
    });
  });
});

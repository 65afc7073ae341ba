import { describe, expect, it } from 'vitest';
import { abandonUnfinished } from '../../../../src/main/application/batches/abandon-batches';
import { finishReleases } from '../../../../src/main/application/batches/release-batch';
import { resumeBatch, stopBatch } from '../../../../src/main/application/batches/steer-batch';
import { mergePatients } from '../../../../src/main/application/patients/merge-patients';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { sendDraft } from '../../../../src/main/application/messages/send-draft';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const MANY = 600;

function setUp() {
  const practice = new TestPractice();
  practice.ports.clock = new FreeClock();
  const account = practice.addAccount();
  const emails = Array.from({ length: MANY }, (_, index) => `patient.${String(index)}@example.org`);
  return { practice, account, patientIds: practice.addPatients(...emails) };
}

describe('writing a batch of many', () => {
  it('writes it in portions, tells how far it is, and lets nothing leave before the last', async () => {
    const { practice, account, patientIds } = setUp();
    const seen: [number, number, number][] = [];
    const due = () => practice.ports.outbox.nextDueAt(account.id).bulk ?? 0;
    const sent = await sendDraft(
      practice.ports,
      practice.asked,
      practice.draft(account, { patientIds }),
      STAFF,
      (p) => {
        seen.push([p.written, p.total, Number(due() <= NOW)]);
      },
    );
    expect(seen).toEqual([100, 200, 300, 400, 500, 600].map((written) => [written, MANY, 0]));
    expect(sent.messageIds).toHaveLength(MANY);
    expect(due()).toBe(NOW);
    expect(practice.ports.messages.batches([sent.batchId])[0]).toMatchObject({
      count: MANY,
      isWritten: true,
    });
  });

  it('does not hold what is scheduled for later: it can be stopped until then', async () => {
    const { practice, account, patientIds } = setUp();
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), holdsBatchesFrom: 20 });
    const holdOf = async (scheduledFor: number | null) => {
      const draft = practice.draft(account, { patientIds: patientIds.slice(0, 20), scheduledFor });
      const { batchId } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
      return practice.ports.messages.batches([batchId])[0]?.holdUntil;
    };
    expect(await holdOf(practice.ports.clock.now() + 3_600_000)).toBeNull();
    expect(await holdOf(null)).toBe(practice.ports.clock.now() + 120_000);
  });

  it('writes once to two records that become one between two portions', async () => {
    const { practice, account, patientIds } = setUp();
    const [first = '', last = ''] = [patientIds[0], patientIds.at(-1)];
    const draft = practice.draft(account, { patientIds });
    let isMerged = false;
    const { messageIds } = await sendDraft(practice.ports, practice.asked, draft, STAFF, () => {
      if (!isMerged) mergePatients(practice.ports, first, last, STAFF);
      isMerged = true;
    });
    const rows = practice.rows(messageIds);
    expect(rows).toHaveLength(MANY - 1);
    expect(rows.filter(({ patientId }) => patientId === first)).toHaveLength(1);
  });

  it('can be stopped in the middle: the rest is written, and nothing leaves before somebody resumes it', async () => {
    const { practice, account, patientIds } = setUp();
    const draft = practice.draft(account, { patientIds });
    const { batchId } = await sendDraft(practice.ports, practice.asked, draft, STAFF, (progress) => {
      if (progress.written === 300) stopBatch(practice.ports, practice.asked, progress.batchId, 'Mia');
    });
    const written = () => practice.ports.messages.batches([batchId])[0];
    expect(written()).toMatchObject({
      count: MANY,
      isWritten: true,
      stopped: { by: 'Mia' },
      holdUntil: null,
    });
    expect(practice.ports.outbox.claim(account.id, NOW * 2, 10)).toEqual([]);
    expect(practice.ports.batches.events(batchId)).toMatchObject([{ kind: 'stopped', count: 300 }]);
    expect(resumeBatch(practice.ports, practice.asked, batchId, 'Mia')).toBe(MANY);
    expect(practice.ports.outbox.claim(account.id, NOW * 2, 10)).toHaveLength(10);
  });

  it('says nothing wrong when it cannot be released: the next start goes on with that', async () => {
    const { practice, account, patientIds } = setUp();
    const releaseSome = practice.ports.batches.releaseSome.bind(practice.ports.batches);
    practice.ports.batches.releaseSome = () => {
      throw new Error('disk full');
    };
    const draft = practice.draft(account, { patientIds });
    const { batchId } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
    expect(practice.ports.messages.batches([batchId])[0]).toMatchObject({
      isWritten: true,
      tally: { Other: 0 },
    });
    expect(practice.ports.outbox.claim(account.id, NOW * 2, 10)).toEqual([]);
    practice.ports.batches.releaseSome = releaseSome;
    const again = new TestPractice(practice);
    abandonUnfinished(again.ports);
    finishReleases(again.ports);
    expect(again.ports.batches.halfReleased()).toEqual([]);
    expect(again.ports.outbox.claim(account.id, NOW * 2, MANY)).toHaveLength(MANY);
  });

  it('sends nothing of it when it cannot be finished, and says so in each message', async () => {
    const { practice, account, patientIds } = setUp();
    const draft = practice.draft(account, { patientIds });
    const sending = sendDraft(practice.ports, practice.asked, draft, STAFF, ({ written }) => {
      if (written === 500) removeAccount(practice.ports, account.id);
    });
    await expect(sending).rejects.toThrow();
    const [batch] = practice.ports.messages.listBatches(null, 1).rows;
    expect(batch).toMatchObject({ count: 500, isWritten: true, outbox: { waiting: 0 } });
    expect(batch?.tally.Other).toBe(500);
    expect(practice.ports.batches.events(batch?.id ?? '')).toMatchObject([
      { kind: 'interrupted', count: 500 },
    ]);
  });

  it('is ended by the next start when the process dies in the middle', async () => {
    const { practice, account, patientIds } = setUp();
    const draft = practice.draft(account, { patientIds });
    const died = new Error('killed');
    const abandon = practice.ports.batches.abandon.bind(practice.ports.batches);
    practice.ports.batches.abandon = () => {
      throw died;
    };
    const sending = sendDraft(practice.ports, practice.asked, draft, STAFF, () => {
      throw died;
    });
    await expect(sending).rejects.toThrow('killed');
    practice.ports.batches.abandon = abandon;
    const again = new TestPractice(practice);
    expect(again.ports.outbox.claim(account.id, NOW * 2, 10)).toEqual([]);
    abandonUnfinished(again.ports);
    expect(again.ports.batches.unfinished()).toEqual([]);
    const [batch] = again.ports.messages.listBatches(null, 1).rows;
    expect(batch).toMatchObject({ count: 100, outbox: { waiting: 0 } });
    expect(batch?.tally.Other).toBe(100);
  });

  it('holds a batch from the set size on, counting only those who would get it', async () => {
    const practice = new TestPractice();
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), holdsBatchesFrom: 3 });
    const account = practice.addAccount();
    const send = async (...emails: (string | null)[]) => {
      const draft = practice.draft(account, { patientIds: practice.addPatients(...emails) });
      const { batchId } = await sendDraft(practice.ports, practice.asked, draft, STAFF);
      return practice.ports.messages.batches([batchId])[0]?.holdUntil;
    };
    expect(await send('a@example.org', 'b@example.org', 'c@example.org')).toBe(NOW + 120_000);
    expect(await send('a@example.org', 'b@example.org', null)).toBeNull();
    expect(await send('a@example.org')).toBeNull();
  });
});

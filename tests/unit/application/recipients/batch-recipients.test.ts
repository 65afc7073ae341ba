import { describe, expect, it } from 'vitest';
import { batchRecipients } from '../../../../src/main/application/recipients/batch-recipients';
import type { Account } from '../../../../src/shared/domain/account';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import type { BatchPart } from '../../../../src/shared/domain/recipients';
import { FreeClock } from '../../../support/fakes/free-clock';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

class Desk {
  readonly practice = new TestPractice();
  readonly account: Account;

  constructor() {
    this.practice.ports.clock = new FreeClock();
    this.account = this.practice.addAccount();
  }

  async send(emails: (string | null)[], changes: Partial<MessageDraft> = {}) {
    const patientIds = this.practice.addPatients(...emails);
    const messageIds = await this.practice.write(this.account, 0, { patientIds, ...changes });
    const batchId = this.practice.row(messageIds[0] ?? '').batchId;
    return { patientIds, messageIds, batchId };
  }

  fail(messageId: string): void {
    const bounced = { status: 'Bounced', code: 'bounced', detail: {}, source: 'mailbox', by: null } as const;
    this.practice.ports.messages.append(messageId, { ...bounced, at: NOW, eventKey: 'bounced' }, NOW);
  }

  async idsOf(batchId: string, part: BatchPart) {
    const { patients } = await batchRecipients(this.practice.ports, { batchId, part });
    return patients.map(({ id }) => id);
  }
}

describe('the recipients of an earlier batch', () => {
  it('are all of them, those whose message failed, or also those who were sent none', async () => {
    const desk = new Desk();
    const { patientIds, messageIds, batchId } = await desk.send(['a@example.org', 'b@example.org', null]);
    await desk.send(['other@example.org']);
    desk.fail(messageIds[1] ?? '');
    expect((await desk.idsOf(batchId, 'all')).sort()).toEqual([...patientIds].sort());
    expect(await desk.idsOf(batchId, 'failed')).toEqual([patientIds[1]]);
    expect(await desk.idsOf(batchId, 'not-reached')).toEqual([patientIds[1], patientIds[2]]);
  });

  it('are the records that took the place of merged ones, each once', async () => {
    const desk = new Desk();
    const { patientIds, batchId } = await desk.send(['a@example.org', 'b@example.org']);
    const [kept = '', other = ''] = patientIds;
    desk.practice.ports.patients.merge(kept, other);
    expect(await desk.idsOf(batchId, 'all')).toEqual([kept]);
  });

  it('leave out who is in the archive, and say how many those are', async () => {
    const desk = new Desk();
    const { patientIds, batchId } = await desk.send(['a@example.org', 'b@example.org']);
    desk.practice.ports.patients.setArchived(patientIds[0] ?? '', NOW);
    const found = await batchRecipients(desk.practice.ports, { batchId, part: 'all' });
    expect(found).toMatchObject({ patients: [{ id: patientIds[1] }], archived: 1, notOnRecord: 0 });
  });

  it('count a household as reached with the message that went to one of them, and as failed with it', async () => {
    const desk = new Desk();
    const { patientIds, messageIds, batchId } = await desk.send(['home@example.org', 'home@example.org']);
    expect(desk.practice.row(messageIds[1] ?? '').statusCode).toBe('household');
    expect(await desk.idsOf(batchId, 'not-reached')).toEqual([]);
    desk.fail(messageIds[0] ?? '');
    expect(await desk.idsOf(batchId, 'not-reached')).toEqual(patientIds);
    expect(await desk.idsOf(batchId, 'failed')).toEqual(patientIds);
  });

  it('are read page by page', async () => {
    const desk = new Desk();
    const { patientIds, batchId } = await desk.send(
      Array.from({ length: 450 }, (_, index) => `patient.${index}@example.org`),
    );
    expect(await desk.idsOf(batchId, 'all')).toHaveLength(patientIds.length);
    expect(await desk.idsOf(batchId, 'failed')).toEqual([]);
  });
});

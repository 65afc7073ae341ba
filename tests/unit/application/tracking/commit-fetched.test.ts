import { describe, expect, it } from 'vitest';
import { commitFetched } from '../../../../src/main/application/tracking/commit-fetched';
import { sampleBounce, sampleReport } from '../../../support/fakes/sample-report';
import { TrackedPractice } from '../../../support/fakes/tracked-practice';

const CURSOR = { uidValidity: '7', lastUid: 12 };

async function trackedPractice() {
  const practice = new TrackedPractice();
  practice.track();
  const { messageId } = await practice.sentPatient();
  const commit = (reports = [sampleBounce(messageId)]) => {
    commitFetched(practice.ports, practice.account.id, { reports, cursor: CURSOR });
  };
  return { practice, messageId, commit, id: practice.account.id };
}

describe('committing what was fetched', () => {
  it('writes reports, their consequences, the place in the mailbox and what has been seen', async () => {
    const { practice, messageId, commit, id } = await trackedPractice();
    commit();
    expect(practice.row(messageId).status).toBe('Bounced');
    expect(practice.ports.tracking.cursor(id)).toEqual(CURSOR);
    expect(practice.ports.tracking.seenStatuses(id)).toEqual(new Set(['Bounced']));
  });

  it('changes nothing when the same mails are fetched again', async () => {
    const { practice, messageId, commit } = await trackedPractice();
    commit();
    const before = practice.ports.messages.history(messageId);
    commit();
    expect(practice.ports.messages.history(messageId)).toEqual(before);
  });

  it('sees nothing in reports about other people’s messages, and goes on behind them', async () => {
    const { practice, commit, id } = await trackedPractice();
    commit([sampleReport({ keys: { envelopeId: 'somebody else’s' } })]);
    expect(practice.ports.tracking.seenStatuses(id)).toEqual(new Set());
    expect(practice.ports.tracking.cursor(id)).toEqual(CURSOR);
  });

  it('keeps no report whose place in the mailbox cannot be written', async () => {
    const { practice, messageId, commit, id } = await trackedPractice();
    practice.disk.fill('tracking.saveCursor');
    expect(commit).toThrow();
    expect(practice.row(messageId).status).toBe('Queued');
    expect(practice.ports.tracking.cursor(id)).toBeNull();
    expect(practice.ports.tracking.seenStatuses(id)).toEqual(new Set());
    practice.disk.makeRoom();
    commit();
    expect(practice.row(messageId).status).toBe('Bounced');
  });
});

import { describe, expect, it } from 'vitest';
import { decideReport } from '../../../../src/main/application/tracking/decide-report';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import type { ReportKeys } from '../../../../src/shared/domain/report';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { sampleReport } from '../../../support/fakes/sample-report';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const DAY_MS = 24 * 3_600_000;
const UNKNOWN_TOKEN = '0a1b2c3d4e5f60718293a4b5';

/** Two patients with a message each, and what a mail may say that claims to be a report about the first. */
async function twoPatients() {
  const practice = new BouncedPractice();
  const anh = await practice.sentPatient('anh@example.org');
  const zoe = await practice.sentPatient('zoe@example.org');
  const claim = (keys: Partial<ReportKeys>, receivedAt = NOW + 1_000, occurredAt = receivedAt) => {
    const bounce = { status: 'Bounced', code: 'bounced', detail: { reason: 'userunknown' } } as const;
    const times = { occurredAt, receivedAt };
    return recordReports(practice.ports, [sampleReport({ ...bounce, ...times, key: 'forged', keys })]);
  };
  const isUntouched = ({ patientId, messageId }: typeof anh): boolean =>
    practice.record(patientId).email !== null &&
    practice.ports.arrivals.stopOfMessage(messageId) === null &&
    practice.notes(patientId).length === 0 &&
    practice.row(messageId).status === 'Queued';
  const tokenOf = (messageId: string) => practice.ports.tokens.tokenFor(messageId);
  return { practice, anh, zoe, claim, isUntouched, tokenOf };
}

describe('a forged report', () => {
  it.each<[string, Partial<ReportKeys>]>([
    ['a token that we did not sign', { token: UNKNOWN_TOKEN }],
    ['the Message-ID of another clinic', { messageIdHeader: '<20261123.1@other-clinic.example>' }],
    ['the envelope id of another clinic', { envelopeId: '01999999-0000-7000-8000-000000000001' }],
    ['the id of nobody', { sendtrailId: '' }],
    ['a recipient whom nothing was sent to', { token: UNKNOWN_TOKEN, recipient: 'nobody@example.org' }],
    ['nothing', {}],
  ])('with %s changes nothing', async (_, keys) => {
    const { practice, anh, zoe, claim, isUntouched } = await twoPatients();
    expect(claim(keys)).toMatchObject({ recorded: 0, probable: 0, unmatched: 1 });
    expect(isUntouched(anh) && isUntouched(zoe)).toBe(true);
    expect(practice.ports.attention.countUndecided()).toBe(0);
  });

  it('with a token that we did not sign and a patient’s address is at most probable', async () => {
    const { practice, anh, claim, isUntouched } = await twoPatients();
    expect(claim({ token: UNKNOWN_TOKEN, recipient: 'anh@example.org' })).toMatchObject({ probable: 1 });
    expect(isUntouched(anh)).toBe(true);
    expect(practice.ports.attention.undecided(9)).toMatchObject([
      { detail: { matchedBy: 'recipient-and-time' }, namedRecipient: 'anh@example.org' },
    ]);
  });

  it('with the token of another message changes neither record: a person is asked, and told why', async () => {
    const { practice, anh, zoe, claim, isUntouched, tokenOf } = await twoPatients();
    const keys = { token: tokenOf(zoe.messageId), recipient: 'anh@example.org' };
    expect(claim(keys)).toMatchObject({ recorded: 0, probable: 1 });
    expect(isUntouched(anh) && isUntouched(zoe)).toBe(true);
    expect(practice.ports.attention.undecided(9)).toMatchObject([
      { messageId: zoe.messageId, detail: { matchedBy: 'token' }, namedRecipient: 'anh@example.org' },
    ]);
  });

  it('about a message that was never handed over changes nothing', async () => {
    const { practice, claim, tokenOf } = await twoPatients();
    const [patientId = ''] = practice.addPatients('ruth@example.org');
    practice.network.set(false);
    const scheduledFor = NOW + DAY_MS;
    const [messageId = ''] = await practice.sendTo([patientId], { scheduledFor });
    const keys = { token: tokenOf(messageId), envelopeId: messageId, recipient: 'ruth@example.org' };
    expect(claim(keys)).toMatchObject({ unmatched: 1 });
    expect(practice.record(patientId).email).toBe('ruth@example.org');
    expect(practice.row(messageId)).toMatchObject({ status: 'Created', outboxState: 'waiting' });
  });

  it('about a message of 30 days ago changes nothing', async () => {
    const { anh, claim, isUntouched, tokenOf } = await twoPatients();
    const keys = { token: tokenOf(anh.messageId), recipient: 'anh@example.org' };
    expect(claim(keys, NOW + 30 * DAY_MS)).toMatchObject({ unmatched: 1 });
    expect(isUntouched(anh)).toBe(true);
    expect(claim(keys, NOW + 30 * DAY_MS - 1)).toMatchObject({ recorded: 1 });
  });
});

describe('a report that gives itself another date than it has', () => {
  it('is as old as the mailbox’s server says', async () => {
    const { anh, claim, isUntouched, tokenOf } = await twoPatients();
    const keys = { token: tokenOf(anh.messageId), recipient: 'anh@example.org' };
    expect(claim(keys, NOW + 30 * DAY_MS, NOW + 1_000)).toMatchObject({ unmatched: 1 });
    expect(claim({ recipient: 'anh@example.org' }, NOW + 30 * DAY_MS, NOW)).toMatchObject({ unmatched: 1 });
    expect(isUntouched(anh)).toBe(true);
  });

  it('is shown with the time that it tells', async () => {
    const { practice, anh, claim } = await twoPatients();
    claim({ envelopeId: anh.messageId }, NOW + 9_000, NOW + 5_000);
    expect(practice.row(anh.messageId)).toMatchObject({ status: 'Bounced', statusAt: NOW + 5_000 });
  });
});

describe('a true report that names another address', () => {
  it('is certain when Original-Recipient tells whom the message went to', async () => {
    const { practice, anh, claim, tokenOf } = await twoPatients();
    const keys = { token: tokenOf(anh.messageId), recipient: 'Anh@Example.org' };
    expect(claim(keys)).toMatchObject({ recorded: 1 });
    expect(practice.record(anh.patientId).email).toBeNull();
  });

  it('is certain when it names nobody', async () => {
    const { anh, claim } = await twoPatients();
    expect(claim({ envelopeId: anh.messageId })).toMatchObject({ recorded: 1 });
  });

  it('does all that follows once a person has said yes, and keeps the key that it had', async () => {
    const { practice, anh, claim, tokenOf } = await twoPatients();
    claim({ token: tokenOf(anh.messageId), recipient: 'anh@forwarded.example' });
    const [report] = practice.ports.attention.undecided(9);
    decideReport(practice.ports, report?.id ?? '', true, STAFF);
    expect(practice.record(anh.patientId).email).toBeNull();
    expect(practice.ports.messages.history(anh.messageId)).toContainEqual(
      expect.objectContaining({
        code: 'bounced',
        detail: { reason: 'userunknown', matchedBy: 'token' },
      }),
    );
  });

  it('counts when it is good news: mail programs write receipts in the name of their own address', async () => {
    const { practice, anh, tokenOf } = await twoPatients();
    const keys = { token: tokenOf(anh.messageId), recipient: 'anh.private@example.net' };
    const receipt = sampleReport({ key: 'receipt', status: 'Opened', code: 'opened', keys });
    expect(recordReports(practice.ports, [receipt])).toMatchObject({ recorded: 1 });
    expect(practice.row(anh.messageId).status).toBe('Opened');
    expect(practice.record(anh.patientId).email).toBe('anh@example.org');
  });
});

import { describe, expect, it } from 'vitest';
import { REASON_RULES } from '../../../src/shared/domain/bounce-rules';
import { HOST_RULES } from '../../../src/shared/domain/host-rules';
import { REASON_OF_CODE } from '../../../src/shared/domain/reason-of-code';
import { weightOf } from '../../../src/shared/domain/reason-weight';
import {
  classifiedReport,
  reportedRecipient,
  type ReportedRecipient,
} from '../../../src/shared/domain/classified-report';
import { reportsOfMail, STATUS_OF_REASON } from '../../../src/shared/domain/reports-of-mail';

const NOW = Date.UTC(2026, 10, 23, 2, 30);
const MESSAGE = {
  messageId: 'm.1@clinic.example',
  envelopeId: 'env-1',
  sendtrailId: 's-1',
  happenedAt: null,
};

function reportsOf(
  facts: Partial<ReportedRecipient>,
  message: Partial<typeof MESSAGE> | { happenedAt: string } = {},
) {
  const recipient = reportedRecipient('Anh@Example.org', {
    kind: 'bounce-hard',
    action: 'failed',
    reason: 'userunknown',
    rule: 'dsn:text:userunknown',
    ...facts,
  });
  return reportsOfMail(classifiedReport([recipient], { ...MESSAGE, ...message }), {
    accountId: 'account-1',
    mail: { headers: [{ name: 'to', value: 'desk+0123456789abcdef01234567@clinic.example' }], parts: [] },
    reportId: '<report.1@example.org>',
    receivedAt: NOW,
    evidence: 'raw',
  });
}

describe('the reports of a mail', () => {
  it('carry every key that the mail has', () => {
    expect(reportsOf({})[0]).toMatchObject({
      key: 'mail:<report.1@example.org>:anh@example.org',
      source: 'mailbox',
      keys: {
        token: '0123456789abcdef01234567',
        envelopeId: 'env-1',
        sendtrailId: 's-1',
        messageIdHeader: '<m.1@clinic.example>',
        recipient: 'anh@example.org',
      },
      status: 'Bounced',
      code: 'bounced',
      evidence: { mediaType: 'message/rfc822', text: 'raw' },
    });
  });

  it.each([
    ['failed', 'mailboxfull', 'Bounced', 'bounced'],
    ['failed', 'blocked', 'Rejected', 'rejected'],
    ['failed', 'spamdetected', 'Complaint', 'complaint'],
    ['failed', 'expired', 'Other', 'gave-up'],
    ['failed', 'networkerror', 'Other', 'trouble'],
    ['failed', 'toString', 'Other', 'trouble'],
    ['delayed', 'mailboxfull', null, 'delayed'],
    ['answered', 'vacation', null, 'automatic-reply'],
    ['delivered', 'delivered', 'Delivered', 'delivered'],
    ['relayed', 'relayed', 'Sent', 'handed-on'],
    ['displayed', 'displayed', 'Opened', 'opened'],
    ['complained', 'feedback', 'Complaint', 'complaint'],
    ['opted-out', 'feedback', null, 'unsubscribed'],
  ] as const)('say of %s for %s that it is %s (%s)', (action, reason, status, code) => {
    expect(reportsOf({ action, reason })[0]).toMatchObject({ status, code });
  });

  it('are none where nothing is said about a sent message', () => {
    expect(reportsOf({ action: 'none' })).toEqual([]);
  });

  it('tell a receipt from an opening that a provider has seen', () => {
    const diagnostic = 'automatic-action/MDN-sent-automatically; displayed';
    const [report] = reportsOf({ action: 'displayed', diagnostic, server: 'Sample Mail 1' });
    expect(report?.detail).toMatchObject({
      note: 'receipt',
      isPossiblyAutomatic: true,
      mailApp: 'Sample Mail 1',
    });
  });

  it.each([
    ['the time the report tells', 'Mon, 23 Nov 2026 09:00:00 +1100', Date.UTC(2026, 10, 22, 22)],
    ['its coming, for a time in the future', 'Mon, 23 Nov 2027 09:00:00 +1100', NOW],
    ['its coming, for a time long ago', 'Mon, 23 Nov 1999 09:00:00 +1100', NOW],
    ['its coming, for what is no time', '2026-23-11 09-00', NOW],
  ])('happened at %s', (_, happenedAt, at) => {
    expect(reportsOf({}, { happenedAt })[0]?.occurredAt).toBe(at);
  });

  it('name the reply on one line', () => {
    const [report] = reportsOf({
      diagnostic: '550 5.1.1\n  No such\tuser',
      status: '5.1.1',
      server: 'mx.example.org',
    });
    expect(report?.detail).toMatchObject({
      reply: '550 5.1.1 No such user',
      replyCode: 550,
      enhancedCode: '5.1.1',
      server: 'mx.example.org',
      reason: 'userunknown',
    });
  });
});

describe('the tables of reasons', () => {
  const reasons = new Set([
    ...REASON_RULES.map(({ reason }) => reason),
    ...HOST_RULES.map(({ reason }) => reason),
    ...Object.values(REASON_OF_CODE),
  ]);

  it.each([...reasons])('have a status for %s', (reason) => {
    expect(STATUS_OF_REASON).toHaveProperty(reason);
  });

  it('call only those addresses dead that are shown as bounced', () => {
    const hard = [...reasons].filter((reason) => weightOf(reason) === 'hard');
    expect(hard.sort()).toEqual(['hasmoved', 'hostunknown', 'notaccept', 'userunknown']);
    for (const reason of hard) expect(STATUS_OF_REASON).toHaveProperty(reason, 'Bounced');
  });
});

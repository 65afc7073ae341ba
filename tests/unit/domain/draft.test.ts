import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BODY_LIMIT,
  checkRecipient,
  draftProblems,
  RECIPIENT_LIMIT,
  SUBJECT_LIMIT,
  type Contact,
  type DraftProblem,
  type MessageDraft,
} from '../../../src/shared/domain/draft';
import type { ConsentVerdict } from '../../../src/shared/domain/consent';
import type { Channel } from '../../../src/shared/domain/message';
import type { PhoneCheck } from '../../../src/shared/domain/phone';
import { plainRichText } from '../../../src/shared/domain/rich-text';

const NOW = 1_800_000_000_000;

const GOOD: MessageDraft = {
  channel: 'email',
  accountId: 'account-1',
  purpose: 'Account',
  patientIds: ['patient-1'],
  subject: 'Your invoice 4411',
  body: plainRichText('Dear Anh,\nplease find your invoice attached.'),
  attachmentIds: [],
  tableId: null,
  isJoiningHouseholds: true,
  scheduledFor: null,
  notAfter: null,
};

describe('a draft', () => {
  it('that is complete has no problems', () => {
    expect(draftProblems(GOOD, NOW)).toEqual([]);
    expect(draftProblems({ ...GOOD, scheduledFor: NOW + 1, notAfter: NOW + 1 }, NOW)).toEqual([]);
    expect(draftProblems({ ...GOOD, notAfter: NOW }, NOW)).toEqual([]);
  });

  it.each<[DraftProblem, Partial<MessageDraft>]>([
    ['no-recipient', { patientIds: [] }],
    ['too-many-recipients', { patientIds: Array.from({ length: RECIPIENT_LIMIT + 1 }, String) }],
    ['subject-empty', { subject: '' }],
    ['subject-empty', { subject: ' \t' }],
    ['subject-line-break', { subject: 'Your invoice\r\nBcc: all@example.org' }],
    ['subject-line-break', { subject: 'Your invoice\n' }],
    ['subject-too-long', { subject: 'a'.repeat(SUBJECT_LIMIT + 1) }],
    ['body-empty', { body: plainRichText('') }],
    ['body-empty', { body: plainRichText(' \n\n \t') }],
    ['body-too-long', { body: plainRichText('a'.repeat(BODY_LIMIT + 1)) }],
    ['scheduled-past-not-after', { scheduledFor: NOW + 2, notAfter: NOW + 1 }],
    ['not-after-past', { notAfter: NOW - 1 }],
  ])('is held back by %s', (problem, change) => {
    expect(draftProblems({ ...GOOD, ...change }, NOW)).toEqual([problem]);
  });

  it('is taken at each limit', () => {
    const atTheLimits = {
      ...GOOD,
      patientIds: Array.from({ length: RECIPIENT_LIMIT }, String),
      subject: 'a'.repeat(SUBJECT_LIMIT),
      body: plainRichText('a'.repeat(BODY_LIMIT)),
    };
    expect(draftProblems(atTheLimits, NOW)).toEqual([]);
  });

  it('shows all its problems at once', () => {
    expect(draftProblems({ ...GOOD, patientIds: [], subject: '', body: { blocks: [] } }, NOW)).toEqual([
      'no-recipient',
      'subject-empty',
      'body-empty',
    ]);
  });

  it('with a line break in its subject is never sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('\r', '\n', '\0'), fc.string(), (before, lineBreak, after) => {
        expect(draftProblems({ ...GOOD, subject: before + lineBreak + after }, NOW)).toContain(
          'subject-line-break',
        );
      }),
    );
  });
});

describe('an SMS', () => {
  const SMS: MessageDraft = {
    ...GOOD,
    channel: 'sms',
    subject: '',
    body: plainRichText('Your appointment is on Monday at 9:30.'),
  };

  it('that is complete has no problems', () => {
    expect(draftProblems(SMS, NOW)).toEqual([]);
  });

  it.each<[DraftProblem, Partial<MessageDraft>]>([
    ['no-recipient', { patientIds: [] }],
    ['too-many-recipients', { patientIds: Array.from({ length: RECIPIENT_LIMIT + 1 }, String) }],
    ['sms-with-subject', { subject: 'Your appointment' }],
    ['sms-with-attachments', { attachmentIds: ['file-1'] }],
    ['body-empty', { body: plainRichText(' \n ') }],
    ['sms-too-long', { body: plainRichText('a'.repeat(1_531)) }],
    ['sms-too-long', { body: plainRichText('ä€'.repeat(511)) }],
    ['sms-too-long', { body: plainRichText(`“${'a'.repeat(670)}`) }],
    ['scheduled-past-not-after', { scheduledFor: NOW + 2, notAfter: NOW + 1 }],
    ['not-after-past', { notAfter: NOW - 1 }],
  ])('is held back by %s', (problem, change) => {
    expect(draftProblems({ ...SMS, ...change }, NOW)).toEqual([problem]);
  });

  it.each([
    ['in GSM-7', 'a'.repeat(1_530)],
    ['in UCS-2', `“${'a'.repeat(669)}`],
  ])('may have ten parts %s', (_encoding, text) => {
    expect(draftProblems({ ...SMS, body: plainRichText(text) }, NOW)).toEqual([]);
  });

  it('is as long as what stands beside its fields: nobody reads their names', () => {
    const body = plainRichText(`{{patient.firstName|${'x'.repeat(500)}}}${'a'.repeat(1_530)}`);
    expect(draftProblems({ ...SMS, body }, NOW)).toEqual([]);
  });

  it('shows all its problems at once', () => {
    const wrong = { ...SMS, patientIds: [], subject: 'No', attachmentIds: ['file-1'], body: { blocks: [] } };
    expect(draftProblems(wrong, NOW)).toEqual([
      'no-recipient',
      'sms-with-subject',
      'body-empty',
      'sms-with-attachments',
    ]);
  });
});

describe('a recipient', () => {
  const check = (channel: Channel, contact: Partial<Contact>, consent: ConsentVerdict = 'allowed') =>
    checkRecipient(channel, { email: null, mobile: null, ...contact }, checkMobile, consent);

  it('gets the message at the address on record, in its usual form', () => {
    expect(check('email', { email: ' Anh@Example.ORG ' })).toEqual({
      willBeSent: true,
      address: 'Anh@example.org',
    });
  });

  it.each([null, '', '  '])('without an address is skipped with that reason: %j', (email) => {
    expect(check('email', { email, mobile: '0491 570 156' })).toMatchObject({
      willBeSent: false,
      reason: 'no-address',
    });
  });

  it.each(['anh@example.org', null])(
    'who refuses such messages is skipped for that, whatever the address: %j',
    (email) => {
      expect(check('email', { email }, 'opted-out')).toEqual({
        willBeSent: false,
        reason: 'opted-out',
        problem: null,
        address: email ?? '',
      });
    },
  );

  it('with an address that is none is skipped, and the address is kept as it stands', () => {
    expect(check('email', { email: 'anh@example' })).toEqual({
      willBeSent: false,
      reason: 'invalid-address',
      problem: 'domain-form',
      address: 'anh@example',
    });
  });

  it('gets an SMS at the mobile on record, in the form that networks understand', () => {
    expect(check('sms', { mobile: '0491 570 156' })).toEqual({ willBeSent: true, address: '+61491570156' });
  });

  it.each([null, '', '  '])('without a mobile gets no SMS, whatever the e-mail: %j', (mobile) => {
    expect(check('sms', { mobile, email: 'anh@example.org' })).toMatchObject({
      willBeSent: false,
      reason: 'no-mobile',
    });
  });

  it('whose number is no mobile gets no SMS, and the number is kept as it stands', () => {
    expect(check('sms', { mobile: '02 5550 1234' })).toEqual({
      willBeSent: false,
      reason: 'invalid-mobile',
      problem: null,
      address: '02 5550 1234',
    });
  });

  it('who refuses SMS is skipped for that before the number is looked at', () => {
    expect(check('sms', { mobile: '02 5550 1234' }, 'opted-out')).toMatchObject({ reason: 'opted-out' });
  });
});

function checkMobile(mobile: string): PhoneCheck {
  const digits = mobile.replaceAll(' ', '');
  return digits.startsWith('04')
    ? { ok: true, number: `+61${digits.slice(1)}` }
    : { ok: false, problem: 'mobile-not-a-mobile' };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BODY_LIMIT,
  checkRecipient,
  draftProblems,
  RECIPIENT_LIMIT,
  SUBJECT_LIMIT,
  type DraftProblem,
  type MessageDraft,
} from '../../../src/shared/domain/draft';
import { plainRichText } from '../../../src/shared/domain/rich-text';

const NOW = 1_800_000_000_000;

const GOOD: MessageDraft = {
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

describe('a recipient', () => {
  it('gets the message at the address on record, in its usual form', () => {
    expect(checkRecipient(' Anh@Example.ORG ')).toEqual({ willBeSent: true, address: 'Anh@example.org' });
  });

  it.each([null, '', '  '])('without an address is skipped with that reason: %j', (email) => {
    expect(checkRecipient(email)).toMatchObject({ willBeSent: false, reason: 'no-address' });
  });

  it.each(['anh@example.org', null])(
    'who refuses such messages is skipped for that, whatever the address: %j',
    (email) => {
      expect(checkRecipient(email, 'opted-out')).toEqual({
        willBeSent: false,
        reason: 'opted-out',
        problem: null,
        address: email ?? '',
      });
    },
  );

  it('with an address that is none is skipped, and the address is kept as it stands', () => {
    expect(checkRecipient('anh@example')).toEqual({
      willBeSent: false,
      reason: 'invalid-address',
      problem: 'domain-form',
      address: 'anh@example',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { ageWords } from '../../src/renderer/shared/words/births';
import { consentChangeWords, noteAuthor, noteWords } from '../../src/renderer/shared/words/notes';
import { NOTE_KINDS, type NoteDetail, type NoteKind } from '../../src/shared/domain/admin-note';

const now = new Date(2026, 2, 12).getTime();

describe('ages', () => {
  it('are counted as people count them', () => {
    expect(
      ['1980-03-12', '1980-03-13', '2024-03-12', '2024-03-13', '2026-02-12', '2026-02-13', '2026-03-11'].map(
        (date) => ageWords(date, now),
      ),
    ).toEqual(['46 years', '45 years', '2 years', '23 months', '1 month', '3 weeks', '1 day']);
  });

  it('are not guessed for what is no date', () => {
    expect(ageWords('', now)).toBe('');
  });
});

describe('changes of consent in words', () => {
  const marketing = { purpose: 'Marketing', channel: 'email' } as const;
  const at = (day: number) => new Date(2026, 2, day, 9, 5).getTime();

  it('say what was said before about the same, when, and who wrote it down', () => {
    const changes = [
      { ...marketing, choice: 'not-asked', setAt: at(12), setBy: 'Sam' },
      { ...marketing, channel: 'sms', choice: 'given', setAt: at(10), setBy: 'Sam' },
      { ...marketing, choice: 'refused', setAt: at(9), setBy: null },
      { ...marketing, choice: 'given', setAt: at(3), setBy: 'Kim' },
    ] as const;
    expect(consentChangeWords(changes, at(12))).toEqual([
      'Marketing by e-mail: not asked at 09:05 by Sam, before: refused on Mon 9 Mar at 09:05 by Sendtrail',
      'Marketing by SMS: given on Tue 10 Mar at 09:05 by Sam',
      'Marketing by e-mail: refused on Mon 9 Mar at 09:05 by Sendtrail, before: given on Tue 3 Mar at 09:05 by Kim',
      'Marketing by e-mail: given on Tue 3 Mar at 09:05 by Kim',
    ]);
  });
});

const FULL_DETAIL: NoteDetail = {
  address: 'joan@old.example',
  reason: 'userunknown',
  messageId: 'message-1',
  subject: 'Your invoice',
  changes: [
    { field: 'email', from: 'joan@old.example', to: 'joan@example.org' },
    { field: 'mobile', from: null, to: '+61412345678' },
    { field: 'dateOfBirth', from: '1980-03-12', to: null },
  ],
  consent: { purpose: 'Marketing', channel: 'email', choice: 'refused' },
  name: 'Smith, J.',
};

describe('admin notes in words', () => {
  const words = (kind: NoteKind, detail: NoteDetail = FULL_DETAIL, text = '') =>
    noteWords({ kind, detail, text });

  it('name the address and the reason of every kind', () => {
    const all = Object.fromEntries(
      NOTE_KINDS.filter((kind) => kind !== 'typed').map((kind) => [kind, words(kind)]),
    );
    expect(all).toMatchInlineSnapshot(`
      {
        "address-failed": "E-mail to joan@old.example did not arrive: no such mailbox",
        "address-kept": "joan@old.example was kept on the record",
        "address-removed": "joan@old.example was taken off the record: no such mailbox",
        "address-restored": "joan@old.example was put back on the record",
        "archived": "Archived",
        "consent-changed": "Consent: Marketing by e-mail: refused",
        "details-changed": "E-mail: joan@old.example → joan@example.org · Mobile added: +61412345678 · Date of birth removed: 12 Mar 1980",
        "document-removed": "Document “Smith, J.” was removed",
        "merged": "The record of Smith, J. was merged into this one. Not taken over: E-mail: joan@old.example · Date of birth: 12 Mar 1980",
        "no-email": "The patient has no e-mail. joan@old.example was taken off the record",
        "stop-put-off": "Arrival stop put off",
        "unarchived": "Taken back from the archive",
      }
    `);
  });

  it('say no more than is known where an older note lacks its facts', () => {
    const all = Object.fromEntries(
      NOTE_KINDS.filter((kind) => kind !== 'typed').map((kind) => [kind, words(kind, {})]),
    );
    expect(all).toMatchInlineSnapshot(`
      {
        "address-failed": "E-mail to an address did not arrive",
        "address-kept": "The address was kept on the record",
        "address-removed": "The address was taken off the record",
        "address-restored": "The address was put back on the record",
        "archived": "Archived",
        "consent-changed": "Consent changed",
        "details-changed": "Details changed",
        "document-removed": "A document was removed",
        "merged": "The record of another patient was merged into this one",
        "no-email": "The patient has no e-mail",
        "stop-put-off": "Arrival stop put off",
        "unarchived": "Taken back from the archive",
      }
    `);
  });

  it('are what was typed, where somebody typed them', () => {
    expect(words('typed', {}, 'Prefers calls')).toBe('Prefers calls');
    expect(words('stop-put-off', {}, 'in a hurry')).toBe('Arrival stop put off: in a hurry');
  });

  it('name Sendtrail where nobody wrote them', () => {
    expect([noteAuthor(null), noteAuthor('Mia')]).toEqual(['Sendtrail', 'Mia']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  householdNote,
  isEachAlone,
  joinedWords,
  messageCount,
} from '../../src/renderer/features/compose/household-words';
import { skippedWords } from '../../src/renderer/features/compose/send-words';
import { leftOutWords, tableWords, unmatchedNote } from '../../src/renderer/shared/words/recipients';
import type { DraftReview } from '../../src/shared/domain/draft';
import type { UnmatchedRow } from '../../src/shared/domain/recipients';

const households = {
  messages: 1,
  people: 3,
  alsoFor: { anh: 'Minh and Lan Nguyen' },
  goesTo: { minh: 'Anh Nguyen', lan: 'Anh Nguyen' },
};
const review: DraftReview = {
  problems: [],
  recipients: ['anh', 'minh', 'lan', 'joan'].map((patientId) => ({
    patientId,
    patientName: patientId,
    address: '',
  })),
  skipped: [],
  households,
  sizeBytes: 0,
  sizeLimitBytes: null,
  unsubscribe: 'not-needed',
  sameText: null,
  movedTo: null,
  sms: null,
};
const row: UnmatchedRow = {
  ...{ line: 4, name: 'Nguyen, Anh', email: 'anh@example.org', mobile: null },
  ...{ reason: 'not-on-record', patientId: null, candidates: [] },
};

describe('words about households', () => {
  it('say how many messages go to how many people', () => {
    expect(joinedWords(households)).toBe('1 message for 3 people who would read the same');
    expect(messageCount(review, { isJoiningHouseholds: true })).toBe(2);
    expect(messageCount(review, { isJoiningHouseholds: false })).toBe(4);
    expect(isEachAlone(review, { isJoiningHouseholds: true })).toBe(false);
    expect(isEachAlone(review, { isJoiningHouseholds: false })).toBe(true);
  });

  it('name at each of them where it goes', () => {
    expect(['anh', 'minh', 'joan'].map((id) => householdNote(households, id))).toEqual([
      ...[' · also for Minh and Lan Nguyen', ' · goes to Anh Nguyen', ''],
    ]);
  });
});

describe('words about rows of a file', () => {
  it('tell patients who do not get it from rows that bring no message', () => {
    expect(skippedWords([{}])).toBe('1 patient does not get it');
    expect(skippedWords([{}, {}])).toBe('2 patients do not get it');
    expect(skippedWords([{ note: 'Line 4' }])).toBe('1 row of the file brings no message');
    expect(skippedWords([{}, { note: 'Line 4' }, { note: 'Line 5' }])).toBe(
      '1 patient does not get it. 2 rows of the file bring no message.',
    );
  });

  it('say whom a row may be about', () => {
    expect(unmatchedNote(row)).toBe('anh@example.org');
    expect(unmatchedNote({ ...row, email: null })).toBe('no usable e-mail or mobile in this row');
    expect(unmatchedNote({ ...row, candidates: ['Lan Nguyen'] })).toContain(
      'is on record for Lan Nguyen, but',
    );
    expect(unmatchedNote({ ...row, reason: 'fits-several', candidates: ['A', 'B'] })).toBe('fits A, B');
  });

  it('say what a file brings', () => {
    const counts = { 'not-on-record': 1, 'fits-several': 0, 'repeated-row': 2 };
    expect(tableWords({ name: 'a.csv', counts }, 12)).toBe('a.csv: 12 patients, 3 rows without a message');
    const none = { 'not-on-record': 0, 'fits-several': 0, 'repeated-row': 0 };
    expect(tableWords({ name: 'a.csv', counts: none }, 1)).toBe('a.csv: 1 patient');
  });
});

it('says who of an earlier batch is left out', () => {
  expect(leftOutWords({ patients: [], archived: 1, notOnRecord: 2 })).toBe(
    '1 patient is archived and left out. 2 messages were to nobody on record.',
  );
  expect(leftOutWords({ patients: [], archived: 0, notOnRecord: 0 })).toBe('');
});

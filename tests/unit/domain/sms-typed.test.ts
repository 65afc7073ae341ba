import { describe, expect, it } from 'vitest';
import type { MergeSources } from '../../../src/shared/domain/merge-fields';
import { filledSms, hasColumns, suggestForTyped } from '../../../src/shared/domain/sms-typed';

function sourcesOf(givenName: string): MergeSources {
  return {
    patient: { givenName, familyName: 'Nguyen', dateOfBirth: null, email: null, mobileText: null },
    practice: { name: 'ABC Chiro', desk: 'Front desk', phone: '', address: '' },
    sender: { name: 'Kim' },
    columns: new Map(),
  };
}

const SIXTY = 'a'.repeat(60);

describe('an SMS that is being written', () => {
  it.each<[string, string, MergeSources | null, string]>([
    ['has the values of a patient', 'Hi {{patient.firstName}}!', sourcesOf('Anh'), 'Hi Anh!'],
    ['has nothing where nobody is chosen', 'Hi {{patient.firstName}}!', null, 'Hi !'],
    ['has the fallback where there is one', 'Hi {{patient.firstName|there}}!', null, 'Hi there!'],
    ['has the fallback for a gap in the record', '{{patient.email|none}}', sourcesOf('Anh'), 'none'],
    ['keeps a field that there is not as typed', 'Hi {{nobody}}', sourcesOf('Anh'), 'Hi {{nobody}}'],
    ['keeps what is not closed', 'Hi {{patient', sourcesOf('Anh'), 'Hi {{patient'],
  ])('%s', (_case, typed, sources, text) => {
    expect(filledSms(typed, sources)).toBe(text);
  });
});

describe('a suggestion for what is typed', () => {
  it('changes the text around the fields, and leaves the fields', () => {
    const typed = `Hi {{patient.firstName}}, it’s time – ${SIXTY}`;
    expect(suggestForTyped(typed, sourcesOf('Anh'))).toMatchObject({
      text: `Hi {{patient.firstName}}, it's time - ${SIXTY}`,
      replacements: [
        { index: 28, from: '’', to: "'" },
        { index: 36, from: '–', to: '-' },
      ],
      before: { segments: 2 },
      after: { segments: 1 },
    });
  });

  it('counts as it would be sent: a long tag with a short value costs nothing', () => {
    const typed = `{{patient.firstName}} it’s ${'a'.repeat(50)}`;
    expect(suggestForTyped(typed, sourcesOf('Anh'))).toBeNull();
    expect(suggestForTyped(typed, sourcesOf('Anh'.repeat(6)))).not.toBeNull();
  });

  it('does not offer what a value in the record would undo', () => {
    const typed = `Hi {{patient.firstName}}, it’s ${SIXTY}`;
    expect(suggestForTyped(typed, sourcesOf('D’Arcy'))).toBeNull();
    expect(suggestForTyped(typed, sourcesOf('Łucja'))).toBeNull();
  });

  it('is none where nothing would be saved', () => {
    expect(suggestForTyped('It’s time', null)).toBeNull();
    expect(suggestForTyped("It's time", null)).toBeNull();
  });

  it('is none for a text that is too long even with plain characters', () => {
    expect(suggestForTyped(`’${'a'.repeat(1_529)}`, null)?.after.segments).toBe(10);
    expect(suggestForTyped(`’${'a'.repeat(1_530)}`, null)).toBeNull();
  });
});

describe('columns of a file in a typed text', () => {
  it.each([
    ['At {{column.Time}}', true],
    ['At {{column.Time|nine}}', true],
    ['Hi {{patient.firstName}}', false],
    ['Hi {{column', false],
  ])('%s: %s', (typed, isAskedFor) => {
    expect(hasColumns(typed)).toBe(isAskedFor);
  });
});

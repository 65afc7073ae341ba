import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTagText, readMergeText } from '../../../src/shared/domain/merge-template';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH } from '../../support/measure';

const tagsOf = (text: string) => readMergeText(text).parts.filter((part) => part.kind === 'tag');
const problemsOf = (text: string) =>
  readMergeText(text).problems.map(({ code, start, end }) => [code, start, end]);

/** What looks like tags for a long way, and what is many of them. */
const BRACES = ['{', '{{', '{{a', '{{a|', '{{a}}', '}}', '{{a}', '{ {'];

function givenBack(text: string): string {
  return readMergeText(text)
    .parts.map((part) => (part.kind === 'tag' ? part.typed : part.text))
    .join('');
}

describe('reading merge tags', () => {
  it('finds a field, with and without a fallback', () => {
    expect(tagsOf('Dear {{patient.firstName|there}}, {{sender.name}}')).toMatchObject([
      { field: { kind: 'named', name: 'patient.firstName' }, fallback: 'there', start: 5, end: 32 },
      { field: { kind: 'named', name: 'sender.name' }, fallback: null, start: 34, end: 49 },
    ]);
  });

  it('takes upper and lower case and any space between, as editors and pastes write them', () => {
    const [tag] = tagsOf('{{\u00a0Patient.FIRSTNAME |  dear friend  }}');
    expect(tag).toMatchObject({
      field: { kind: 'named', name: 'patient.firstName' },
      fallback: 'dear friend',
      nameAt: 3,
    });
    const [column] = tagsOf('{{column.Appointment\u00a0 Time}}');
    expect(column).toMatchObject({
      field: { kind: 'column', key: 'appointment time' },
      name: 'column.Appointment Time',
    });
  });

  it('tells an empty fallback, which leaves a value out, from none', () => {
    expect(tagsOf('{{patient.firstName|}}{{patient.firstName}}').map(({ fallback }) => fallback)).toEqual([
      '',
      null,
    ]);
    expect(tagsOf('{{patient.firstName|a|b}}')[0]?.fallback).toBe('a|b');
  });

  it('leaves a text without tags as it is', () => {
    expect(readMergeText('Hello {you} and { { you } }')).toEqual({
      parts: [{ kind: 'text', text: 'Hello {you} and { { you } }', start: 0 }],
      problems: [],
    });
    expect(readMergeText('')).toEqual({ parts: [], problems: [] });
  });

  it('reports a tag that is not closed before the line or the next tag, and still finds the next one', () => {
    expect(problemsOf('Dear {{patient.firstName')).toEqual([['unclosed', 5, 24]]);
    expect(problemsOf('{{patient.firstName}\n}}')).toEqual([
      ['unclosed', 0, 20],
      ['unopened', 21, 23],
    ]);
    expect(problemsOf('{{patient.firstName {{sender.name}}')).toEqual([['unclosed', 0, 20]]);
    expect(tagsOf('{{patient.firstName {{sender.name}}')).toHaveLength(1);
    expect(problemsOf('{patient.firstName}}')).toEqual([['unopened', 18, 20]]);
  });

  it('reports an empty tag and a field that there is not, with what stands there', () => {
    expect(problemsOf('{{}} {{ | x}} {{patient.name}} {{column.}} {{constructor}}')).toEqual([
      ['empty', 0, 4],
      ['empty', 5, 13],
      ['unknown-field', 14, 30],
      ['unknown-field', 31, 42],
      ['unknown-field', 43, 58],
    ]);
    expect(readMergeText('{{patient.name}}').problems[0]?.text).toBe('{{patient.name}}');
  });

  it('opens a tag with the last two of three braces', () => {
    expect(readMergeText('{{{sender.name}}}').parts).toMatchObject([
      { kind: 'text', text: '{' },
      { kind: 'tag', name: 'sender.name', start: 1 },
      { kind: 'text', text: '}' },
    ]);
  });

  it('gives every character back, in order, whatever stands in the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '{{',
      '}}',
      '|',
      ' ',
      '\n',
      'a',
      'patient.firstName',
      'column.x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (some) => {
        const text = some.join('');
        expect(givenBack(text)).toBe(text);
        for (const part of readMergeText(text).parts) {
          const length = part.kind === 'tag' ? part.end - part.start : part.text.length;
          expect(length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('reads a tag that was written for a field as that field', () => {
    expect(tagsOf(mergeTagText('column.Time', 'soon'))).toMatchObject([
      { field: { kind: 'column', key: 'time' }, fallback: 'soon' },
    ]);
  });

  it.each(BRACES)('takes no more work a letter where there is much of %j', (piece) => {
    expect(growthOf(readMergeText, piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(BRACES)(
    'loses nothing of a megabyte of %j',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(givenBack(text) === text).toBe(true);
    },
    BIG_TEXT_LIMIT_MS,
  );
});

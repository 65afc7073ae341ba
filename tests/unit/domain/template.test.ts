import { describe, expect, it } from 'vitest';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import {
  freeName,
  keptTemplate,
  templateProblems,
  type TemplateInput,
} from '../../../src/shared/domain/template';

const RECALL: TemplateInput = {
  name: 'Recall',
  channel: 'email',
  purpose: 'Recall',
  subject: 'Time for a check',
  body: plainRichText('Dear {{patient.firstName}}'),
};

const problems = (changes: Partial<TemplateInput>, others: TemplateInput[] = []) =>
  templateProblems({ ...RECALL, ...changes }, others);

describe('a template', () => {
  it('is kept with a name and a text', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ name: '  ', body: plainRichText(' \n') })).toEqual(['name-empty', 'body-empty']);
    expect(problems({ subject: '' })).toEqual([]);
  });

  it('is not kept with what could not be sent or shown', () => {
    expect(problems({ name: 'x'.repeat(101), subject: 'a\nb' })).toEqual([
      'name-too-long',
      'subject-line-break',
    ]);
    expect(problems({ subject: 'x'.repeat(501), body: plainRichText('y'.repeat(1_000_001)) })).toEqual([
      'subject-too-long',
      'body-too-long',
    ]);
  });

  it('is kept with a broken merge field, for finishing it later', () => {
    expect(problems({ body: plainRichText('{{patient.') })).toEqual([]);
  });

  it('has a name that no other of its kind has, in any case and with any accent', () => {
    expect(problems({ name: ' récall ' }, [RECALL])).toEqual(['name-taken']);
    expect(problems({ channel: 'sms' }, [RECALL])).toEqual([]);
  });

  it('is kept without spaces around its name, and as an SMS without subject and formatting', () => {
    const body = { blocks: [{ kind: 'bullets' as const, items: [[{ text: 'one', isBold: true }]] }] };
    expect(keptTemplate({ ...RECALL, name: ' A  b ', subject: ' Hi ' })).toEqual({
      ...RECALL,
      name: 'A b',
      subject: 'Hi',
    });
    expect(keptTemplate({ ...RECALL, channel: 'sms', body })).toEqual({
      ...RECALL,
      channel: 'sms',
      subject: '',
      body: plainRichText('- one'),
    });
  });

  it('gets the first free number for a copy', () => {
    const named = (name: string) => ({ ...RECALL, name });
    expect(freeName(RECALL, [])).toBe('Recall');
    expect(freeName(RECALL, [RECALL])).toBe('Recall (2)');
    expect(freeName(named('Recall (2)'), [RECALL, named('recall (2)')])).toBe('Recall (3)');
    const long = named('x'.repeat(100));
    expect(freeName(long, [long])).toBe(`${'x'.repeat(96)} (2)`);
  });
});

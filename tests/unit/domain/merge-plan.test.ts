import { describe, expect, it } from 'vitest';
import {
  columnFieldName,
  columnKey,
  MERGE_FIELDS,
  type MergeSources,
} from '../../../src/shared/domain/merge-fields';
import { mergeFor, planMerge } from '../../../src/shared/domain/merge-plan';
import { mergeTagText } from '../../../src/shared/domain/merge-template';
import { plainRichText, toHtml, toPlainText } from '../../../src/shared/domain/rich-text';

const SOURCES: MergeSources = {
  patient: {
    givenName: 'Anh',
    familyName: 'Nguyen',
    dateOfBirth: '1980-03-12',
    email: 'anh@example.org',
    mobileText: '0412 345 678',
  },
  practice: {
    name: 'ABC Chiro',
    desk: 'Front desk',
    phone: '(02) 5550 0100',
    address: '1 High St, Sampleton',
  },
  sender: { name: 'Mia' },
  columns: new Map([[columnKey('Appointment time'), '10:30']]),
};
const NOTHING_KNOWN: MergeSources = {
  ...SOURCES,
  patient: { givenName: ' ', familyName: 'Nguyen', dateOfBirth: null, email: null, mobileText: null },
};

const plan = (subject: string, text: string, columns: string[] | null = null) =>
  planMerge({ channel: 'email', subject, body: plainRichText(text) }, columns);

describe('merging a draft', () => {
  it('knows a value for every field', () => {
    const all = plan('Hello', MERGE_FIELDS.map((name) => mergeTagText(name)).join('\n'));
    const merged = mergeFor(all, SOURCES);
    expect(merged.ok && toPlainText(merged.body).split('\n')).toEqual([
      'Anh',
      'Nguyen',
      'Anh Nguyen',
      '12 Mar 1980',
      'anh@example.org',
      '0412 345 678',
      'ABC Chiro',
      'Front desk',
      '(02) 5550 0100',
      '1 High St, Sampleton',
      'Mia',
    ]);
    expect(all.fields).toEqual([...MERGE_FIELDS]);
  });

  it('takes columns of the file by their heading, in any case', () => {
    const draft = plan(
      'At {{column.appointment TIME}}',
      `x ${mergeTagText(columnFieldName('Appointment  time'))}`,
      ['Appointment time'],
    );
    expect(draft.problems).toEqual([]);
    expect(draft.fields).toEqual(['column.appointment TIME']);
    expect(mergeFor(draft, SOURCES)).toMatchObject({ ok: true, subject: 'At 10:30' });
  });

  it('names a column that the file does not have; while no file is chosen any may be used', () => {
    const text = 'Come at {{column.Time}}';
    expect(plan('Hi', text).problems).toEqual([]);
    expect(plan('{{column.Day|soon}}', text, ['Room']).problems).toEqual([
      { code: 'unknown-column', start: 0, end: 19, text: '{{column.Day|soon}}', in: 'subject' },
      {
        code: 'unknown-column',
        start: 8,
        end: 23,
        text: '{{column.Time}}',
        in: 'body',
        block: 0,
        item: null,
      },
    ]);
  });

  it('puts the fallback where a value is missing, and names what is missing without one', () => {
    const draft = plan(
      'For {{patient.firstName|you}}',
      '{{patient.firstName|}} {{patient.MOBILE}} {{patient.mobile}} {{column.Room}}',
    );
    expect(mergeFor(draft, NOTHING_KNOWN)).toEqual({
      ok: false,
      reason: 'missing-field',
      fields: ['patient.mobile', 'column.Room'],
    });
    const withFallback = plan('For {{patient.firstName|you}}', 'Dear {{patient.firstName|friend}}');
    expect(mergeFor(withFallback, NOTHING_KNOWN)).toMatchObject({ ok: true, subject: 'For you' });
  });

  it('keeps a value a text: no markup, no tag, no header of its own', () => {
    const hostile = {
      ...SOURCES,
      patient: {
        ...SOURCES.patient,
        givenName: '<img src=x onerror=alert(1)>\r\nBcc: all@example.org\u0000{{sender.name}}',
      },
    };
    const merged = mergeFor(plan('To {{patient.firstName}}', '{{patient.firstName}}'), hostile);
    expect(merged.ok && merged.subject).toBe(
      'To <img src=x onerror=alert(1)> Bcc: all@example.org{{sender.name}}',
    );
    expect(merged.ok && toHtml(merged.body)).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;<br>Bcc: all@example.org{{sender.name}}</p>',
    );
  });

  it('leaves broken tags in the result as they were typed', () => {
    const draft = plan('{{patient.nam}}', '{{}} {{sender.name');
    expect(draft.problems.map(({ code }) => code)).toEqual(['unknown-field', 'empty', 'unclosed']);
    const merged = mergeFor(draft, SOURCES);
    expect(merged.ok && [merged.subject, toPlainText(merged.body)]).toEqual([
      '{{patient.nam}}',
      '{{}} {{sender.name',
    ]);
  });

  it('refuses what becomes empty or too long with the values of one recipient', () => {
    const emptied = { ...SOURCES, columns: new Map([['x', 'y'.repeat(1_100_000)]]) };
    expect(mergeFor(plan('{{column.no|}}', 'text'), SOURCES)).toMatchObject({ reason: 'empty' });
    expect(mergeFor(plan('Hi', '{{column.no|}}'), SOURCES)).toMatchObject({ reason: 'empty' });
    expect(mergeFor(plan('{{column.x}}', 'text'), emptied)).toMatchObject({ reason: 'too-long' });
    expect(mergeFor(plan('Hi', '{{column.x}}'), emptied)).toMatchObject({ reason: 'too-long' });
    expect(mergeFor(plan('', 'an SMS to {{patient.firstName}}'), SOURCES)).toMatchObject({
      ok: true,
      subject: '',
    });
  });

  it('says that a draft without fields is the same for all, and gives its own body back', () => {
    const body = plainRichText('Closed tomorrow');
    const same = planMerge({ channel: 'email', subject: 'Closed', body }, []);
    const merged = mergeFor(same, SOURCES);
    expect(same.isSameForAll).toBe(true);
    expect(merged.ok && merged.body).toBe(body);
    expect(plan('Closed', 'Dear {{patient.firstName}}').isSameForAll).toBe(false);
  });
});

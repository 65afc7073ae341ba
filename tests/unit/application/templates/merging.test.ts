import { describe, expect, it } from 'vitest';
import { lintMerge } from '../../../../src/main/application/templates/merge-lint';
import { mergingOf, type MergeRecipient } from '../../../../src/main/application/templates/merging';
import { plainRichText, toPlainText } from '../../../../src/shared/domain/rich-text';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { samplePatient } from '../../../support/log/sample-log';

const ANH: MergeRecipient = {
  patient: samplePatient(1, { mobile: '+61412345678' }),
  columns: { 'Appointment time': '10:30' },
};
const NOBODY: MergeRecipient = {
  patient: samplePatient(2, { givenName: '', mobile: null }),
  columns: { 'APPOINTMENT  TIME': '' },
};

function merging(subject: string, text: string, columns: string[] = []) {
  const { ports } = new TestPractice();
  ports.settings.saveDesk({ ...ports.settings.desk(), practiceName: 'ABC Chiro', deskName: 'Level 2' });
  return mergingOf(ports, { channel: 'email', subject, body: plainRichText(text) }, columns, STAFF);
}

describe('merging for recipients', () => {
  it('takes values from the record, the file, the practice and who is at the desk', () => {
    const text =
      '{{patient.fullName}}, {{patient.mobile}}, {{column.appointment time}}, {{practice.name}}, {{practice.desk}}, {{sender.name}}';
    const merged = merging('Hi {{patient.firstName}}', text, ['Appointment time']).mergeFor(ANH);
    expect(merged.ok && [merged.subject, toPlainText(merged.body)]).toEqual([
      'Hi Anh',
      'Anh Nguyen, 0412 345 678, 10:30, ABC Chiro, Level 2, Kim',
    ]);
  });

  it('tells for the review which fields are used, what is broken, and who lacks what', () => {
    const all = merging(
      '{{patient.firstName}}',
      '{{patient.mobile}} {{column.Appointment time|soon}} {{column.Room}} {{patient.nam}}',
      ['Appointment time'],
    );
    const lint = lintMerge(all, [ANH, NOBODY]);
    expect(lint.fields).toEqual([
      'patient.firstName',
      'patient.mobile',
      'column.Appointment time',
      'column.Room',
    ]);
    expect(lint.problems.map(({ code, text }) => [code, text])).toEqual([
      ['unknown-field', '{{patient.nam}}'],
      ['unknown-column', '{{column.Room}}'],
    ]);
    expect(lint.refused).toEqual([
      { index: 0, reason: 'missing-field', fields: ['column.Room'] },
      { index: 1, reason: 'missing-field', fields: ['patient.firstName', 'patient.mobile', 'column.Room'] },
    ]);
  });

  it('finds nobody lacking anything where everybody gets the same', () => {
    const same = merging('Closed tomorrow', 'See you on Friday.');
    expect(lintMerge(same, [ANH, NOBODY])).toEqual({ fields: [], problems: [], refused: [] });
  });
});

import { describe, expect, it } from 'vitest';
import { sampleConsents } from '../../../../src/main/adapters/training/sample-consents';
import { SAMPLE_PATIENTS } from '../../../../src/main/adapters/training/sample-patients';
import { SAMPLE_TEMPLATES } from '../../../../src/main/adapters/training/sample-templates';
import { planMerge } from '../../../../src/shared/domain/merge-plan';
import { toPlainText } from '../../../../src/shared/domain/rich-text';
import { countSms } from '../../../../src/shared/domain/sms-text';
import { keptTemplate, templateProblems } from '../../../../src/shared/domain/template';

describe('the sample templates', () => {
  it.each(SAMPLE_TEMPLATES)('could have been written at a desk ($name)', (template) => {
    const others = SAMPLE_TEMPLATES.filter((other) => other !== template);
    expect(templateProblems(template, others)).toEqual([]);
    expect(keptTemplate(template)).toEqual(template);
    expect(planMerge(template, []).problems).toEqual([]);
  });

  it('show a reminder, a newsletter with a fallback, and an SMS that is one SMS', () => {
    expect(SAMPLE_TEMPLATES.map(({ channel, purpose }) => `${purpose} by ${channel}`)).toEqual([
      'Appointment reminder by email',
      'Marketing by email',
      'Recall by sms',
    ]);
    const [, newsletter, recall] = SAMPLE_TEMPLATES.map(({ body }) => toPlainText(body));
    expect(newsletter).toContain('{{patient.firstName|');
    expect(countSms(recall ?? '')).toMatchObject({ encoding: 'gsm-7', segments: 1 });
  });
});

describe('what the sample patients have said', () => {
  it('lets a newsletter go to all but one, whom nobody has asked', () => {
    const notAsked = SAMPLE_PATIENTS.filter((patient) => sampleConsents(patient).length === 0);
    expect(notAsked.map(({ givenName }) => givenName)).toEqual(['Amelia']);
    const said = SAMPLE_PATIENTS.flatMap(sampleConsents);
    expect(new Set(said.map(({ choice }) => choice))).toEqual(new Set(['given']));
  });
});

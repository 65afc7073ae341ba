import { plainRichText } from '../../../shared/domain/rich-text';
import type { TemplateInput } from '../../../shared/domain/template';

/** Texts to begin with, one for each kind of message that a front desk sends most. */
export const SAMPLE_TEMPLATES: readonly TemplateInput[] = [
  {
    name: 'Appointment reminder',
    channel: 'email',
    purpose: 'Appointment reminder',
    subject: 'Your appointment at {{practice.name}}',
    body: plainRichText(
      [
        'Dear {{patient.firstName}}',
        '',
        'This is a reminder of your appointment with us tomorrow. Please come ten minutes early, and call us if you cannot make it.',
        '',
        'Kind regards',
        '{{sender.name}}, {{practice.name}}',
      ].join('\n'),
    ),
  },
  {
    name: 'Newsletter',
    channel: 'email',
    purpose: 'Marketing',
    subject: 'News from {{practice.name}}',
    body: plainRichText(
      [
        'Dear {{patient.firstName|patient}}',
        '',
        'From next month on we are open on Saturday mornings, too, and a class for backs and shoulders begins on Tuesdays at 6 pm.',
        '',
        'Kind regards',
        '{{practice.name}}',
      ].join('\n'),
    ),
  },
  {
    name: 'Time for a check-up',
    channel: 'sms',
    purpose: 'Recall',
    subject: '',
    body: plainRichText(
      'Hello {{patient.firstName|there}}, it is time for your check-up at {{practice.name}}. Please call us for an appointment.',
    ),
  },
];

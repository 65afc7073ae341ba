import { describe, expect, it } from 'vitest';
import { gatewayMail, numberForms } from '../../../src/shared/domain/gateway-mail';
import type { SmsGateway } from '../../../src/shared/domain/sms-account';

const NUMBER = numberForms('+61491570156', '0491 570 156');

function mail(changes: Partial<SmsGateway> = {}, from = 'Clinic') {
  const gateway: SmsGateway = {
    emailAccountId: 'a',
    addressPattern: '{{number}}@sms.example.com',
    numberForm: 'digits',
    subject: '',
    endMark: '',
    ...changes,
  };
  return gatewayMail(gateway, { number: NUMBER, from, text: 'See you.' });
}

describe('the mail that a gateway makes an SMS of', () => {
  it.each([
    ['e164', '+61491570156@sms.example.com'],
    ['digits', '61491570156@sms.example.com'],
    ['national', '0491570156@sms.example.com'],
  ] as const)('goes to the number as %s', (numberForm, address) => {
    expect(mail({ numberForm })).toEqual({ ok: true, address, subject: '', text: 'See you.' });
  });

  it('has the number and the sender in its subject, and the mark at the end of its text', () => {
    expect(mail({ subject: ' pw=1 {{ from }}/{{number}} {{other}} ', endMark: '$$' })).toMatchObject({
      subject: 'pw=1 Clinic/61491570156 {{other}}',
      text: 'See you.$$',
    });
  });

  it('takes what is put in as it is, whatever it looks like', () => {
    expect(mail({ subject: '{{from}}' }, '$& {{number}}')).toMatchObject({ subject: '$& {{number}}' });
  });

  it('is none where the settings give no address, or more than a line for a subject', () => {
    expect(mail({ addressPattern: '{{number}}' })).toEqual({ ok: false, problem: 'address' });
    expect(mail({ subject: '{{from}}' }, 'a\r\nBcc: b@example.org')).toEqual({
      ok: false,
      problem: 'subject',
    });
  });

  it('has a number from abroad with its country code, whatever the form', () => {
    expect(numberForms('+447700900123', '+44 7700 900123')).toEqual({
      ...{ e164: '+447700900123', digits: '447700900123', national: '447700900123' },
    });
  });
});

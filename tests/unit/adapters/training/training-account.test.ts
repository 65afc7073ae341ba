import { describe, expect, it } from 'vitest';
import { SAMPLE_PATIENTS } from '../../../../src/main/adapters/training/sample-patients';
import { TRAINING_TEXTS } from '../../../../src/main/adapters/training/training-account';
import { patternOf } from '../../../../src/main/adapters/training/training-behaviours';
import { smsAccountProblems } from '../../../../src/shared/domain/check-sms-account';
import { gatewayMail, numberForms } from '../../../../src/shared/domain/gateway-mail';
import type { SmsGateway } from '../../../../src/shared/domain/sms-account';

const { name } = TRAINING_TEXTS;
const gateway: SmsGateway = { ...TRAINING_TEXTS.gateway, emailAccountId: 'training' };

describe('the SMS of the training', () => {
  it('go through a gateway that could have been typed', () => {
    const off = { baseUrl: '', senderId: null, isSenderIdRegistered: false, generic: null };
    const sms = { ...off, driver: 'gateway', gateway } as const;
    expect(smsAccountProblems({ name, user: '', messagesPerMinute: 600, sms })).toEqual([]);
  });

  it('are carried by e-mails that always arrive and that nobody opens', () => {
    const numbers = SAMPLE_PATIENTS.flatMap(({ mobile }) => mobile ?? []);
    const stories = numbers.map((number) => {
      const mail = gatewayMail(gateway, { number: numberForms(number, number), from: '', text: 'Hello' });
      return mail.ok ? patternOf(mail.address) : mail.problem;
    });
    expect(new Set(stories)).toEqual(new Set(['deliver']));
  });
});

import { describe, expect, it } from 'vitest';
import { createSmsProviders } from '../../../src/main/adapters/sms/sms-providers';
import { tellsMoreThanQueued } from '../../../src/shared/domain/sms-reporting';
import type { SmsSettings } from '../../../src/shared/domain/sms-account';
import { sampleGateway, sampleGeneric, sampleSmsSettings } from '../../support/sample-sms-account';

const providers = createSmsProviders({ nowMs: () => 0, monotonicMs: () => 0 });

const generic = (words: NonNullable<ReturnType<typeof sampleGeneric>['status']>['words'] | null) => {
  const driver = sampleGeneric();
  const status = words === null ? null : { ...driver.send, statusAt: 'state', words };
  return sampleSmsSettings({
    driver: 'generic',
    baseUrl: 'https://sms.example',
    generic: { ...driver, status },
  });
};

describe('what the list of accounts says can be known of an SMS', () => {
  it.each<[string, SmsSettings, boolean]>([
    ['Twilio', sampleSmsSettings({ driver: 'twilio' }), true],
    ['ClickSend', sampleSmsSettings(), true],
    ['MessageMedia', sampleSmsSettings({ driver: 'messagemedia' }), true],
    ['a provider that cannot be asked', generic(null), false],
    ['a provider that only says Queued', generic({ wait: 'queued' }), false],
    ['a provider that says more', generic({ wait: 'queued', done: 'delivered' }), true],
  ])('is what %s says', (_name, settings, isMore) => {
    const { confirmable } = providers.open(settings, 'user', 'secret');
    expect(confirmable.some((status) => status !== 'queued')).toBe(isMore);
    expect(tellsMoreThanQueued(settings)).toBe(isMore);
  });

  it('is nothing more behind a gateway, which tells nothing', () => {
    expect(tellsMoreThanQueued(sampleGateway('account-1'))).toBe(false);
  });
});

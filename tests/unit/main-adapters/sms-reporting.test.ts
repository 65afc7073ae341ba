import { describe, expect, it } from 'vitest';
import { createSmsProviders } from '../../../src/main/adapters/sms/sms-providers';
import { tellsMoreThanQueued } from '../../../src/shared/domain/sms-confirmable';
import type { SmsSettings } from '../../../src/shared/domain/sms-account';
import { sampleGateway, sampleSmsSettings, sampleSmsTelling } from '../../support/sample-sms-account';

const providers = createSmsProviders({ nowMs: () => 0, monotonicMs: () => 0 });

describe('what the list of accounts says can be known of an SMS', () => {
  it.each<[string, SmsSettings, boolean]>([
    ['Twilio', sampleSmsSettings({ driver: 'twilio' }), true],
    ['ClickSend', sampleSmsSettings(), true],
    ['MessageMedia', sampleSmsSettings({ driver: 'messagemedia' }), true],
    ['a provider that cannot be asked', sampleSmsTelling('generic'), false],
    ['a provider that only says Queued', sampleSmsTelling('generic', { wait: 'queued' }), false],
    ['a provider that says more', sampleSmsTelling('generic', { wait: 'queued', done: 'delivered' }), true],
  ])('is what %s says', (_name, settings, isMore) => {
    const { confirmable } = providers.open(settings, 'user', 'secret');
    expect(confirmable.some((status) => status !== 'queued')).toBe(isMore);
    expect(tellsMoreThanQueued(settings)).toBe(isMore);
  });

  it('is nothing more where a provider tells failures and delays only', () => {
    expect(tellsMoreThanQueued(sampleSmsTelling('generic', { late: 'delayed', failed: 'error' }))).toBe(
      false,
    );
  });

  it('is nothing more behind a gateway, which tells nothing', () => {
    expect(tellsMoreThanQueued(sampleGateway('account-1'))).toBe(false);
  });
});

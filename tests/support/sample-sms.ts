import type { SmsDriver, SmsProviderStatus, SmsSettings } from '../../src/shared/domain/sms-account';

/** How an account sends SMS, with what a generic provider would tell. */
export function sampleSms(driver: SmsDriver, words: Record<string, SmsProviderStatus> = {}): SmsSettings {
  const request = {
    method: 'GET',
    url: '/status',
    headers: {},
    body: '',
    bodyType: 'application/json',
  } as const;
  const status = Object.keys(words).length === 0 ? null : { ...request, statusAt: 'status', words };
  return {
    driver,
    baseUrl: 'https://sms.provider.example',
    senderId: null,
    isSenderIdRegistered: false,
    generic:
      driver === 'generic'
        ? {
            preset: null,
            send: { ...request, method: 'POST' },
            answer: { idAt: null, errorAt: null },
            login: null,
            status,
          }
        : null,
    gateway: null,
  };
}

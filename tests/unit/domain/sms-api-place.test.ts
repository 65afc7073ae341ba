import { describe, expect, it } from 'vitest';
import { apiPlace, isSameApi } from '../../../src/shared/domain/sms-api-place';
import { sampleGeneric, sampleSmsSettings } from '../../support/sample-sms-account';

const generic = (baseUrl: string, sendUrl: string, loginUrl?: string) => {
  const driver = sampleGeneric();
  const login = { ...driver.send, url: loginUrl ?? '', tokenAt: 'token', validForMs: 1_000 };
  return sampleSmsSettings({
    driver: 'generic',
    baseUrl,
    generic: {
      ...driver,
      send: { ...driver.send, url: sendUrl },
      login: loginUrl === undefined ? null : login,
    },
  });
};

describe('the server of an SMS account', () => {
  it.each([
    ['https://rest.clicksend.com', { host: 'rest.clicksend.com', port: 443, security: 'tls' }],
    ['HTTPS://Rest.ClickSend.com/', { host: 'rest.clicksend.com', port: 443, security: 'tls' }],
    ['https://sms.example:8443', { host: 'sms.example', port: 8_443, security: 'tls' }],
    ['http://127.0.0.1:9000', { host: '127.0.0.1', port: 9_000, security: 'none' }],
    ['http://[::1]', { host: '::1', port: 80, security: 'none' }],
  ] as const)('is read from %s', (baseUrl, place) => {
    expect(apiPlace(sampleSmsSettings({ baseUrl }))).toEqual(place);
  });

  it('is that of the request which sends, where the account has no base address', () => {
    expect(apiPlace(generic('', 'https://send.example/v1?to={{to}}'))?.host).toBe('send.example');
    expect(apiPlace(generic('', '/send'))).toBeNull();
  });

  it('is the same one only when nothing is told to another', () => {
    const kept = generic('https://sms.example', '/send', 'https://login.example/token');
    expect(isSameApi(kept, kept)).toBe(true);
    expect(isSameApi(generic('https://sms.example', 'https://sms.example:443/other'), kept)).toBe(true);
    expect(isSameApi(generic('https://sms.example', 'https://login.example/send'), kept)).toBe(true);
    expect(isSameApi(generic('https://evil.example', '/send'), kept)).toBe(false);
    expect(isSameApi(generic('https://sms.example', 'https://evil.example/send'), kept)).toBe(false);
    expect(isSameApi(generic('https://sms.example', '/send', 'https://evil.example'), kept)).toBe(false);
    expect(isSameApi(generic('https://sms.example:444', '/send'), kept)).toBe(false);
    expect(isSameApi(generic('http://sms.example', '/send'), kept)).toBe(false);
    expect(isSameApi(sampleSmsSettings({ baseUrl: 'https://sms.example' }), kept)).toBe(false);
  });
});

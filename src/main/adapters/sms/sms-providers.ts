import type { SmsDriver, SmsSettings } from '../../../shared/domain/sms-account';
import type { SmsProvider, SmsProviders } from '../../ports/sms-provider';
import { AttemptTimes } from './attempt-times';
import { ClicksendProvider } from './clicksend-provider';
import { GenericProvider } from './generic-provider';
import type { HttpLimits } from './http-exchange';
import { MessagemediaProvider } from './messagemedia-provider';
import { basicAuthorization, ProviderApi } from './provider-api';
import type { ProviderParts } from './provider-parts';
import { SecretRedactor } from './redact-secrets';
import { rememberAttempts } from './remember-attempts';
import { TwilioProvider } from './twilio-provider';

interface SmsProviderDeps {
  /** Milliseconds since 1970 by this computer's clock, which people may set. */
  nowMs: () => number;
  /** Milliseconds by a clock that only goes forward. */
  monotonicMs: () => number;
}

/** The fullest page, a hundred MessageMedia messages of 5,000 characters, stays below this. */
const DEFAULT_LIMITS: HttpLimits = {
  timeoutMs: 30_000,
  longestAnswerBytes: 1_048_576,
  certificateAuthorities: [],
};

const BASIC_PROVIDERS = {
  twilio: (parts) => new TwilioProvider(parts),
  clicksend: (parts) => new ClicksendProvider(parts),
  messagemedia: (parts) => new MessagemediaProvider(parts),
} as const satisfies Partial<Record<SmsDriver, (parts: ProviderParts) => SmsProvider>>;

/** Speaks to providers of SMS over HTTP. Nothing that comes back from it holds a secret. */
export function createSmsProviders(deps: SmsProviderDeps, limits: Partial<HttpLimits> = {}): SmsProviders {
  const times = new AttemptTimes(deps.monotonicMs, deps.nowMs);
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  return {
    open(settings, user, secret) {
      const redactor = new SecretRedactor([secret, `${user}:${secret}`]);
      const isBasic = settings.driver !== 'generic';
      const headers: Record<string, string> = isBasic
        ? { Authorization: basicAuthorization(user, secret) }
        : {};
      const { nowMs } = deps;
      const api = new ProviderApi({ baseUrl: settings.baseUrl, headers, redactor, limits: allLimits, nowMs });
      const parts: ProviderParts = { api, user, senderId: settings.senderId, times, nowMs };
      return rememberAttempts(makeProvider(settings, parts, redactor, secret), times);
    },
  };
}

function makeProvider(
  settings: SmsSettings,
  parts: ProviderParts,
  redactor: SecretRedactor,
  secret: string,
): SmsProvider {
  const { driver, generic } = settings;
  if (driver === 'generic' && generic !== null) {
    return new GenericProvider({ ...parts, generic, redactor, secret });
  }
  // What cannot be saved cannot be opened: the settings were checked.
  if (driver === 'generic' || driver === 'gateway') throw new Error(`No HTTP provider for "${driver}"`);
  return BASIC_PROVIDERS[driver](parts);
}

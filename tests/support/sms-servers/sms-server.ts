import type { SmsProviderStatus, SmsSettings } from '../../../src/shared/domain/sms-account';
import type { HttpServer } from './http-server';
import type { ServerTime } from './server-time';

/** An SMS that the provider has taken, and will deliver and charge. */
export interface TakenSms {
  readonly providerId: string;
  readonly to: string;
  readonly text: string;
  readonly senderId: string | null;
  /** Our own id as the provider has it; null: it keeps none. */
  readonly id: string | null;
  readonly takenAt: number;
}

/** A local server that speaks one provider's language, as the contract suite needs it. */
export interface SmsServer extends HttpServer {
  readonly settings: SmsSettings;
  readonly user: string;
  readonly secret: string;
  /** Everything it has taken, in order. */
  readonly taken: readonly TakenSms[];
  /** Path of the request that sends. */
  readonly sendPath: RegExp;
  /** What it says of an SMS from now on, in its own words. */
  readonly become: (providerId: string, state: SmsProviderStatus) => void;
  /** A patient answers. */
  readonly receive: (from: string, text: string) => void;
  /** From now on its lists do not show what it has taken. */
  readonly lag: () => void;
}

export type StartSmsServer = (time: ServerTime) => Promise<SmsServer>;

export function settingsOf(driver: SmsSettings['driver'], baseUrl: string): SmsSettings {
  return {
    driver,
    baseUrl,
    senderId: '+61400000001',
    isSenderIdRegistered: true,
    generic: null,
    gateway: null,
  };
}

import type { SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { startClicksendServer } from './clicksend-server';
import { startGenericServer } from './generic-server';
import { startMessagemediaServer } from './messagemedia-server';
import type { StartSmsServer } from './sms-server';
import { startTwilioServer } from './twilio-server';

/** One provider as the contract suite meets it. */
export interface SmsLanguage {
  name: string;
  start: StartSmsServer;
  /** Its answer under HTTP 200 that says no, and what that means. */
  refusals: readonly { body: unknown; kind: string }[];
  /** Its lists are whole enough to prove that it has not got an SMS. */
  canProveAbsence: boolean;
  /** States that it cannot tell apart from another. */
  unsaid: Partial<Record<SmsProviderStatus, SmsProviderStatus | null>>;
  credit: { amount: number; currency: string | null } | null;
}

export const SMS_LANGUAGES: readonly SmsLanguage[] = [
  {
    name: 'twilio',
    start: startTwilioServer,
    refusals: [
      { body: { code: 21610, message: 'Attempt to send to unsubscribed recipient' }, kind: 'opted-out' },
      { body: { code: 20003, message: 'Authenticate', status: 401 }, kind: 'credentials-refused' },
      { body: { code: 99999, message: 'Something' }, kind: 'no-answer' },
    ],
    canProveAbsence: true,
    unsaid: { delayed: 'queued' },
    credit: { amount: 12.5, currency: 'USD' },
  },
  {
    name: 'clicksend',
    start: startClicksendServer,
    refusals: [
      { body: clicksendSaid('INSUFFICIENT_CREDIT'), kind: 'no-credit' },
      { body: clicksendSaid('INVALID_RECIPIENT'), kind: 'refused' },
      { body: clicksendSaid('OPTED_OUT'), kind: 'opted-out' },
      { body: { http_code: 401, response_code: 'UNAUTHORIZED', data: null }, kind: 'credentials-refused' },
      { body: { http_code: 500, response_code: 'INTERNAL_SERVER_ERROR' }, kind: 'no-answer' },
      // Blocked ones may be missing from the list: nobody knows.
      {
        body: { http_code: 200, response_code: 'SUCCESS', data: { messages: [], blocked_count: 1 } },
        kind: 'no-answer',
      },
    ],
    canProveAbsence: true,
    unsaid: { queued: null, error: 'bounced' },
    credit: { amount: 4.998, currency: 'AUD' },
  },
  {
    name: 'messagemedia',
    start: startMessagemediaServer,
    refusals: [{ body: { message: 'Something', details: [] }, kind: 'no-answer' }],
    canProveAbsence: true,
    unsaid: {},
    credit: { amount: 420, currency: null },
  },
  {
    name: 'generic',
    start: startGenericServer,
    refusals: [
      { body: { texts: [{ number: '7' }], problem: { words: 'Landline' } }, kind: 'refused' },
      { body: { texts: [] }, kind: 'no-answer' },
    ],
    canProveAbsence: false,
    unsaid: {},
    credit: null,
  },
];

function clicksendSaid(status: string): unknown {
  return { http_code: 200, response_code: 'SUCCESS', data: { messages: [{ status, custom_string: '' }] } };
}

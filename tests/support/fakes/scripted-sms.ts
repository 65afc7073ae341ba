import type {
  OpenSms,
  SmsAnswer,
  SmsFetched,
  SmsFinding,
  SmsProvider,
  SmsProviders,
  SmsToFind,
  SmsToSend,
} from '../../../src/main/ports/sms-provider';
import { SMS_PROVIDER_STATUSES, type SmsCredit } from '../../../src/shared/domain/sms-account';

type Trouble = Exclude<Awaited<ReturnType<SmsProvider['fetch']>>, SmsFetched>;

const NOTHING_NEW: SmsFetched = { events: [], replies: [], acknowledge: null, hasMore: false };

/** A provider of SMS that says what the test wants, and remembers what it was asked. */
export class ScriptedSms implements SmsProviders {
  readonly opened: { user: string; secret: string }[] = [];
  readonly sent: SmsToSend[] = [];
  readonly lookedFor: SmsToFind[] = [];
  readonly askedAbout: (readonly OpenSms[])[] = [];
  creditAsked = 0;
  confirmable: SmsProvider['confirmable'] = SMS_PROVIDER_STATUSES;
  answer: () => SmsAnswer = () => ({ ...ACCEPTED, providerId: `P-${String(this.sent.length)}` });
  finding: () => SmsFinding = () => ({ found: null, reply: 'Not listed yet' });
  /** Handed out in turn; then there is nothing new. */
  fetched: (SmsFetched | Trouble)[] = [];
  creditLeft: SmsCredit | null = { amount: 40, currency: 'AUD' };

  open(_settings: unknown, user: string, secret: string): SmsProvider {
    this.opened.push({ user, secret });
    return {
      confirmable: this.confirmable,
      send: (sms) => {
        this.sent.push(sms);
        return Promise.resolve(this.answer());
      },
      find: (sms) => {
        this.lookedFor.push(sms);
        return Promise.resolve(this.finding());
      },
      fetch: (open) => {
        this.askedAbout.push(open);
        return Promise.resolve(this.fetched.shift() ?? NOTHING_NEW);
      },
      credit: () => {
        this.creditAsked += 1;
        return Promise.resolve(this.creditLeft);
      },
      test: () => Promise.resolve({ ok: true, kind: null, reply: '', credit: null }),
    };
  }
}

export const ACCEPTED: Extract<SmsAnswer, { ok: true }> = {
  ok: true,
  providerId: 'P-1',
  status: 'queued',
  reply: 'SUCCESS Message queued',
  evidence: '{"status":"SUCCESS"}',
  segments: 1,
};

export function refusedSms(changes: Partial<Extract<SmsAnswer, { ok: false }>>): SmsAnswer {
  return {
    ...{ ok: false, kind: 'refused', reply: 'HTTP 400: no', evidence: '{"no":1}', httpStatus: 400 },
    retryAfterMs: null,
    ...changes,
  };
}

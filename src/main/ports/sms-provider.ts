import type { SmsCredit, SmsProviderStatus, SmsSettings } from '../../shared/domain/sms-account';
import type { SmsFailureKind } from '../../shared/domain/sms-failure';
import type { Cancellation } from './cancellation';

export type { SmsFailureKind } from '../../shared/domain/sms-failure';

/** One SMS as it goes to a provider. */
export interface SmsToSend {
  /** Our own id for it: goes along, so that after a time-out the provider can be asked whether it has it. */
  id: string;
  /** E.164, such as "+61412345678". */
  to: string;
  text: string;
  senderId: string | null;
}

export type SmsAnswer =
  | {
      ok: true;
      /** Null: the provider names none. */
      providerId: string | null;
      status: SmsProviderStatus;
      /** What it said, in one line. */
      reply: string;
      /** The whole answer as evidence (JSON or text), without secrets; at most 64 KB. */
      evidence: string;
      segments: number | null;
    }
  | {
      ok: false;
      kind: SmsFailureKind;
      reply: string;
      evidence: string;
      /** HTTP status; null: there was no answer. */
      httpStatus: number | null;
      /** How long the provider asks to wait (ms), from Retry-After; null: it does not say. */
      retryAfterMs: number | null;
    };

/** What a provider says when asked for one SMS. */
export type SmsFinding =
  | { found: true; event: SmsEvent }
  /** It has certainly not got it. */
  | { found: false }
  /** It cannot be asked, did not answer, or cannot tell for certain. */
  | { found: null; reply: string };

/** Something a provider reports about an SMS. */
export interface SmsEvent {
  /** Unique at the provider, or a hash of message, status, time and recipient: the same event read twice is one. */
  eventId: string;
  /** Our own id, where it comes back; else null. */
  id: string | null;
  providerId: string | null;
  to: string | null;
  status: SmsProviderStatus;
  /** When it happened (ms); null: not told. */
  at: number | null;
  /** The provider's code and words, in one line. */
  reply: string;
  evidence: string;
}

/** An answer from a patient's phone. */
export interface SmsReply {
  eventId: string;
  /** E.164. */
  from: string;
  text: string;
  at: number;
}

export interface SmsFetched {
  events: SmsEvent[];
  replies: SmsReply[];
  /** Tells the provider that these have been committed, where it asks for that. Called only after the commit. */
  acknowledge: (() => Promise<void>) | null;
  /** There is more: ask again at once. */
  hasMore: boolean;
}

/** An SMS whose attempt got no answer. */
export interface SmsToFind {
  id: string;
  to: string;
  text: string;
  /** When the attempt began (ms). */
  attemptedAt: number;
  /**
   * Every other SMS of ours with the same text to the same number in the two days before and after: the provider's id,
   * or null where none is known. A provider that keeps no id of ours cannot tell them apart otherwise.
   */
  twinProviderIds: readonly (string | null)[];
}

/** Asked about: an SMS whose last state is not final. */
export interface OpenSms {
  id: string;
  providerId: string | null;
  to: string;
  /** When the provider accepted it (ms). */
  sentAt: number;
}

export interface SmsConnectionTest {
  ok: boolean;
  kind: SmsFailureKind | null;
  reply: string;
  credit: SmsCredit | null;
}

/** One provider's API with one account's settings. No method rejects: trouble is a value. */
export interface SmsProvider {
  /** What the provider can ever say after accepting. */
  readonly confirmable: readonly SmsProviderStatus[];
  /** Makes one attempt, never two. */
  send(sms: SmsToSend, signal: Cancellation): Promise<SmsAnswer>;
  /**
   * Whether it has this SMS: asked after an attempt without an answer, before any other try. "It has not" is only said
   * some minutes after the attempt, when what it lists can no longer lag behind: until then ask again later.
   */
  find(sms: SmsToFind, signal: Cancellation): Promise<SmsFinding>;
  /** What is new about the open ones, and replies; commits nothing. */
  fetch(
    open: readonly OpenSms[],
    now: number,
    signal: Cancellation,
  ): Promise<SmsFetched | { trouble: SmsFailureKind; reply: string }>;
  /** Null: the provider does not say. */
  credit(signal: Cancellation): Promise<SmsCredit | null>;
  /** Logs in or asks something harmless; sends nothing. */
  test(signal: Cancellation): Promise<SmsConnectionTest>;
}

export interface SmsProviders {
  /** @param user the account's user name, SID or key id; @param secret its password, token or key */
  open(settings: SmsSettings, user: string, secret: string): SmsProvider;
}

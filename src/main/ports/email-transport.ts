import type { Account, AccountSettings, ServerCapabilities } from '../../shared/domain/account';
import type { SendFailure, SendStage } from '../../shared/domain/send-outcome';
import type { Cancellation } from './cancellation';

export interface EmailToSend {
  messageId: string;
  messageIdHeader: string;
  /** Envelope sender (RFC 5321 MAIL FROM). */
  envelopeFrom: string;
  /** Envelope recipient: one a transaction, always. */
  envelopeTo: string;
  /** RFC 3461 ENVID. */
  envelopeId: string;
  mime: Uint8Array[];
  sizeBytes: number;
}

export type SendResult =
  | {
      ok: true;
      /** The server's reply to the final dot. */
      reply: string;
      server: string;
      /** The server's own id for the message, where the reply names one. */
      providerId: string | null;
      durationMs: number;
      capabilities: ServerCapabilities;
    }
  | { ok: false; failure: SendFailure; durationMs: number };

/** Sends the messages of one account over its pooled connections. */
export interface EmailTransport {
  /** Messages that can be on their way at once. */
  readonly connections: number;
  /**
   * Makes one attempt; never rejects, never tries twice.
   * @param onHandOver called, and finished, before the final dot can reach the server. When it throws, the attempt ends
   *   without the dot being sent.
   * @param signal ends the attempt at the next possible moment
   */
  send(email: EmailToSend, onHandOver: () => void, signal: Cancellation): Promise<SendResult>;
  /** Closes idle connections at once and the others after their message. */
  close(): void;
}

export interface ConnectionTest {
  ok: boolean;
  /** Steps that were passed, in order. */
  passed: SendStage[];
  /** The step that failed and how; null when all passed. */
  failure: SendFailure | null;
  capabilities: ServerCapabilities | null;
}

export interface EmailTransportFactory {
  open(account: Account, password: string | null): EmailTransport;
  /** Connects, greets, secures and logs in without sending anything. */
  test(account: AccountSettings, password: string | null, signal: Cancellation): Promise<ConnectionTest>;
}

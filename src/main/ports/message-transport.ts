import type { Account, ServerCapabilities } from '../../shared/domain/account';
import type { SendFailure } from '../../shared/domain/send-outcome';
import type { Evidence } from '../../shared/domain/status-history';
import type { Cancellation } from './cancellation';

/** A claimed message as the transport of its account gets it. An SMS uses its id, its number and its text alone. */
export interface MessageToSend {
  messageId: string;
  messageIdHeader: string;
  /** Envelope sender (RFC 5321 MAIL FROM). */
  envelopeFrom: string;
  /** Envelope recipient, or a number (E.164): one a transaction, always. */
  envelopeTo: string;
  /** RFC 3461 ENVID. */
  envelopeId: string;
  /** The frozen e-mail, or the text of an SMS in UTF-8. */
  mime: Uint8Array[];
  sizeBytes: number;
}

export type SendResult =
  | {
      ok: true;
      /** The server's reply to the final dot, or what the provider said. */
      reply: string;
      server: string;
      /** The server's own id for the message, where the reply names one. */
      providerId: string | null;
      durationMs: number;
      /** Null: the server says nothing about itself. */
      capabilities: ServerCapabilities | null;
      /** What came back, as it came. */
      evidence?: Evidence;
      /** The e-mail that carries it: nothing has left yet, and what becomes of that e-mail becomes of the message. */
      carriedBy?: string;
    }
  | { ok: false; failure: SendFailure; durationMs: number; evidence?: Evidence };

/** Sends the messages of one account, whatever their channel. */
export interface MessageTransport {
  /** Messages that can be on their way at once. */
  readonly connections: number;
  /**
   * Makes one attempt; never rejects, never tries twice.
   * @param onHandOver called, and finished, before the server can have the whole message. When it throws, the attempt
   *   ends without the server having it.
   * @param signal ends the attempt at the next possible moment
   */
  send(message: MessageToSend, onHandOver: () => void, signal: Cancellation): Promise<SendResult>;
  /** Closes idle connections at once and the others after their message. */
  close(): void;
}

export interface MessageTransportFactory {
  /** @param secret the account's password, token or key; null: it has none */
  open(account: Account, secret: string | null): MessageTransport;
}

import type { AccountSettings, ServerCapabilities } from '../../shared/domain/account';
import type { SendFailure, SendStage } from '../../shared/domain/send-outcome';
import type { Cancellation } from './cancellation';
import type { MessageToSend, MessageTransport, MessageTransportFactory } from './message-transport';

export type { SendResult } from './message-transport';

export type EmailToSend = MessageToSend;
/** Sends the e-mails of one account over its pooled connections. */
export type EmailTransport = MessageTransport;

export interface ConnectionTest {
  ok: boolean;
  /** Steps that were passed, in order. */
  passed: SendStage[];
  /** The step that failed and how; null when all passed. */
  failure: SendFailure | null;
  capabilities: ServerCapabilities | null;
}

export interface EmailTransportFactory extends MessageTransportFactory {
  /** Connects, greets, secures and logs in without sending anything. */
  test(account: AccountSettings, password: string | null, signal: Cancellation): Promise<ConnectionTest>;
}

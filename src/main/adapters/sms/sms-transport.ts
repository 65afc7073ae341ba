import type { Account } from '../../../shared/domain/account';
import type { SendFailure, SendStage } from '../../../shared/domain/send-outcome';
import type { Evidence } from '../../../shared/domain/status-history';
import type { Cancellation } from '../../ports/cancellation';
import type {
  MessageToSend,
  MessageTransport,
  MessageTransportFactory,
  SendResult,
} from '../../ports/message-transport';
import type { SmsAnswer, SmsFailureKind, SmsProvider, SmsProviders } from '../../ports/sms-provider';
import { parseJson } from './read-json';

/** Each attempt has a connection of its own; more than these at a time is what providers begin to throttle. */
const CONNECTIONS = 4;

/** How far an attempt had come; only without an answer may the provider have what it was not heard to take. */
const STAGES = {
  unreachable: 'connect',
  'no-answer': 'final-reply',
  'credentials-refused': 'auth',
  'no-credit': 'body',
  throttled: 'body',
  refused: 'body',
  'opted-out': 'body',
} as const satisfies Record<SmsFailureKind, SendStage>;

/** Sends the SMS of one account through its provider: one attempt, one request that sends. */
class SmsTransport implements MessageTransport {
  readonly connections = CONNECTIONS;

  constructor(
    private readonly provider: SmsProvider,
    private readonly account: Pick<Account, 'host'>,
    private readonly senderId: string | null,
  ) {}

  async send(message: MessageToSend, onHandOver: () => void, signal: Cancellation): Promise<SendResult> {
    const startedAt = performance.now();
    try {
      // Committed before the request can leave: a process that dies from here on leaves it in doubt.
      onHandOver();
    } catch (error) {
      return { ok: false, durationMs: 0, failure: this.notBegun(error) };
    }
    const text = new TextDecoder().decode(Buffer.concat(message.mime));
    const sms = { id: message.messageId, to: message.envelopeTo, text, senderId: this.senderId };
    const answer = await this.provider.send(sms, signal);
    return this.resultOf(answer, Math.round(performance.now() - startedAt));
  }

  close(): void {
    // No connection outlives its request.
  }

  private resultOf(answer: SmsAnswer, durationMs: number): SendResult {
    const evidence = evidenceOf(answer.evidence);
    if (!answer.ok) return { ok: false, failure: this.failureOf(answer), durationMs, ...evidence };
    const { reply, providerId } = answer;
    return {
      ok: true,
      reply,
      providerId,
      server: this.account.host,
      durationMs,
      capabilities: null,
      ...evidence,
    };
  }

  private failureOf({
    kind,
    reply,
    httpStatus,
    retryAfterMs,
  }: Extract<SmsAnswer, { ok: false }>): SendFailure {
    return {
      kind,
      stage: STAGES[kind],
      isHandedOver: kind === 'no-answer',
      replyCode: httpStatus,
      enhancedCode: null,
      reply,
      server: this.account.host,
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    };
  }

  private notBegun(error: unknown): SendFailure {
    const facts = { isHandedOver: false, replyCode: null, enhancedCode: null, server: this.account.host };
    return { kind: 'connection-lost', stage: 'data', reply: String(error), ...facts };
  }
}

function evidenceOf(text: string): { evidence?: Evidence } {
  if (text === '') return {};
  const mediaType = parseJson(text) === undefined ? 'text/plain' : 'application/json';
  return { evidence: { mediaType, text } };
}

/** For accounts with an HTTP provider; what goes through an e-mail gateway is carried by an e-mail instead. */
export function createSmsTransportFactory(providers: SmsProviders): MessageTransportFactory {
  return {
    open(account, secret) {
      const { sms, user } = account;
      if (sms === null) throw new Error('The account sends no SMS.');
      return new SmsTransport(providers.open(sms, user ?? '', secret ?? ''), account, sms.senderId);
    },
  };
}

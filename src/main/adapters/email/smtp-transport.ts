import type { Account, AccountSettings, ServerCapabilities } from '../../../shared/domain/account';
import type { SendFailure } from '../../../shared/domain/send-outcome';
import type { Cancellation } from '../../ports/cancellation';
import type { Clock } from '../../ports/clock';
import type { EmailToSend, EmailTransport, SendResult } from '../../ports/email-transport';
import type { Logger } from '../../ports/logger';
import { MessageBodyStream } from './message-body-stream';
import { oneLine } from './one-line';
import { PooledConnection } from './pooled-connection';
import { readProviderId } from './provider-id';
import { isPasswordMissing, passwordMissing } from './password-missing';
import { describeFailure, localFailure } from './send-failure';
import { readCapabilities } from './server-capabilities';
import type { SmtpDialogue } from './smtp-dialogue';
import { connectionOptions, type TransportLimits } from './transport-options';

interface Accepted {
  reply: string;
  providerId: string | null;
  capabilities: ServerCapabilities;
}

/** Sends the messages of one account over a few connections, each with one message at a time. */
export class SmtpTransport implements EmailTransport {
  readonly connections: number;
  private readonly all: PooledConnection[];
  /** Connections without a message; the one used last comes first, so that little mail needs few of them. */
  private readonly free: PooledConnection[];
  private readonly waiting: ((connection: PooledConnection) => void)[] = [];
  /** What was read from each EHLO reply. */
  private readonly learnt = new WeakMap<readonly string[], ServerCapabilities>();
  private sizeLimitBytes: number | null = null;
  private isClosed = false;

  constructor(
    private readonly account: Account,
    private readonly password: string | null,
    limits: TransportLimits,
    private readonly ports: { clock: Clock; logger: Logger },
  ) {
    const options = connectionOptions(account, password, limits, limits.replyTimeoutMs);
    this.connections = limits.connections;
    this.all = Array.from(
      { length: limits.connections },
      () => new PooledConnection(options, socketTarget(account), limits),
    );
    this.free = [...this.all];
  }

  async send(email: EmailToSend, onHandOver: () => void, signal: Cancellation): Promise<SendResult> {
    const startedAt = performance.now();
    const connection = this.free.pop() ?? (await this.nextFree());
    const outcome = this.refusal(email) ?? (await this.attempt(connection, email, onHandOver, signal));
    this.release(connection);
    const durationMs = Math.round(performance.now() - startedAt);
    if (!('kind' in outcome)) return { ok: true, ...outcome, server: this.account.host, durationMs };
    this.logFailure(outcome);
    return { ok: false, failure: outcome, durationMs };
  }

  close(): void {
    this.isClosed = true;
    for (const connection of this.all) connection.close();
  }

  private nextFree(): Promise<PooledConnection> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(connection: PooledConnection): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free.push(connection);
    else next(connection);
  }

  /** What needs no server to be refused. A limit seen on an earlier connection is enough to know it. */
  private refusal({ sizeBytes }: EmailToSend): SendFailure | null {
    const { host } = this.account;
    if (isPasswordMissing(this.account, this.password)) return passwordMissing(host);
    const limit = this.sizeLimitBytes;
    if (limit === null || sizeBytes <= limit) return null;
    const words = `The message has ${String(sizeBytes)} bytes; the server takes ${String(limit)}`;
    return localFailure('too-large', 'mail-from', words, host);
  }

  private async attempt(
    connection: PooledConnection,
    email: EmailToSend,
    onHandOver: () => void,
    signal: Cancellation,
  ): Promise<SendFailure | Accepted> {
    const body = new MessageBodyStream(email.mime, onHandOver);
    try {
      const { envelopeFrom: from, envelopeTo: to, envelopeId, sizeBytes } = email;
      const response = await connection.send({ from, to, envelopeId, sizeBytes, body }, signal);
      if (!body.isFinished) throw new Error(`The server answered before the end of the message: ${response}`);
      const reply = oneLine(response);
      return { reply, providerId: readProviderId(reply), capabilities: this.learn(connection.dialogue) };
    } catch (error) {
      const { dialogue } = connection;
      const failure = await this.explain(error, connection, email);
      // The server had ended the kept connection meanwhile (RFC 5321 §3.8): no attempt has been made yet.
      const isStale =
        dialogue.isUnanswered && (failure.kind === 'connection-lost' || failure.replyCode === 421);
      if (!isStale || signal.aborted || this.isClosed) return failure;
      connection.drop();
      return await this.attempt(connection, email, onHandOver, signal);
    }
  }

  private async explain(
    error: unknown,
    connection: PooledConnection,
    email: EmailToSend,
  ): Promise<SendFailure> {
    const { dialogue } = connection;
    // An answer in the middle of the body leaves the connection in a state that only its end makes clear, and the
    // rest of the body must not follow: with its end would come the final dot.
    if (dialogue.stage === 'body') connection.drop();
    await nextTurn();
    this.learn(dialogue);
    const failure = describeFailure(error, dialogue, this.account.host);
    return failure.kind === 'too-large' ? (this.refusal(email) ?? failure) : failure;
  }

  private learn({ extensions, offersStartTls }: SmtpDialogue): ServerCapabilities {
    const known = this.learnt.get(extensions);
    if (known !== undefined) return known;
    const capabilities = readCapabilities(extensions, offersStartTls, this.ports.clock.now());
    this.learnt.set(extensions, capabilities);
    if (extensions.length > 0) this.sizeLimitBytes = capabilities.sizeLimitBytes;
    return capabilities;
  }

  private logFailure({ kind, stage, isHandedOver, replyCode }: SendFailure): void {
    this.ports.logger.warn('smtp-attempt-failed', {
      accountId: this.account.id,
      kind,
      stage,
      isHandedOver,
      replyCode,
    });
  }
}

/** Where an account's connections go. */
export function socketTarget({ host, port, security }: AccountSettings) {
  return { host, port, isLoopbackOnly: security === 'none' };
}

/**
 * The log entry about the end of a body comes a tick after its last bytes, and after an abort it may be on its way:
 * only in the next turn of the event loop is it certain whether it comes.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

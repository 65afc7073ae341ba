import type { Account } from '../../../src/shared/domain/account';
import type { SendFailure } from '../../../src/shared/domain/send-outcome';
import type { Cancellation } from '../../../src/main/ports/cancellation';
import type {
  ConnectionTest,
  EmailToSend,
  EmailTransport,
  EmailTransportFactory,
  SendResult,
} from '../../../src/main/ports/email-transport';
import { SAMPLE_CAPABILITIES, sampleFailure } from './sample-results';

/** What the server does with an attempt: takes the message, fails it, or leaves it to the test. */
export type Answer = 'accept' | 'by-hand' | SendFailure;

/** One attempt under way. Ends once; what is said to it afterwards is not heard. */
export class ScriptedAttempt {
  isEnded = false;
  isHandedOver = false;
  /** The server has accepted it, whether that was heard or not. */
  isTaken = false;

  constructor(
    private readonly server: ScriptedTransports,
    readonly account: Account,
    readonly password: string | null,
    readonly email: EmailToSend,
    private readonly onHandOver: () => void,
    private readonly resolve: (result: SendResult) => void,
  ) {}

  /** The body is through but for its final dot; false when that could not be noted, which ends the attempt. */
  handOver(): boolean {
    if (this.isEnded || this.isHandedOver) return this.isHandedOver;
    try {
      this.onHandOver();
      this.isHandedOver = true;
    } catch {
      this.fail(sampleFailure({ stage: 'body' }));
    }
    return this.isHandedOver;
  }

  /** The server takes the message; its reply is still on the way. */
  take(): void {
    if (this.isEnded || this.isTaken || !this.handOver()) return;
    this.isTaken = true;
    this.server.accepted.push(this.email.messageId);
  }

  /** The server takes the message and answers for it. */
  accept(): void {
    this.take();
    if (!this.isTaken) return;
    const { host } = this.account;
    const capabilities = this.server.capabilities;
    this.end({
      ok: true,
      reply: '250 2.0.0 Ok',
      server: host,
      providerId: null,
      durationMs: 5,
      capabilities,
    });
  }

  fail(failure: SendFailure): void {
    if (this.isEnded) return;
    if (failure.isHandedOver && !this.handOver()) return;
    this.end({ ok: false, failure, durationMs: 5 });
  }

  /** As the real transport ends when it is told to. */
  abort(): void {
    this.fail(
      sampleFailure(this.isHandedOver ? { stage: 'final-reply', isHandedOver: true } : { stage: 'data' }),
    );
  }

  /** The process is gone: nobody hears the answer. */
  forget(): void {
    this.isEnded = true;
  }

  private end(result: SendResult): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.resolve(result);
  }
}

/** A sending server that does what the test says, and counts what it has accepted. */
export class ScriptedTransports implements EmailTransportFactory {
  readonly attempts: ScriptedAttempt[] = [];
  /** Ids of messages, in the order of their acceptance. */
  readonly accepted: string[] = [];
  readonly closed: Account[] = [];
  readonly testsOf: { host: string; password: string | null }[] = [];
  connections = 5;
  capabilities = SAMPLE_CAPABILITIES;
  answer: (email: EmailToSend, account: Account) => Answer = () => 'by-hand';
  testResult: ConnectionTest = { ok: true, passed: [], failure: null, capabilities: SAMPLE_CAPABILITIES };

  get running(): ScriptedAttempt[] {
    return this.attempts.filter(({ isEnded }) => !isEnded);
  }

  open(account: Account, password: string | null): EmailTransport {
    return {
      connections: this.connections,
      send: (email, onHandOver, signal) => this.send(account, password, email, onHandOver, signal),
      close: () => this.closed.push(account),
    };
  }

  test({ host }: { host: string }, password: string | null, signal: Cancellation): Promise<ConnectionTest> {
    this.testsOf.push({ host, password });
    return new Promise((resolve) => {
      const stopped = { ...this.testResult, ok: false, failure: sampleFailure({ stage: 'greeting' }) };
      if (this.testResult.passed.length === 0 && !this.testResult.ok) {
        signal.addEventListener('abort', () => {
          resolve(stopped);
        });
      } else resolve(this.testResult);
    });
  }

  private send(
    account: Account,
    password: string | null,
    email: EmailToSend,
    onHandOver: () => void,
    signal: Cancellation,
  ): Promise<SendResult> {
    return new Promise((resolve) => {
      const attempt = new ScriptedAttempt(this, account, password, email, onHandOver, resolve);
      this.attempts.push(attempt);
      signal.addEventListener('abort', () => {
        attempt.abort();
      });
      const answer = this.answer(email, account);
      if (answer === 'accept') attempt.accept();
      else if (answer !== 'by-hand') attempt.fail(answer);
    });
  }
}

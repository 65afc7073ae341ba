import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Cancellation } from '../../ports/cancellation';
import { openSocket, type SocketLimits, type SocketTarget } from './open-socket';
import { SmtpDialogue } from './smtp-dialogue';
import { LocalTransportError, readTransportError } from './transport-error';
import type { ConnectionOptions } from './transport-options';

/** One message for one recipient. */
export interface MailToSend {
  from: string;
  to: string;
  sizeBytes: number;
  envelopeId: string;
  body: Readable;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Refused was the message; another one can go over the same connection. */
const REFUSALS = ['EENVELOPE', 'EMESSAGE'];

/**
 * One connection, kept between messages and replaced when it is lost. It is nodemailer's SMTP connection without its
 * mailer and its pool: those take more time for a message than the server does, and the outbox decides about tries.
 */
export class PooledConnection {
  private connection: SMTPConnection | null = null;
  private current: SmtpDialogue;
  /** After a refusal the connection is reset before it is used again (RFC 5321 §4.1.1.5). */
  private resetting: Promise<void> = Promise.resolve();
  private isBusy = false;
  private isClosed = false;

  constructor(
    private readonly options: ConnectionOptions,
    private readonly target: SocketTarget,
    private readonly limits: SocketLimits,
  ) {
    this.current = this.newDialogue();
  }

  /** What is seen of the connection in use, or last used. */
  get dialogue(): SmtpDialogue {
    return this.current;
  }

  /** Makes one attempt to send; gives the reply to the final dot, or rejects with nodemailer's error. */
  async send(mail: MailToSend, signal: Cancellation): Promise<string> {
    this.isBusy = true;
    this.current.beginMessage();
    try {
      return await this.unlessStopped(signal, () => this.sendOver(mail, signal));
    } finally {
      this.isBusy = false;
      if (this.isClosed) this.quit();
    }
  }

  /** Connects, greets, secures, logs in and says goodbye; rejects with nodemailer's error. */
  async verify(signal: Cancellation): Promise<void> {
    await this.unlessStopped(signal, () => this.open(signal));
    this.quit();
  }

  /** Drops the connection in the middle of whatever it does; the next message gets a new one. */
  drop(): void {
    this.lose();
    this.current = this.newDialogue();
  }

  /** Closes the connection, at once or after the message it is carrying. */
  close(): void {
    this.isClosed = true;
    if (!this.isBusy) this.quit();
  }

  private async sendOver(mail: MailToSend, signal: Cancellation): Promise<string> {
    await this.resetting;
    if (this.isClosed) throw new LocalTransportError('ECLOSED', 'The connection was closed');
    const connection = this.connection ?? (await this.open(signal));
    const [from, to] = [withAsciiDomain(mail.from), withAsciiDomain(mail.to)];
    const notify = ['success', 'failure', 'delay'];
    const dsn = { id: mail.envelopeId, return: 'headers', notify, recipient: to };
    return new Promise((resolve, reject) => {
      connection.send({ from, to: [to], size: mail.sizeBytes, dsn }, mail.body, (error, info) => {
        if (error === null) {
          resolve(info.response);
          return;
        }
        this.afterFailure(connection, error);
        reject(error);
      });
    });
  }

  private afterFailure(connection: SMTPConnection, error: Error): void {
    const { code, replyCode } = readTransportError(error);
    if (!REFUSALS.includes(code) || replyCode === 421 || this.connection !== connection) {
      this.lose();
      return;
    }
    this.resetting = new Promise((resolve) => {
      connection.once('end', resolve);
      connection.reset((failure) => {
        if (failure !== null) this.lose();
        resolve();
      });
    });
  }

  private async open(signal: Cancellation): Promise<SMTPConnection> {
    const dialogue = this.newDialogue();
    this.current = dialogue;
    const socket = await openSocket(this.target, this.limits, dialogue, signal);
    if (signal.aborted) {
      socket.destroy();
      throw stopped();
    }
    writeTogether(socket);
    const { auth, ...options } = this.options;
    const connection = new SMTPConnection({ ...options, connection: socket });
    // Given as an option it would be wrapped, and every entry copied twice: more work than the dialogue itself.
    connection.logger = loggerOf(dialogue);
    this.connection = connection;
    await new Promise<void>((resolve, reject) => {
      connection.on('error', reject);
      connection.once('end', () => {
        if (this.connection === connection) this.connection = null;
        reject(stopped());
      });
      const onLoggedIn = (failure: Error | null): void => {
        if (failure === null) resolve();
        else reject(failure);
      };
      connection.connect((failure) => {
        if (failure !== undefined) reject(failure);
        else if (auth === undefined) resolve();
        else connection.login({ credentials: auth }, onLoggedIn);
      });
    }).catch((error: unknown) => {
      connection.close();
      throw error;
    });
    return connection;
  }

  /** Ends the work, and the connection with it, as soon as the signal comes. */
  private unlessStopped<Result>(signal: Cancellation, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        signal.removeEventListener('abort', stop);
        reject(stopped());
        this.lose();
      };
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      work()
        .then(resolve, reject)
        .finally(() => {
          signal.removeEventListener('abort', stop);
        });
    });
  }

  private lose(): void {
    this.connection?.close();
    this.connection = null;
  }

  private quit(): void {
    this.connection?.quit();
    this.connection = null;
  }

  private newDialogue(): SmtpDialogue {
    return new SmtpDialogue(this.options.secure === true);
  }
}

function stopped(): LocalTransportError {
  return new LocalTransportError('EABORT', 'Stopped on this computer');
}

/** A body and the dot that follows it at once leave in one segment, where nothing is encrypted in between. */
function writeTogether(socket: Socket): void {
  socket.on('pipe', (body: Readable) => {
    // Before the listener that writes it to the socket.
    body.prependOnceListener('data', () => {
      socket.cork();
      setImmediate(() => {
        socket.uncork();
      });
    });
  });
}

/** RFC 5891: letters beyond ASCII travel as punycode, which every server takes. */
function withAsciiDomain(address: string): string {
  if (ASCII.test(address)) return address;
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  return address.slice(0, at) + (domainToASCII(domain) || domain);
}

function loggerOf({ log }: SmtpDialogue) {
  return { trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
}

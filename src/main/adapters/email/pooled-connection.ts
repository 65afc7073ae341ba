import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import {
  createTransport,
  type SendMailOptions,
  type SMTPPoolOptions,
  type SMTPPoolSentMessageInfo,
} from 'nodemailer';
import type { GetSocketCallback } from 'nodemailer/lib/mailer';
import type { Cancellation } from '../../ports/cancellation';
import { openSocket, type SocketLimits, type SocketTarget } from './open-socket';
import { SmtpDialogue } from './smtp-dialogue';
import { LocalTransportError } from './transport-error';

const NEVER: Cancellation = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

type Pool = ReturnType<typeof createPool>;

/**
 * One nodemailer pool of one connection, which it keeps between messages and replaces when it is lost. Several of
 * them stand side by side instead of one pool of several, because nodemailer's log does not say which message the
 * lines of a connection are about: here there is only one message that they can be about.
 */
export class PooledConnection {
  private pool: Pool;
  private socket: Socket | null = null;
  private current: SmtpDialogue;
  private signal: Cancellation = NEVER;

  constructor(
    private readonly options: SMTPPoolOptions & { pool: true },
    private readonly target: SocketTarget,
    private readonly limits: SocketLimits,
  ) {
    this.current = this.newDialogue();
    this.pool = this.newPool();
  }

  /** What is seen of the connection in use, or last used. */
  get dialogue(): SmtpDialogue {
    return this.current;
  }

  /** Makes one attempt to send; rejects with nodemailer's error. */
  async send(mail: SendMailOptions, signal: Cancellation): Promise<SMTPPoolSentMessageInfo> {
    const abort = new AbortController();
    const onAbort = (): void => {
      abort.abort();
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    this.signal = signal;
    this.current.beginMessage();
    try {
      return await this.pool.sendMail({ ...mail, signal: abort.signal });
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.signal = NEVER;
    }
  }

  /** Connects, greets, secures, logs in and says goodbye; rejects with nodemailer's error. */
  async verify(signal: Cancellation): Promise<void> {
    const onAbort = (): void => {
      this.socket?.destroy();
    };
    signal.addEventListener('abort', onAbort);
    this.signal = signal;
    try {
      await this.pool.verify();
    } catch (error) {
      throw signal.aborted ? new LocalTransportError('EABORT', 'The test was stopped') : error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Drops the connection in the middle of whatever it does; the next message gets a new one. */
  drop(): void {
    this.pool.close({ force: true });
    this.current = this.newDialogue();
    this.pool = this.newPool();
  }

  /** Closes the connection, at once or after the message it is carrying. */
  close(): void {
    this.pool.close();
  }

  private newDialogue(): SmtpDialogue {
    return new SmtpDialogue(this.options.secure === true);
  }

  private newPool(): Pool {
    return createPool(this.options, (callback) => {
      const dialogue = this.newDialogue();
      this.current = dialogue;
      openSocket(this.target, this.limits, dialogue, this.signal).then(
        (socket) => {
          this.socket = socket;
          callback(null, { connection: socket, logger: loggerOf(dialogue) });
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }
}

function createPool(
  options: SMTPPoolOptions & { pool: true },
  getSocket: (callback: GetSocketCallback) => void,
) {
  const pool = createTransport({
    ...options,
    getSocket: (_options: SMTPPoolOptions, callback: GetSocketCallback) => {
      getSocket(callback);
    },
  });
  // nodemailer would read a raw message before the server has answered MAIL FROM, and through three more streams.
  pool.use('stream', ({ data, message }, done) => {
    const { raw } = data;
    if (raw instanceof Readable) message.createReadStream = () => raw;
    done();
  });
  return pool;
}

function loggerOf({ log }: SmtpDialogue) {
  return { trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
}

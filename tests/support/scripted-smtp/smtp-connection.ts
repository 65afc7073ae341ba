import type { Socket } from 'node:net';
import { DotStuffedBody, type FinishedBody } from './dot-stuffed-body';
import { parsePath, type SmtpMessage, type SmtpPath } from './smtp-record';
import type { PlayedScript, SmtpAction, SmtpStep } from './smtp-script';
import { SmtpWire, type SmtpServerTls } from './smtp-wire';

export interface SmtpConnectionContext {
  readonly connection: number;
  readonly currentScript: () => PlayedScript;
  /** What EHLO announces, without STARTTLS. */
  readonly extensions: readonly string[];
  readonly tls: SmtpServerTls | undefined;
  /** Called after every change that someone may wait for. */
  readonly onStep: (step: SmtpStep) => void;
  readonly onMessage: (message: SmtpMessage) => void;
}

interface Transaction {
  readonly sender: SmtpPath;
  readonly recipients: SmtpPath[];
}

interface IncomingBody {
  readonly transaction: Transaction;
  readonly content: DotStuffedBody;
  readonly bytesBeforeStep: number;
  hasReachedStep: boolean;
  isAnswered: boolean;
}

/** Takes a line when it is not a command: the client's part of an AUTH exchange. */
type LineTaker = (line: string) => void;

const HELLO = 'scripted.example';
const ANSWER = {
  greeting: `220 ${HELLO} ESMTP`,
  ok: '250 2.0.0 Ok',
  badOrder: '503 5.5.1 Bad sequence of commands',
  badSyntax: '501 5.5.4 Syntax error',
  tooLarge: '552 5.3.4 Message too large',
} as const;

/** The server's side of one connection. */
export class SmtpConnection {
  readonly wire: SmtpWire;

  readonly #context: SmtpConnectionContext;
  #pending: Buffer = Buffer.alloc(0);
  #lineTaker: LineTaker | undefined;
  #transaction: Transaction | undefined;
  #body: IncomingBody | undefined;

  readonly #commands: Readonly<Record<string, (line: string) => void>> = {
    EHLO: () => {
      this.#answer('ehlo', this.#announcement(), this.#forget);
    },
    HELO: () => {
      this.#answer('ehlo', `250 ${HELLO}`, this.#forget);
    },
    STARTTLS: () => {
      const isPossible = this.#context.tls !== undefined && !this.wire.isEncrypted;
      this.#answer('starttls', isPossible ? '220 2.0.0 Ready' : '502 5.5.1 TLS not offered', this.#beginTls);
    },
    AUTH: (line) => {
      this.#takeAuth(line);
    },
    MAIL: (line) => {
      this.#takeMail(line);
    },
    RCPT: (line) => {
      this.#takeRecipient(line);
    },
    DATA: () => {
      this.#takeData();
    },
    RSET: () => {
      this.#forget();
      this.wire.reply(ANSWER.ok);
    },
    NOOP: () => {
      this.wire.reply(ANSWER.ok);
    },
    QUIT: () => {
      this.#answer('quit', '221 2.0.0 Bye', () => {
        this.wire.end();
      });
    },
  };

  constructor(socket: Socket, context: SmtpConnectionContext) {
    this.#context = context;
    this.wire = new SmtpWire(socket, (chunk) => {
      this.#pending = Buffer.concat([this.#pending, chunk]);
      this.#takePending();
    });
    this.#greet();
  }

  #greet(): void {
    const { tls } = this.#context;
    this.wire.perform(this.#decide('connect'));
    if (this.wire.isDeaf) return;
    if (tls?.isImplicit === true) this.wire.encrypt(tls);
    const action = this.#decide('greeting');
    const greeting = action.kind === 'reply' ? action.line : ANSWER.greeting;
    this.wire.reply(greeting, () => {
      if (action.kind !== 'reply') this.wire.perform(action);
    });
  }

  #takePending(): void {
    while (this.#pending.length > 0 && !this.wire.isDeaf) {
      if (this.#body === undefined) {
        const end = this.#pending.indexOf('\r\n');
        if (end < 0) return;
        const line = this.#pending.subarray(0, end).toString('utf8');
        this.#pending = this.#pending.subarray(end + 2);
        this.#takeLine(line);
      } else {
        const chunk = this.#pending;
        this.#pending = Buffer.alloc(0);
        this.#takeBodyPart(this.#body, chunk);
      }
    }
  }

  #takeLine(line: string): void {
    this.wire.lines.push(`C: ${line}`);
    const taker = this.#lineTaker ?? this.#commands[line.slice(0, line.search(/ |$/)).toUpperCase()];
    this.#lineTaker = undefined;
    if (taker === undefined) this.wire.reply('502 5.5.1 Command not known');
    else taker(line);
  }

  #announcement(): string {
    const isTlsOffered = this.#context.tls !== undefined && !this.wire.isEncrypted;
    const lines = [HELLO, ...this.#context.extensions, ...(isTlsOffered ? ['STARTTLS'] : [])];
    return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  }

  /** Takes any user and password: a script says when they are refused. */
  #takeAuth(line: string): void {
    const [, mechanism = '', initialResponse] = line.split(' ');
    const settle = (): void => {
      this.#answer('auth', '235 2.7.0 Authentication successful');
    };
    const ask = (prompt: string, next: LineTaker): void => {
      this.#lineTaker = next;
      this.wire.reply(`334 ${Buffer.from(prompt).toString('base64')}`);
    };
    const askForPassword = (): void => {
      ask('Password:', settle);
    };
    if (mechanism.toUpperCase() === 'LOGIN') {
      if (initialResponse === undefined) ask('Username:', askForPassword);
      else askForPassword();
    } else if (mechanism.toUpperCase() === 'PLAIN') {
      if (initialResponse === undefined) ask('', settle);
      else settle();
    } else this.#answer('auth', '504 5.5.4 Mechanism not known');
  }

  #takeMail(line: string): void {
    const sender = parsePath(line);
    if (sender === undefined) {
      this.#answer('mail', ANSWER.badSyntax);
      return;
    }
    const isTooLarge = Number(sender.parameters['SIZE'] ?? 0) > this.#sizeLimitBytes();
    this.#answer('mail', isTooLarge ? ANSWER.tooLarge : ANSWER.ok, () => {
      this.#transaction = { sender, recipients: [] };
    });
  }

  #takeRecipient(line: string): void {
    const recipient = parsePath(line);
    const transaction = this.#transaction;
    if (recipient === undefined || transaction === undefined) {
      this.#answer('rcpt', recipient === undefined ? ANSWER.badSyntax : ANSWER.badOrder);
      return;
    }
    const accept = (): void => {
      transaction.recipients.push(recipient);
    };
    this.#answer('rcpt', ANSWER.ok, accept, [recipient]);
  }

  #takeData(): void {
    const transaction = this.#transaction;
    if (transaction === undefined || transaction.recipients.length === 0) {
      this.#answer('data', ANSWER.badOrder);
      return;
    }
    this.#answer('data', '354 End data with <CR><LF>.<CR><LF>', () => {
      this.#body = {
        transaction,
        content: new DotStuffedBody(),
        bytesBeforeStep: this.#context.currentScript().bytesBeforeBodyStep({
          connection: this.#context.connection,
          recipients: transaction.recipients.map(({ address }) => address),
        }),
        hasReachedStep: false,
        isAnswered: false,
      };
    });
  }

  #takeBodyPart(body: IncomingBody, chunk: Buffer): void {
    const finished = body.content.add(chunk);
    if (!body.hasReachedStep && body.content.receivedBytes >= body.bytesBeforeStep) {
      body.hasReachedStep = true;
      const action = this.#decide('body');
      body.isAnswered = action.kind === 'reply';
      this.wire.perform(action);
      // Reading on would let the client get rid of the rest of the body.
      if (this.wire.isDeaf) this.wire.pause();
    }
    if (finished !== undefined && !this.wire.isDeaf) this.#endBody(body, finished);
  }

  #endBody({ transaction, isAnswered }: IncomingBody, { message, rest }: FinishedBody): void {
    this.wire.lines.push(`C: [${message.length} bytes]`);
    this.#pending = rest;
    const own = message.length > this.#sizeLimitBytes() ? ANSWER.tooLarge : `${ANSWER.ok}: queued`;
    const action = isAnswered ? undefined : this.#decide('final-dot');
    const answer = action === undefined ? undefined : answerOf(action, own);
    const isAccepted = answer?.startsWith('2') ?? false;
    this.#forget();
    this.#context.onMessage({
      connection: this.#context.connection,
      ...transaction,
      raw: message,
      isAccepted,
    });

    if (answer !== undefined) {
      this.wire.reply(answer, () => {
        this.wire.perform(this.#decide('after-reply', transaction.recipients));
      });
    } else if (action !== undefined) this.wire.perform(action);
  }

  #sizeLimitBytes(): number {
    const announced = this.#context.extensions.find((extension) => extension.startsWith('SIZE '));
    return announced === undefined ? Infinity : Number(announced.slice('SIZE '.length));
  }

  #decide(step: SmtpStep, recipients: readonly SmtpPath[] = this.#transaction?.recipients ?? []): SmtpAction {
    this.#context.onStep(step);
    return this.#context.currentScript().decide({
      step,
      connection: this.#context.connection,
      recipients: recipients.map(({ address }) => address),
    });
  }

  /** Lets the script answer, or else this server; the effect follows only a positive answer. */
  #answer(step: SmtpStep, own: string, effect?: () => void, recipients?: readonly SmtpPath[]): void {
    const action = this.#decide(step, recipients);
    const answer = answerOf(action, own);
    if (answer === undefined) {
      this.wire.perform(action);
      return;
    }
    this.wire.reply(answer);
    if (/^[23]/.test(answer)) effect?.();
  }

  readonly #forget = (): void => {
    this.#transaction = undefined;
    this.#body = undefined;
  };

  readonly #beginTls = (): void => {
    // What came in the clear must not count as said under TLS (RFC 3207 section 5).
    this.#pending = Buffer.alloc(0);
    this.wire.encrypt(this.#context.tls);
  };
}

/** Undefined when the action leaves the client without an answer. */
function answerOf(action: SmtpAction, own: string): string | undefined {
  if (action.kind === 'reply') return action.line;
  return action.kind === 'carry-on' ? own : undefined;
}

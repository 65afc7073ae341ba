import type { SendStage } from '../../../shared/domain/send-outcome';

/** A log entry of nodemailer: what it is about, and the line where it is one of the dialogue. */
interface TransportEntry {
  tnx?: unknown;
  remoteAddress?: unknown;
}

type TransportLog = (entry?: TransportEntry | string, text?: unknown) => void;

/** Which step a command belongs to. RSET and QUIT only come between messages. */
const STAGE_OF_VERB: ReadonlyMap<string, SendStage> = new Map([
  ['EHLO', 'ehlo'],
  ['HELO', 'ehlo'],
  ['STARTTLS', 'tls'],
  ['AUTH', 'auth'],
  ['MAIL', 'mail-from'],
  ['RCPT', 'rcpt-to'],
  ['DATA', 'data'],
  ['.', 'final-reply'],
  ['RSET', 'mail-from'],
  ['QUIT', 'mail-from'],
]);

const CONNECTION_STAGES: readonly SendStage[] = ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth'];

/**
 * Follows one connection from the first look-up of its host to its end. nodemailer's errors do not tell a connection
 * lost before MAIL FROM from one lost after the whole body; its log does. Every connection is given a logger of its
 * own, so that what it says can be about no other connection.
 *
 * The fields used (`tnx`, `remoteAddress`) are no promised interface of nodemailer: its version is pinned, and
 * tests cut the connection at every step.
 */
export class SmtpDialogue {
  /** Steps that have begun and are not done, in order; with pipelining several at once (RFC 2920). */
  private readonly open: SendStage[] = ['resolve'];
  private readonly done = new Set<SendStage>();
  private isAskedForCredentials = false;
  private lastAnswered: SendStage = 'greeting';
  private ehlo: string[] = [];
  private hasOfferedStartTls = false;
  private hasWrittenBody = false;
  private wasIdle = false;
  private hasAnswered = false;

  /** @param isTlsFirst the connection begins with TLS, before the greeting */
  constructor(private readonly isTlsFirst: boolean) {}

  /**
   * The step that is being waited for; between messages the next one is MAIL FROM. A reply that broke off before its
   * end closes no step.
   */
  get stage(): SendStage {
    if (this.open[0] !== undefined) return this.open[0];
    if (CONNECTION_STAGES.includes(this.lastAnswered)) return this.lastAnswered;
    return this.hasWrittenBody ? 'final-reply' : 'mail-from';
  }

  /** The step that the server's last reply was about. */
  get answeredStage(): SendStage {
    return this.lastAnswered;
  }

  /** Steps of setting the connection up that have been passed, in order. */
  get passed(): SendStage[] {
    return [...this.done].filter((stage) => CONNECTION_STAGES.includes(stage));
  }

  /** What the server announced in its last EHLO reply, its name left out. */
  get extensions(): readonly string[] {
    return this.ehlo;
  }

  get offersStartTls(): boolean {
    return this.hasOfferedStartTls;
  }

  /** Whether the final dot of the running message has been written to the connection. */
  get isBodyWritten(): boolean {
    return this.hasWrittenBody;
  }

  /** The host's address is known. */
  resolved(): void {
    this.pass('resolve', 'connect');
  }

  /** The TCP connection stands. */
  connected(): void {
    this.pass('connect', this.isTlsFirst ? 'tls' : 'greeting');
  }

  /** Another message is to go over this connection. */
  beginMessage(): void {
    this.hasWrittenBody = false;
    this.hasAnswered = false;
    this.wasIdle = this.done.has('ehlo');
  }

  /** The connection was kept from an earlier message, and has not brought a single reply about this one. */
  get isUnanswered(): boolean {
    return this.wasIdle && !this.hasAnswered;
  }

  /** Takes the log of this connection. */
  readonly log: TransportLog = (entry, text) => {
    if (typeof entry !== 'object') return;
    const { tnx, remoteAddress } = entry;
    if (tnx === 'client') this.heard(String(text));
    else if (tnx === 'server') this.answered(String(text));
    else if (tnx === 'message') this.wroteBody();
    else if (tnx === 'network' && remoteAddress !== undefined && this.isTlsFirst)
      this.pass('tls', 'greeting');
  };

  private heard(command: string): void {
    // The client's part of an AUTH exchange is base64 and could look like any command.
    const stage = (this.isAskedForCredentials ? undefined : STAGE_OF_VERB.get(verbOf(command))) ?? 'auth';
    this.isAskedForCredentials = false;
    // The handshake asked for by STARTTLS is over when EHLO follows it.
    if (stage === 'ehlo' && this.open[0] === 'tls') this.finish('tls');
    if (stage === 'final-reply') this.open.length = 0;
    this.open.push(stage);
  }

  private answered(reply: string): void {
    const stage = this.open[0] ?? 'mail-from';
    this.lastAnswered = stage;
    // 421 may come at any time and is then about the connection (RFC 5321 §3.8).
    this.hasAnswered ||= !reply.startsWith('421');
    // An answer before the end of the body: the connection stays in the body, which the server may not read on.
    if (stage === 'body') return;
    this.open.shift();
    const isPositive = reply.startsWith('2') || reply.startsWith('3');
    if (!isPositive) return;
    if (stage === 'ehlo') this.readExtensions(reply);
    if (stage === 'auth' && reply.startsWith('334')) this.isAskedForCredentials = true;
    else if (stage === 'tls') this.open.unshift('tls');
    else if (stage === 'data') this.open.unshift('body');
    else this.done.add(stage);
  }

  private readExtensions(reply: string): void {
    const lines = reply.split('\n').map((line) => line.replace(/^\d{3}[ -]/, '').trim());
    this.ehlo = lines.slice(1).filter((line) => line !== '');
    this.hasOfferedStartTls ||= this.ehlo.some((line) => line.toUpperCase() === 'STARTTLS');
  }

  private wroteBody(): void {
    this.hasWrittenBody = true;
    if (this.open[0] === 'body') this.open[0] = 'final-reply';
  }

  private finish(stage: SendStage): void {
    this.open.shift();
    this.done.add(stage);
  }

  private pass(stage: SendStage, next: SendStage): void {
    this.finish(stage);
    this.open.unshift(next);
  }
}

function verbOf(command: string): string {
  const end = command.indexOf(' ');
  return end < 0 ? command : command.slice(0, end);
}

import type { Socket } from 'node:net';
import { uidsOfSet, type ScriptedMail, type ScriptedMailbox } from './imap-mailbox';
import type { ImapAction, ImapStep, PlayedImapScript } from './imap-script';

export interface ImapConnectionContext {
  readonly mailbox: ScriptedMailbox;
  readonly currentScript: () => PlayedImapScript;
  readonly capabilities: readonly string[];
  readonly onCommand: (command: string) => void;
  readonly onEnd: () => void;
}

/** Lines, and the bytes of mails in between. */
type Answer = readonly (string | Buffer)[];

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The server's side of one connection. Logs everybody in, and has one mailbox under every name. */
export class ImapConnection {
  private pending = '';
  /** The tag of the IDLE that is going on. */
  private idleTag: string | null = null;
  private isDeaf = false;
  /** As it was told last. */
  private toldCount = 0;

  private readonly commands: readonly [RegExp, ImapStep | null, (parts: RegExpExecArray) => Answer][] = [
    [/^LOGIN /i, 'login', () => []],
    [/^LIST /i, 'list', () => ['* LIST () "/" INBOX', '* LIST () "/" Sent']],
    [/^EXAMINE /i, 'examine', () => this.examined()],
    [/^UID SEARCH (.*)$/i, 'search', ([, criteria = '']) => [this.found(criteria)]],
    [/^UID FETCH (\S+) \(UID RFC822.SIZE\)$/i, 'sizes', ([, set = '']) => this.sizes(set)],
    [/^UID FETCH (\S+) .*<0\.(\d+)>/i, 'fetch', ([, set = '', limit]) => this.mails(set, Number(limit))],
    [/^NOOP$/i, 'noop', () => []],
    [/^LOGOUT$/i, 'logout', () => ['* BYE until next time']],
    [/^CAPABILITY$/i, null, () => [`* CAPABILITY ${this.context.capabilities.join(' ')}`]],
    [/^(?:ID|NAMESPACE)\b/i, null, () => []],
  ];

  constructor(
    private readonly socket: Socket,
    private readonly context: ImapConnectionContext,
  ) {
    socket.on('error', () => socket.destroy()).on('close', context.onEnd);
    socket.on('data', (data) => {
      this.take(data.toString('latin1'));
    });
    const capabilities = context.capabilities.join(' ');
    this.perform('greeting', [], [], `* OK [CAPABILITY ${capabilities}] scripted`);
  }

  get isIdling(): boolean {
    return this.idleTag !== null;
  }

  /** Tells whoever idles how many mails there are now. */
  tellCount(): void {
    const { count } = this.context.mailbox;
    if (!this.isIdling || count === this.toldCount) return;
    this.toldCount = count;
    this.say(`* ${String(count)} EXISTS`);
  }

  say(line: string): void {
    this.socket.write(`${line}\r\n`);
  }

  drop(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    this.pending += text;
    for (let end = this.pending.indexOf('\r\n'); end !== -1; end = this.pending.indexOf('\r\n')) {
      const line = this.pending.slice(0, end);
      this.pending = this.pending.slice(end + 2);
      if (!this.isDeaf) this.takeLine(line);
    }
  }

  private takeLine(line: string): void {
    if (/^DONE$/i.test(line)) {
      this.context.onCommand('DONE');
      if (this.idleTag !== null) this.say(`${this.idleTag} OK done`);
      this.idleTag = null;
      return;
    }
    const space = line.indexOf(' ');
    const [tag, command] = [line.slice(0, space), line.slice(space + 1)];
    this.context.onCommand(command.replace(/^LOGIN .*/i, 'LOGIN'));
    if (/^IDLE$/i.test(command)) {
      this.idle(tag);
      return;
    }
    for (const [pattern, step, answer] of this.commands) {
      const parts = pattern.exec(command);
      if (parts === null) continue;
      const uids = step === 'sizes' || step === 'fetch' ? uidsOfSet(parts[1] ?? '') : [];
      this.perform(step, uids, answer(parts), `${tag} OK done`);
      if (step === 'logout') this.socket.end();
      return;
    }
    this.say(`${tag} BAD not known`);
  }

  private idle(tag: string): void {
    const action = this.context.currentScript().decide('idle');
    if (action.kind === 'answer' || action.kind === 'leave' || action.kind === 'stall') {
      this.act(action, Buffer.alloc(0), `${tag} `);
      return;
    }
    this.say('+ idling');
    this.idleTag = tag;
    this.tellCount();
    if (action.kind === 'say') this.say(action.line);
    if (action.kind === 'cut') this.socket.end();
  }

  private perform(step: ImapStep | null, uids: readonly number[], answer: Answer, last: string): void {
    const lines = [...answer, last].map((part) => (typeof part === 'string' ? `${part}\r\n` : part));
    const whole = Buffer.concat(lines.map((part) => Buffer.from(part)));
    const action =
      step === null ? { kind: 'carry-on' as const } : this.context.currentScript().decide(step, uids);
    this.act(action, whole, /^\S+ (?=OK)/.exec(last)?.[0] ?? '');
  }

  private act(action: ImapAction, whole: Buffer, tag: string): void {
    switch (action.kind) {
      case 'carry-on':
        this.socket.write(whole);
        return;
      case 'say':
        this.say(action.line);
        this.socket.write(whole);
        return;
      case 'answer':
        this.say(`${tag}${action.line}`);
        return;
      case 'send':
        this.socket.write(action.text, 'latin1');
        return;
      case 'cut':
        this.socket.end(whole.subarray(0, action.afterBytes));
        break;
      case 'leave':
        this.socket.end(`${action.line}\r\n`);
        break;
      case 'stall':
        this.socket.write(whole.subarray(0, action.afterBytes));
        break;
      case 'babble':
        this.babble(`${action.line}\r\n`);
    }
    this.isDeaf = true;
  }

  private babble(line: string): void {
    if (this.socket.writable) this.socket.write(line, () => setImmediate(() => this.babble(line)));
  }

  private examined(): Answer {
    const { count, uidValidity, uidNext } = this.context.mailbox;
    this.toldCount = count;
    return [
      `* ${String(count)} EXISTS`,
      `* OK [UIDVALIDITY ${String(uidValidity)}] valid`,
      `* OK [UIDNEXT ${String(uidNext)}] next`,
    ];
  }

  private found(criteria: string): string {
    return ['* SEARCH', ...this.context.mailbox.search(criteria).map(String)].join(' ');
  }

  private sizes(set: string): Answer {
    return this.named(set).map((mail) => `${this.head(mail)} RFC822.SIZE ${String(mail.raw.length)})`);
  }

  private mails(set: string, limitBytes: number): Answer {
    return this.named(set).flatMap((mail) => {
      const raw = mail.raw.subarray(0, limitBytes);
      const date = imapDate(mail.receivedAt);
      const head = `${this.head(mail)} INTERNALDATE "${date}" BODY[]<0> {${String(raw.length)}}\r\n`;
      return [Buffer.concat([Buffer.from(head), raw, Buffer.from(')\r\n')])];
    });
  }

  private named(set: string): ScriptedMail[] {
    return this.context.mailbox.withUids(uidsOfSet(set));
  }

  private head(mail: ScriptedMail): string {
    return `* ${String(this.context.mailbox.positionOf(mail))} FETCH (UID ${String(mail.uid)}`;
  }
}

/** RFC 9051 §9, date-time. */
function imapDate(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return `${two(date.getUTCDate())}-${month}-${String(date.getUTCFullYear())} ${time} +0000`;
}

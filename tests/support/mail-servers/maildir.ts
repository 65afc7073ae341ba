import { readdir, readFile } from 'node:fs/promises';
import PostalMime, { type Email } from 'postal-mime';
import { watchUntil } from '../wait-until';

export interface ReceivedMail {
  /** The mail byte for byte, with the trace header fields that the servers put before it. */
  readonly raw: Buffer;
  /** The same, parsed; report parts (message/delivery-status and so on) are among the attachments. */
  readonly parsed: Email;
}

/** Where Dovecot puts a mail first, and where it moves it once a client has seen it; in this order nothing is missed. */
const SUBFOLDERS = ['new', 'cur'];

/** The inbox of one address, read straight from Dovecot's files. */
export class Maildir {
  readonly #mails = new Map<string, ReceivedMail>();

  constructor(
    readonly address: string,
    readonly path: string,
  ) {}

  /** The mails in the inbox, oldest first. */
  async read(): Promise<ReceivedMail[]> {
    const present = new Map<string, ReceivedMail>();
    for (const subfolder of SUBFOLDERS) {
      for (const fileName of await readdir(`${this.path}/${subfolder}`)) {
        // Behind the colon stand the flags, which change.
        const [uniqueName = fileName] = fileName.split(':');
        const mail = this.#mails.get(uniqueName) ?? (await readMail(`${this.path}/${subfolder}/${fileName}`));
        if (mail === undefined) return this.read();
        this.#mails.set(uniqueName, mail);
        present.set(uniqueName, mail);
      }
    }
    return [...present]
      .sort(([left], [right]) => deliveredAt(left) - deliveredAt(right))
      .map(([, mail]) => mail);
  }

  /** The oldest mail that satisfies the predicate, as soon as there is one. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, timeoutMs: number): Promise<ReceivedMail> {
    const folders = SUBFOLDERS.map((subfolder) => `${this.path}/${subfolder}`);
    return watchUntil(folders, {
      check: async () => (await this.read()).find(predicate),
      timeoutMs,
      describeTimeout: async () => {
        const subjects = (await this.read()).map(({ parsed }) => parsed.subject ?? '(no subject)');
        const held = subjects.length === 0 ? 'nothing' : subjects.join(' | ');
        return `No such mail for ${this.address} within ${timeoutMs} ms; the inbox holds: ${held}`;
      },
    });
  }
}

/** Undefined when the file was renamed meanwhile, because a client looked at the mailbox. */
async function readMail(path: string): Promise<ReceivedMail | undefined> {
  try {
    const raw = asOnTheWire(await readFile(path));
    return { raw, parsed: await PostalMime.parse(raw, { forceRfc822Attachments: true }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Dovecot keeps the CRLF of the wire in its files, Postfix writes LF. */
function asOnTheWire(file: Buffer): Buffer {
  return file.includes('\r\n')
    ? file
    : Buffer.from(file.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}

/** Microseconds since 1970, from a maildir name: Dovecot's `1795392375.M28339P7684.host,S=2860` or Postfix's `1795392375.Vfe00I2b1M28339.host`. */
function deliveredAt(uniqueName: string): number {
  const [, seconds = '0', microseconds = '0'] = /^(\d+)\.[^M]*M(\d+)/.exec(uniqueName) ?? [];
  return Number(seconds) * 1_000_000 + Number(microseconds);
}

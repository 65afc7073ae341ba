import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AcceptedMail } from './accepted-mail';

/** Only the person who uses the program may read it. */
const MODE = 0o600;

/**
 * Remembers in a file of JSON lines which messages the practice's server has taken, until all about them has been
 * reported. So a story goes on after a restart.
 */
export class PracticeJournal {
  private readonly unfinished = new Map<string, AcceptedMail>();

  /** Opens the journal, and leaves out what is finished or unreadable: a crash may have torn the last line. */
  constructor(private readonly file: string) {
    for (const line of readLines(file)) this.apply(parse(line));
    mkdirSync(dirname(file), { recursive: true });
    const lines = [...this.unfinished.values()].map((mail) => `${JSON.stringify({ accepted: mail })}\n`);
    writeFileSync(`${file}.new`, lines.join(''), { mode: MODE });
    renameSync(`${file}.new`, file);
  }

  /** Messages about which not everything has been reported, in the order in which they came. */
  pending(): AcceptedMail[] {
    return [...this.unfinished.values()];
  }

  add(mail: AcceptedMail): void {
    this.append({ accepted: mail });
  }

  /** Everything about this message has been reported and kept. */
  finish(id: string): void {
    this.append({ finished: id });
  }

  private append(entry: JournalEntry): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`, { mode: MODE });
    this.apply(entry);
  }

  private apply(entry: JournalEntry | null): void {
    if (entry === null) return;
    if ('finished' in entry) this.unfinished.delete(entry.finished);
    else this.unfinished.set(entry.accepted.id, entry.accepted);
  }
}

type JournalEntry = { accepted: AcceptedMail } | { finished: string };

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function parse(line: string): JournalEntry | null {
  try {
    const entry = JSON.parse(line) as Partial<Record<'accepted' | 'finished', unknown>> | null;
    if (typeof entry?.finished === 'string') return { finished: entry.finished };
    return isAcceptedMail(entry?.accepted) ? { accepted: entry.accepted } : null;
  } catch {
    return null;
  }
}

const FIELDS = {
  id: 'string',
  acceptedAt: 'number',
  recipient: 'string',
  sender: 'string',
  subject: 'string',
  messageIdHeader: 'string or null',
  sendtrailId: 'string or null',
  envelopeId: 'string or null',
  link: 'string or null',
} as const satisfies Record<keyof AcceptedMail, string>;

function isAcceptedMail(value: unknown): value is AcceptedMail {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return Object.entries(FIELDS).every(
    ([name, type]) =>
      typeof fields[name] === type.replace(' or null', '') ||
      (fields[name] === null && type.endsWith('null')),
  );
}

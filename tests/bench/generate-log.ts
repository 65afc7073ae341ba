import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previewOf } from '../../src/shared/domain/preview';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { NewBatch, NewMessage } from '../../src/main/ports/message-store';
import { MIGRATIONS } from '../../src/main/adapters/sqlite/migrations';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { openLog, type OpenLog } from '../../src/main/adapters/sqlite/open-log';
import { tidySearchIndex } from '../../src/main/adapters/sqlite/tidy-search-index';
import { silentLogger } from '../support/log/silent-logger';
import { createRandom, type Random } from './random';
import { sampleHistory } from './sample-history';
import { COMMON_WORDS, FAMILY_NAMES, GIVEN_NAMES, MONTHS, PARTS_OF_THE_BODY, SUBJECTS } from './sample-words';

/** When the newest message of a generated log was written; "now" of the benchmarks. */
export const LOG_END = Date.UTC(2026, 10, 23, 2, 30);
const YEARS_MS = 3 * 365 * 24 * 60 * 60_000;
const PATIENTS = 40_000;
/** Whole messages are kept for the newest ones only, as a retention setting would have it. */
const KEPT_WHOLE = 2_000;
/** Messages waiting in the outbox of a generated log. */
const WAITING = 200;
const MESSAGES_A_TRANSACTION = 2_000;
export const ACCOUNT_ID = '0192f000-0000-7000-8000-a00000000001';

interface Person {
  id: string;
  name: string;
  address: string;
}

/**
 * A log of so many messages with four lines of history each, like that of a clinic over three years. Made once for each
 * size and schema, then kept in the temporary folder; the caller may write to it only if it is a copy.
 * @returns its file
 */
export async function generateLog(
  messages: number,
  say: (line: string) => void = () => undefined,
): Promise<string> {
  const folder = join(tmpdir(), 'sendtrail-bench');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `log-${messages}-${fingerprint()}.sqlite`);
  if (existsSync(file)) return file;
  const unfinished = `${file}.unfinished`;
  for (const suffix of ['', '-wal']) rmSync(unfinished + suffix, { force: true });
  const startedAt = performance.now();
  const log = openLog({
    file: unfinished,
    create: true,
    logger: silentLogger,
    newDeskId: () => uuid(0, 0, 9),
  });
  fill(log, messages);
  log.close();
  await tidy(unfinished);
  renameSync(unfinished, file);
  const seconds = (performance.now() - startedAt) / 1_000;
  say(
    `made a log of ${messages} messages in ${seconds.toFixed(1)} s (${Math.round(messages / seconds)} a second)`,
  );
  return file;
}

/** As the desk's backups do while it works. */
async function tidy(file: string): Promise<void> {
  const database = openDatabase(file);
  await tidySearchIndex(database, () => undefined);
  database.close();
}

/** Another number when the messages become others. */
const GENERATION = 1;

/** A changed schema gives another file. */
function fingerprint(): string {
  const hash = createHash('sha256').update(`generation ${GENERATION}`);
  for (const { sql } of MIGRATIONS) hash.update(sql);
  return hash.digest('hex').slice(0, 12);
}

function fill(log: OpenLog, messages: number): void {
  const random = createRandom(1);
  log.accounts.insert({
    id: ACCOUNT_ID,
    kind: 'smtp',
    sms: null,
    name: 'Reception',
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    user: 'desk@example.org',
    fromName: 'Example Clinic',
    fromAddress: 'desk@example.org',
    replyTo: null,
    messagesPerMinute: 600,
    messagesPerMinutePerDomain: null,
    createdAt: LOG_END - YEARS_MS,
    pause: null,
    capabilities: null,
  });
  const people = Array.from({ length: PATIENTS }, (_, index) => personOf(index, random));
  for (let written = 0; written < messages;) {
    const end = Math.min(written + MESSAGES_A_TRANSACTION, messages);
    log.transaction.run(() => {
      while (written < end) written += writeBatch(log, written, end - written, messages, people, random);
    });
  }
}

/** Two of three acts of sending are for one person; the others are for a day's or a month's patients. */
function writeBatch(
  log: OpenLog,
  written: number,
  most: number,
  total: number,
  people: readonly Person[],
  random: Random,
): number {
  const count = Math.min(most, random.fraction() < 0.66 ? 1 : 2 + random.below(120));
  const createdAt = Math.round(LOG_END - YEARS_MS * (1 - written / total));
  const { batch, text } = batchOf(createdAt, written, random);
  const body = plainRichText(text);
  const messages = Array.from({ length: count }, (_, index): NewMessage => {
    const number = written + index;
    const isWaiting = number >= total - WAITING;
    const isKept = number >= total - KEPT_WHOLE;
    const updates = sampleHistory(createdAt, random);
    return {
      ...messageOf(batch, number, random.pickEarly(people), text),
      body,
      mime: isKept ? [{ bytes: Buffer.from(text.repeat(4)), sharedHash: null }] : [],
      updates: isWaiting ? updates.slice(0, 1) : updates,
      dueAt: isWaiting ? createdAt : null,
    };
  });
  log.messages.insert(batch, messages);
  return count;
}

function batchOf(createdAt: number, number: number, random: Random): { batch: NewBatch; text: string } {
  const { purpose, subject } = kindOf(random);
  const channel = random.fraction() < 0.08 ? 'sms' : 'email';
  const name = subject
    .replace('{day}', `${1 + random.below(28)} ${random.pick(MONTHS)}`)
    .replace('{month}', random.pick(MONTHS))
    .replace('{part}', random.pick(PARTS_OF_THE_BODY))
    .replace('{number}', String(10_000 + random.below(90_000)));
  const id = uuid(createdAt, number, 2);
  return { batch: { id, name, channel, purpose, createdAt, createdBy: 'Reception' }, text: letter(random) };
}

function messageOf(batch: NewBatch, number: number, person: Person, text: string) {
  const { channel, purpose, createdAt, createdBy } = batch;
  const id = uuid(createdAt, number, 1);
  const token = createHash('sha256').update(id).digest('hex').slice(0, 26);
  return {
    ...{ id, token, channel, purpose, createdAt, createdBy },
    batchId: batch.id,
    patientId: person.id,
    patientName: person.name,
    recipient: person.address,
    accountId: ACCOUNT_ID,
    from: 'Example Clinic <desk@example.org>',
    fromAddress: 'desk@example.org',
    replyTo: null,
    subject: batch.name,
    preview: previewOf(`Dear ${person.name.split(', ')[1] ?? ''},\n${text}`),
    messageIdHeader: `<${id.replaceAll('-', '')}.${token}@example.org>`,
    attachments: [],
    scheduledFor: null,
    notAfter: null,
    resendOf: null,
  };
}

function kindOf(random: Random) {
  let left = random.fraction();
  return SUBJECTS.find(({ share }) => (left -= share) < 0) ?? SUBJECTS[0];
}

/** Some 500 to 700 characters, words in the proportions of real letters, with a number of its own. */
function letter(random: Random): string {
  const words = Array.from({ length: 85 }, () => random.pickEarly(COMMON_WORDS));
  return `${words.slice(0, 20).join(' ')}. Reference ${random.below(10_000_000)}. ${words.slice(20).join(' ')}.`;
}

function personOf(index: number, random: Random): Person {
  const family = random.pickEarly(FAMILY_NAMES);
  const given = random.pickEarly(GIVEN_NAMES);
  const plain = `${given}.${family}`
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const domain = random.pickEarly([
    'example.org',
    'example.com',
    'example.net',
    'mail.example',
    'post.example',
  ]);
  return { id: uuid(LOG_END, index, 3), name: `${family}, ${given}`, address: `${plain}${index}@${domain}` };
}

/** A UUIDv7 of a time and a number. */
function uuid(at: number, number: number, kind: number): string {
  const time = at.toString(16).padStart(12, '0');
  const tail = number.toString(16).padStart(11, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${kind}${tail}`;
}

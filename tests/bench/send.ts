import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { plainRichText } from '../../src/shared/domain/rich-text';
import { sampleAccount } from '../support/sample-email';
import { openRealDesk, type RealDesk } from '../support/sending/real-desk';
import { startSink, type Sink } from './support/sink';
import { printBench } from './timing';

const CONNECTIONS = 5;
/** Both are measured in turns, and the middle of each counts: other programs slow the one as much as the other. */
const ROUNDS = { reduced: 5, full: 9 };
const MESSAGES = { reduced: 1_500, full: 5_000 };
const TEXT = plainRichText('Dear Anh, please call us to confirm your appointment on Friday. '.repeat(25));

/** Messages a second through the whole outbox, every state committed, against nodemailer's pool alone. */
export async function run({ full }: { full: boolean }): Promise<void> {
  const size = full ? 'full' : 'reduced';
  const messages = MESSAGES[size];
  const sink = await startSink();
  const outbox: number[] = [];
  const pool: number[] = [];
  // Whoever comes first pays for what is compiled and opened once.
  await sendThroughOutbox(sink, 200);
  await sendThroughPool(sink, 200);
  for (let round = 0; round < ROUNDS[size]; round += 1) {
    outbox.push(await sendThroughOutbox(sink, messages));
    pool.push(await sendThroughPool(sink, messages));
  }
  const expected = 2 * (200 + ROUNDS[size] * messages);
  const received = await sink.stop();
  if (received !== expected) throw new Error(`The sink took ${received} messages instead of ${expected}.`);
  printBench({ name: 'send', unit: 'messages/s', value: median(outbox), baseline: median(pool), messages });
}

async function sendThroughOutbox(sink: Sink, count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-'));
  const desk = openRealDesk(join(folder, 'log.sqlite'));
  const account = sampleAccount(sink, { messagesPerMinute: 100_000 });
  desk.addAccount(account, null);
  const ids = await desk.write(account, addresses(count), { body: TEXT });
  const allDone = untilDone(desk, count);
  const startedAt = performance.now();
  desk.outbox.start();
  await allDone;
  const seconds = (performance.now() - startedAt) / 1_000;
  const queued = desk.log.messages.rows(ids).filter(({ status }) => status === 'Queued').length;
  await desk.close();
  rmSync(folder, { recursive: true });
  if (queued !== count) throw new Error(`${queued} messages were Queued instead of ${count}.`);
  return count / seconds;
}

async function sendThroughPool(sink: Sink, count: number): Promise<number> {
  const { host, port } = sink;
  const pool = createTransport({
    ...{ host, port, ignoreTLS: true, pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const raw = await frozenSample();
  const startedAt = performance.now();
  await Promise.all(
    addresses(count).map((to, index) => {
      const dsn = { id: String(index), return: 'headers', notify: ['success', 'failure'], recipient: to };
      return pool.sendMail({ raw, envelope: { from: 'desk@clinic.example', to, size: raw.length }, dsn });
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  pool.close();
  return count / seconds;
}

/** Looking into the log after every commit would be measured, too. */
function untilDone({ log }: RealDesk, count: number): Promise<void> {
  const settle = log.outbox.settle.bind(log.outbox);
  let left = count;
  return new Promise((resolve) => {
    log.outbox.settle = (messageId, settlement, ...rest) => {
      settle(messageId, settlement, ...rest);
      if (settlement.state === 'done') left -= 1;
      if (left === 0) resolve();
    };
  });
}

/** The bytes of one message as the outbox sends them. */
async function frozenSample(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-'));
  const desk = openRealDesk(join(folder, 'log.sqlite'));
  const account = sampleAccount({ host: '127.0.0.1', port: 25 });
  desk.addAccount(account, null);
  const [id = ''] = await desk.write(account, addresses(1), { body: TEXT });
  const raw = Buffer.concat(desk.log.messages.mime(id).map(({ bytes }) => bytes));
  await desk.close();
  rmSync(folder, { recursive: true });
  return raw;
}

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `patient.${index + 1}@example.org`);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run({ full: process.argv.includes('--full') });

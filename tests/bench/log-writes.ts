import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, type OpenLog } from '../../src/main/adapters/sqlite/open-log';
import {
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  NOW,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';
import { printBench } from './timing';

const MESSAGES = 4_000;
const MESSAGES_A_BATCH = 200;
const CLAIMED_AT_ONCE = 10;
const ACCOUNT = sampleId('account', 1);
const TEXT = 'Dear Anh, please call us to confirm your appointment for the exercise class. '.repeat(6);

/** What the log takes for sending, each state committed as the outbox commits it. */
export function benchWrites(): void {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-'));
  const log = openLog({
    file: join(folder, 'log.sqlite'),
    create: true,
    logger: silentLogger,
    newDeskId: () => sampleId('account', 9),
  });
  log.accounts.insert(sampleAccount());
  report('log-insert', 'messages/s', MESSAGES, () => {
    insertAll(log);
  });
  report('log-outbox', 'messages/s', MESSAGES, () => {
    sendAll(log);
  });
  report('log-append', 'updates/s, each on its own', MESSAGES / 4, () => {
    appendAll(log, MESSAGES / 4, 1);
  });
  report('log-append-together', 'updates/s, 200 a commit', MESSAGES, () => {
    appendAll(log, MESSAGES, 200);
  });
  log.close();
  rmSync(folder, { recursive: true, force: true });
}

function report(name: string, unit: string, count: number, work: () => void): void {
  const startedAt = performance.now();
  work();
  const seconds = (performance.now() - startedAt) / 1_000;
  printBench({ name, value: count / seconds, unit });
}

function insertAll(log: OpenLog): void {
  for (let batch = 0; batch < MESSAGES / MESSAGES_A_BATCH; batch += 1) {
    const batchId = sampleId('batch', batch);
    const messages = Array.from({ length: MESSAGES_A_BATCH }, (_, index) =>
      sampleMessage(batch * MESSAGES_A_BATCH + index, {
        batchId,
        preview: { text: TEXT, isCut: true },
        mime: [{ bytes: new Uint8Array(3_000).fill(65), sharedHash: null }],
      }),
    );
    log.messages.insert(sampleBatch(batch), messages);
  }
}

/** Claimed in groups, each one handed over and settled with its line. */
function sendAll(log: OpenLog): void {
  for (;;) {
    const claimed = log.outbox.claim(ACCOUNT, NOW, CLAIMED_AT_ONCE);
    if (claimed.length === 0) return;
    for (const { id, tries } of claimed) {
      log.outbox.markHandedOver(id, NOW);
      const detail = {
        reply: '250 2.0.0 Ok: queued as 97C62',
        server: 'mail.example.org',
        durationMs: 120,
        tries,
      };
      log.outbox.settle(id, { state: 'done', providerId: '97C62' }, [sampleLine({ detail })], NOW);
    }
  }
}

function appendAll(log: OpenLog, count: number, together: number): void {
  for (let first = 0; first < count; first += together) {
    log.transaction.run(() => {
      for (let number = first; number < first + together; number += 1) {
        const line = { status: 'Delivered', code: 'delivered', eventKey: `report:${together}` } as const;
        log.messages.append(sampleId('message', number), sampleLine(line), NOW);
      }
    });
  }
}

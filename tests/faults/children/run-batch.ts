import { writeSync } from 'node:fs';
import { abandonUnfinished } from '../../../src/main/application/batches/abandon-batches';
import { finishReleases } from '../../../src/main/application/batches/release-batch';
import { endHold, resumeBatch, stopBatch } from '../../../src/main/application/batches/steer-batch';
import { sendDraft } from '../../../src/main/application/messages/send-draft';
import { draftOfMany } from '../../support/sending/batch-of-many';
import { openRealDesk } from '../../support/sending/real-desk';
import { tellSettled } from '../../support/sending/tell-settled';
import { waitForLog, waitUntilIdle } from '../../support/sending/wait-for-log';

/**
 * Goes on with a log as the app does when it starts, and does one thing to the batch. Says what it has come to, line
 * by line, and then waits to be killed; only "send" ends by itself, when nothing waits any more. Its arguments: the
 * log's file, the act, the batch, and for "stop" after how many messages.
 */
const [, , file = '', act = '', batchId = '', stopAfter = '0'] = process.argv;
const LIMIT_MS = 50_000;
const BY = 'Kim';

const desk = openRealDesk(file);
const { log, ports, outbox } = desk;
let settledCount = 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function anAccount() {
  const [account] = ports.accounts.list();
  if (account === undefined) throw new Error('There is no account.');
  return account;
}

async function write(): Promise<void> {
  const batch = await sendDraft(ports, outbox, draftOfMany(anAccount().id), BY, ({ written }) => {
    say(`written ${written}`);
  });
  say(`held ${batch.batchId}`);
}

/** Two messages, one after the other: whatever else may leave has had its turn between them. */
async function sendSingle(): Promise<void> {
  for (const address of ['urgent.1@example.org', 'urgent.2@example.org']) {
    const [id = ''] = await desk.write(anAccount(), [address]);
    await waitForLog(log, () => desk.row(id).status === 'Queued', LIMIT_MS);
  }
  say('single');
}

async function stop(): Promise<void> {
  await waitForLog(log, () => settledCount >= Number(stopAfter), LIMIT_MS);
  say(`stopped ${stopBatch(ports, outbox, batchId, BY)}`);
}

async function send(): Promise<void> {
  endHold(ports, outbox, batchId, BY);
  resumeBatch(ports, outbox, batchId, BY);
  await waitUntilIdle(log, LIMIT_MS);
  await desk.close();
  process.stdin.unref();
}

/** Writes the batch, and comes to a standstill after the first portion of its release. */
async function halfRelease(): Promise<void> {
  const releaseSome = ports.batches.releaseSome.bind(ports.batches);
  ports.batches.releaseSome = (id, limit) => {
    writeSync(1, `half released ${releaseSome(id, limit)}\n`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return 0;
  };
  await write();
}

const ACTS: Readonly<Record<string, () => Promise<void>>> = {
  write,
  'half-release': halfRelease,
  single: sendSingle,
  stop,
  send,
};

// An open input keeps the process alive until it is killed.
process.stdin.resume();
tellSettled(log.outbox, (count) => {
  settledCount += count;
  process.stdout.write('settled\n'.repeat(count));
});
abandonUnfinished(ports);
finishReleases(ports);
outbox.start();
await ACTS[act]?.();

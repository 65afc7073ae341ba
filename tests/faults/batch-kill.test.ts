import { randomInt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../bench/random';
import { startChild, type Child } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { BATCH_RECIPIENTS, BATCH_SIZE, prepareBatch } from '../support/sending/batch-of-many';
import { openRealDesk } from '../support/sending/real-desk';
import { countOf, messageIdIn } from '../support/sending/sent-ids';

const RUN_TIMEOUT_MS = 180_000;
/** Two while it is held, two while it is stopped, and the rest while it is sent: twenty in all. */
const KILLS_WHILE_WRITING = 3;
const KILLS_WHILE_SENDING = 13;
/** The batch must not come to its end before the last kill. */
const MOST_BEFORE_KILL = 60;
/** Five connections, and ten outcomes that wait for each other when messages leave fast. */
const MOST_IN_DOUBT = 5 + 10;
const MOST_PORTIONS_BEFORE_KILL = 18;
const ARRIVAL_TIMEOUT_MS = 60_000;

let folder: LogFolder;
let server: ScriptedSmtpServer;
let kills: string[];

beforeEach(async () => {
  folder = createLogFolder();
  server = await startScriptedSmtpServer();
  kills = [];
  const desk = openRealDesk(folder.file);
  prepareBatch(desk, server);
  await desk.close();
});

afterEach(async () => {
  await server.stop();
  folder.remove();
});

/** Reads lines until the wanted one has come so many times; gives what stands behind it. */
async function waitForLine(child: Child, start: string, times = 1): Promise<string> {
  for (let seen = 0; ;) {
    const line = await child.lines.next();
    if (line.done === true) throw new Error(`It ended before "${start}": ${(await child.ended()).errors}`);
    if (line.value.startsWith(start)) seen += 1;
    if (seen === times) return line.value.slice(start.length).trim();
  }
}

/** Starts a process that goes on with the log, and kills it at that line. */
async function killAt(line: string, times: number, ...act: string[]): Promise<string> {
  const child = startChild('run-batch', folder.file, ...act);
  const said = await waitForLine(child, line, times);
  await kill(child, `${line} ${times}`);
  return said;
}

/** Starts a process that sends, and kills it as soon as so many more messages have come: it may not know that yet. */
async function killAtArrival(times: number, batchId: string): Promise<void> {
  const child = startChild('run-batch', folder.file, 'send', batchId);
  await server.waitForMessages(server.messages().length + times, ARRIVAL_TIMEOUT_MS);
  await kill(child, `arrived ${times}`);
}

async function kill(child: Child, moment: string): Promise<void> {
  await child.kill();
  // Nothing else has ended it before.
  expect((await child.ended()).signal).toBe('SIGKILL');
  kills.push(moment);
  expectNothingAhead();
}

/** What waits in the log has not left: whatever the process did last, it was written down before. */
function expectNothingAhead(): void {
  const log = folder.open();
  const arrived = new Set(arrivedIds());
  const waiting = log.outbox.entries(2 * BATCH_SIZE).filter(({ state }) => state === 'waiting');
  log.close();
  expect(waiting.filter(({ messageId }) => arrived.has(messageId))).toEqual([]);
}

function arrivedIds(): string[] {
  return server.messages().map(({ raw }) => messageIdIn(raw));
}

function arrivedAt(): Map<string, number> {
  return countOf(server.messages().flatMap(({ recipients }) => recipients.map(({ address }) => address)));
}

function ofBatch(arrived: ReadonlyMap<string, number>): number {
  return BATCH_RECIPIENTS.filter((address) => arrived.has(address)).length;
}

/** Killed while it is written, again and again; nothing of that leaves, and it is written anew. */
async function writeWithKills(random: Random): Promise<string> {
  for (let kill = 0; kill < KILLS_WHILE_WRITING; kill += 1)
    await killAt('written', 1 + random.below(MOST_PORTIONS_BEFORE_KILL), 'write');
  return killAt('held', 1, 'write');
}

/** At any point of what the other connections do: one has just been written down, or has just come to the server. */
async function killWhileSending(random: Random, batchId: string, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    const count = 1 + random.below(MOST_BEFORE_KILL);
    if (random.below(2) === 0) await killAt('settled', count, 'send', batchId);
    else await killAtArrival(count, batchId);
  }
}

function batches() {
  const log = folder.open();
  const { rows } = log.messages.listBatches(null, 100);
  const events = new Map(rows.map(({ id }) => [id, log.batches.events(id).map(({ kind }) => kind)]));
  const entries = log.outbox.entries(2 * BATCH_SIZE);
  log.close();
  return { rows, events, entries };
}

function queuedOf(batchId: string): number | undefined {
  return batches().rows.find(({ id }) => id === batchId)?.tally.Queued;
}

function expectUnfinishedToHaveStayed(batchId: string): void {
  const { rows, events } = batches();
  const unfinished = rows.filter(({ id, count }) => count > 1 && id !== batchId);
  expect(unfinished).toHaveLength(KILLS_WHILE_WRITING);
  for (const { id, count, tally, outbox } of unfinished) {
    expect(events.get(id)).toEqual(['interrupted']);
    expect([tally.Other, outbox]).toEqual([count, { waiting: 0, sending: 0, unconfirmed: 0 }]);
  }
}

/** Counted at the server: once, or at the most once for what is in doubt. */
function expectEachOnce(batchId: string): void {
  const { rows, entries } = batches();
  const arrived = arrivedAt();
  const inDoubt = new Set(entries.map(({ recipient }) => recipient));
  const times = (address: string) => arrived.get(address) ?? 0;
  const doubled = BATCH_RECIPIENTS.filter((address) => times(address) > 1);
  const lost = BATCH_RECIPIENTS.filter((address) => times(address) === 0 && !inDoubt.has(address));
  console.table([{ kills: kills.length, arrived: ofBatch(arrived), inDoubt: inDoubt.size, lost, doubled }]);
  expect([doubled, lost]).toEqual([[], []]);
  expect(entries.filter(({ state }) => state !== 'unconfirmed')).toEqual([]);
  expect(inDoubt.size).toBeLessThanOrEqual(kills.length * MOST_IN_DOUBT);
  const batch = rows.find(({ id }) => id === batchId);
  expect((batch?.tally.Queued ?? 0) + inDoubt.size).toBe(BATCH_SIZE);
}

describe('a batch of 2,000, killed twenty times', () => {
  it('reaches everybody once or says that it is in doubt', { timeout: RUN_TIMEOUT_MS }, async () => {
    const seed = randomInt(2 ** 31);
    const random = createRandom(seed);
    console.log(`seed ${seed}`);

    const batchId = await writeWithKills(random);
    await killAt('single', 1, 'single');
    expect(ofBatch(arrivedAt())).toBe(0);
    expectUnfinishedToHaveStayed(batchId);

    const killsBeforeStop = 1 + random.below(KILLS_WHILE_SENDING - 1);
    await killWhileSending(random, batchId, killsBeforeStop);
    await killAt('stopped', 1, 'stop', batchId, String(1 + random.below(MOST_BEFORE_KILL)));
    const sentBefore = queuedOf(batchId);
    await killAt('single', 1, 'single');
    expect(queuedOf(batchId)).toBe(sentBefore);
    await killWhileSending(random, batchId, KILLS_WHILE_SENDING - killsBeforeStop);

    const last = await startChild('run-batch', folder.file, 'send', batchId).ended();
    expect(last).toEqual({ code: 0, signal: null, errors: '' });
    expect(kills).toHaveLength(20);
    expectUnfinishedToHaveStayed(batchId);
    expectEachOnce(batchId);
    console.log(kills.join(', '));
  });
});

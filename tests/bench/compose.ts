import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendDraft } from '../../src/main/application/messages/send-draft';
import type { RichText } from '../../src/shared/domain/rich-text';
import { sampleAccount } from '../support/sample-email';
import { openRealDesk, type RealDesk } from '../support/sending/real-desk';
import { createRandom } from './random';
import { samplePerson } from './sample-patients';
import { measureWaits } from './support/measure-waits';
import { percentile, printBench } from './timing';

const MESSAGES = 10_000;
const ROUNDS = { reduced: 3, full: 7 };
const ACCOUNT = sampleAccount({ host: '127.0.0.1', port: 25 });
const SENTENCE = 'please call us to confirm your appointment for the exercise class. ';
/** Plain text and HTML: what most practices write, and the dearer of the two. */
const BODY: RichText = {
  blocks: [
    { kind: 'paragraph', spans: [{ text: 'Dear patient, ' }, { text: 'please read this.', isBold: true }] },
    ...Array.from({ length: 3 }, () => ({
      kind: 'paragraph' as const,
      spans: [{ text: SENTENCE.repeat(6) }],
    })),
  ],
};

/** Messages a second from the draft of a batch until all of it is in the log and due, and for how long others wait. */
export async function run({ full }: { full: boolean }): Promise<void> {
  const rounds: Measured[] = [];
  await composeOnce(500);
  for (let round = 0; round < ROUNDS[full ? 'full' : 'reduced']; round += 1)
    rounds.push(await composeOnce(MESSAGES));
  const middle = (fact: keyof Measured) =>
    percentile(
      rounds.map((measured) => measured[fact]),
      0.5,
    );
  const facts = { messages: MESSAGES };
  printBench({ name: 'compose', unit: 'messages/s', value: middle('messagesPerSecond'), ...facts });
  printBench({ name: 'compose-longest-wait', unit: 'ms', value: middle('longestMs'), ...facts });
}

interface Measured {
  messagesPerSecond: number;
  /** For how long anybody else had to wait for a turn meanwhile. */
  longestMs: number;
}

async function composeOnce(count: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-'));
  const desk = openRealDesk(join(folder, 'log.sqlite'));
  try {
    desk.addAccount(ACCOUNT, null);
    const patientIds = addPatients(desk, count);
    const waits = measureWaits();
    const startedAt = performance.now();
    const { batchId } = await sendDraft(desk.ports, desk.outbox, draftFor(patientIds), 'Kim');
    const seconds = (performance.now() - startedAt) / 1_000;
    const longestMs = waits.stop();
    const waiting = desk.log.messages.batches([batchId])[0]?.outbox.waiting;
    if (waiting !== count) throw new Error(`${String(waiting)} messages wait instead of ${count}.`);
    return { messagesPerSecond: count / seconds, longestMs };
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function addPatients({ log }: RealDesk, count: number): string[] {
  const random = createRandom(5);
  const patients = Array.from({ length: count }, (_, index) => ({
    ...samplePerson(index, random),
    email: `patient.${index + 1}@example.org`,
    archivedAt: null,
  }));
  log.patients.insert(patients);
  return patients.map(({ id }) => id);
}

function draftFor(patientIds: string[]) {
  return {
    channel: 'email' as const,
    accountId: ACCOUNT.id,
    purpose: 'Appointment reminder' as const,
    patientIds,
    subject: 'Your appointment',
    body: BODY,
    attachmentIds: [],
    tableId: null,
    isJoiningHouseholds: true,
    scheduledFor: null,
    notAfter: null,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run({ full: process.argv.includes('--full') });

import type { NewBatch, NewMessage } from '../../ports/message-store';
import { othersTurn } from '../desk/others-turn';
import { partsOf } from '../desk/in-turns';
import { writeCurrent, type WantedMessage } from '../messages/write-current';
import type { Ports } from '../ports';
import type { JoinedPortion } from '../recipients/households';
import { abandonBatch } from './abandon-batches';
import { HOLD_MS, holdUntil } from './hold';
import { releaseBatch } from './release-batch';

/** Up to so many are written in one transaction: all or none, and soon enough for others to have their turn. */
const MOST_AT_ONCE = 200;
/** So many of more are written in one transaction: others have their turn after half as long. */
const PORTION = 100;

type WritePorts = Pick<Ports, 'batches' | 'clock' | 'logger' | 'messages' | 'settings' | 'transaction'>;

interface BatchWork<Recipient> {
  batch: NewBatch;
  recipients: readonly Recipient[];
  /** The messages for some of the recipients, as the records stand now. */
  wanted: (portion: readonly Recipient[]) => readonly WantedMessage[];
  compose: (wanted: WantedMessage) => Promise<NewMessage>;
  /** Has a last look at messages as they are written; what it adds to earlier ones is written with them. */
  join?: (composed: readonly NewMessage[]) => JoinedPortion;
  /** Throws when nothing may be written any more. */
  check: () => void;
  onProgress: (written: number) => void;
}

/**
 * Writes a batch in portions and lets it go when all of it is in the log. When it cannot be finished, nothing of it
 * leaves, and each message that stands in the log says why.
 * @returns ids of its messages, in order of writing
 */
export async function writeBatch<Recipient>(
  ports: WritePorts,
  work: BatchWork<Recipient>,
): Promise<string[]> {
  const { batch, recipients, wanted, compose, join = asComposed, check, onProgress } = work;
  if (recipients.length <= MOST_AT_ONCE) return writeAtOnce(ports, work);
  const messages: NewMessage[] = [];
  ports.batches.begin(batch);
  try {
    // Two records may become one between two portions: they are written to once all the same.
    const keys = new Set<string>();
    for (const portion of partsOf(recipients, PORTION)) {
      if (messages.length > 0) await othersTurn(ports);
      let added: readonly NewMessage[] = [];
      await writeCurrent(ports, {
        wanted: () => wanted(portion).filter(({ key }) => !keys.has(key)),
        compose,
        write: (composed) => {
          check();
          const joined = join(composed);
          added = joined.messages;
          ports.batches.add(batch.id, added);
          for (const { messageId, update } of joined.lines)
            ports.messages.append(messageId, update, batch.createdAt);
        },
      });
      for (const { patientId, id } of added) keys.add(patientId ?? id);
      messages.push(...added);
      onProgress(messages.length);
    }
    beginRelease(ports, batch, messages);
  } catch (error) {
    giveUp(ports, batch.id);
    throw error;
  }
  await releaseBatch(ports, batch.id);
  return messages.map(({ id }) => id);
}

/** Few are written in one transaction: all or none. One message alone goes before all that belongs to batches. */
async function writeAtOnce<Recipient>(
  ports: WritePorts,
  { batch, recipients, wanted, compose, join = asComposed, check }: BatchWork<Recipient>,
): Promise<string[]> {
  const written = await writeCurrent(ports, {
    wanted: () => wanted(recipients),
    compose,
    write: (composed) => {
      check();
      if (composed.length === 1) {
        ports.messages.insert(batch, composed);
        return;
      }
      const { messages } = join(composed);
      ports.batches.begin(batch);
      ports.batches.add(batch.id, messages);
      beginRelease(ports, batch, messages);
      ports.batches.releaseSome(batch.id, messages.length);
    },
  });
  return written.map(({ id }) => id);
}

function asComposed(messages: readonly NewMessage[]): JoinedPortion {
  return { messages, lines: [] };
}

function beginRelease(ports: WritePorts, batch: NewBatch, messages: readonly NewMessage[]): void {
  const now = ports.clock.now();
  // What is scheduled for later can be stopped until then: only what would leave meanwhile is held.
  const sendable = messages.filter(({ dueAt }) => dueAt !== null && dueAt < now + HOLD_MS).length;
  const until = holdUntil(sendable, ports.settings.desk(), now);
  ports.batches.beginRelease(batch.id, until, now, batch.createdBy);
}

/** What cannot be written now (disk full) the next start does: until then nothing of the batch is due. */
function giveUp(ports: WritePorts, batchId: string): void {
  try {
    abandonBatch(ports, batchId);
  } catch (error) {
    ports.logger.error('batch-not-abandoned', { batchId, reason: String(error) });
  }
}

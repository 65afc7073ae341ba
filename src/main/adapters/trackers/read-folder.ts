import type { Report } from '../../../shared/domain/report';
import type { TrackingState } from '../../../shared/domain/tracking';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { TrackingSink } from '../../ports/mailbox-tracker';
import type { ImapLimits } from './imap-limits';
import type { FetchedMail, MailboxSession, MailSize } from './mailbox-session';

export interface MailFacts {
  accountId: string;
  uid: number;
  /** When the server got it (ms). */
  receivedAt: number;
}

/** Turns a mail into reports; none when it is not about a sent message. */
export type ReadMail = (raw: Uint8Array, facts: MailFacts) => Promise<readonly Report[]>;

export interface FolderReading {
  accountId: string;
  folder: string;
  session: MailboxSession;
  sink: Pick<TrackingSink, 'cursor' | 'commit'>;
  readMail: ReadMail;
  limits: ImapLimits;
  clock: Clock;
  logger: Logger;
  /** Told when the server has said what stands in the folder; what comes from then on is seen by the search or told anew. */
  onExamined: () => void;
  onProgress: (backfill: NonNullable<TrackingState['backfill']>) => void;
}

/**
 * Reads what came since the cursor, batch by batch, each committed before the next is fetched. Without a cursor, or
 * when the mailbox is another one of the same name, it begins some days back: a report about us cannot be older.
 */
export async function readFolder(reading: FolderReading): Promise<void> {
  const { session, sink, limits, clock } = reading;
  const { uidValidity, uidNext } = await session.examine(reading.folder);
  reading.onExamined();
  const cursor = sink.cursor();
  const readTo = cursor?.uidValidity === uidValidity ? cursor.lastUid : null;
  const uids =
    readTo === null
      ? await session.uidsSince(clock.now() - limits.firstLookMs)
      : await session.uidsAbove(readTo);

  for (let done = 0; done < uids.length; done += limits.batchMails) {
    reading.onProgress({ done, total: uids.length });
    const sizes = await session.sizes(uids.slice(done, done + limits.batchMails));
    for (const batch of batchesOf(sizes, limits)) {
      const reports = await reportsOf(reading, batch);
      sink.commit({ reports, cursor: { uidValidity, lastUid: batch.at(-1)?.uid ?? 0 } });
    }
  }
  // Mails that were there at the beginning and were left out: too old, or removed meanwhile.
  const seenTo = Math.max(uids.at(-1) ?? 0, (uidNext ?? 0) - 1);
  const committedTo = sink.cursor();
  const isBehind = committedTo?.uidValidity !== uidValidity || committedTo.lastUid < seenTo;
  if (isBehind && (uidNext !== null || uids.length > 0)) {
    sink.commit({ reports: [], cursor: { uidValidity, lastUid: seenTo } });
  }
}

/** Divides so that no batch is larger than the limit, unless one mail alone is. */
function batchesOf(
  sizes: readonly MailSize[],
  { batchBytes, largeMailBytes, largeMailReadBytes }: ImapLimits,
) {
  const batches: MailSize[][] = [];
  let room = 0;
  for (const mail of sizes) {
    const bytes = mail.bytes > largeMailBytes ? largeMailReadBytes : mail.bytes;
    const batch = bytes <= room ? batches.at(-1) : undefined;
    if (batch === undefined) {
      batches.push([mail]);
      room = batchBytes - bytes;
    } else {
      batch.push(mail);
      room -= bytes;
    }
  }
  return batches;
}

/** The reports of a batch, in order of their mails. */
async function reportsOf(reading: FolderReading, batch: readonly MailSize[]): Promise<Report[]> {
  const reportsByUid = new Map<number, readonly Report[]>();
  await reading.session.fetch(batch, async (mail) => {
    reportsByUid.set(mail.uid, await reportsOfMail(reading, mail));
  });
  return batch.flatMap(({ uid }) => reportsByUid.get(uid) ?? []);
}

/** A mail that cannot be read must not keep those after it from being read. */
async function reportsOfMail(
  { accountId, readMail, clock, logger }: FolderReading,
  { uid, raw, receivedAt }: FetchedMail,
): Promise<readonly Report[]> {
  try {
    return await readMail(raw, { accountId, uid, receivedAt: receivedAt ?? clock.now() });
  } catch (error) {
    logger.error('tracked-mail-unreadable', {
      accountId,
      uid,
      error: error instanceof Error ? error.name : '',
    });
    return [];
  }
}

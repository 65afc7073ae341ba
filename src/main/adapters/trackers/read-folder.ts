import type { Report } from '../../../shared/domain/report';
import type { TrackingState } from '../../../shared/domain/tracking';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { TrackingSink } from '../../ports/mailbox-tracker';
import type { ImapLimits } from './imap-limits';
import { isLastingRefusal, refusal } from './imap-trouble';
import type { MailTries } from './mail-tries';
import type { FetchedMail, MailboxSession, MailSize } from './mailbox-session';

export interface MailFacts {
  accountId: string;
  uid: number;
  /** When the server got it (ms). */
  receivedAt: number;
}

/** Turns a mail into reports; none when it is not about a sent message. */
export type ReadMail = (raw: Uint8Array, facts: MailFacts) => readonly Report[] | Promise<readonly Report[]>;

export interface FolderReading {
  accountId: string;
  folder: string;
  session: MailboxSession;
  sink: Pick<TrackingSink, 'cursor' | 'commit'>;
  readMail: ReadMail;
  limits: ImapLimits;
  clock: Clock;
  logger: Logger;
  tries: MailTries;
  /** Told when the server has said what stands in the folder; what comes from then on is seen by the search or told anew. */
  onExamined: () => void;
  onProgress: (backfill: NonNullable<TrackingState['backfill']>) => void;
  /** Told of a mail that could not be had however often it was asked for. */
  onLeftOut: (uid: number) => void;
}

/**
 * Reads what came since the cursor, batch by batch, each committed before the next is fetched. Without a cursor, or
 * when the mailbox is another one of the same name, it begins some days back: a report about us cannot be older.
 * @returns how many mails the server named as new
 */
export async function readFolder(reading: FolderReading): Promise<number> {
  const { session, sink, limits, clock, tries } = reading;
  const { uidValidity, uidNext } = await session.examine(reading.folder);
  reading.onExamined();
  const cursor = sink.cursor();
  const readTo = cursor?.uidValidity === uidValidity ? cursor.lastUid : null;
  const uids =
    readTo === null
      ? await session.uidsSince(clock.now() - limits.firstLookMs)
      : await session.uidsAbove(readTo);

  for (let done = 0; done < uids.length;) {
    reading.onProgress({ done, total: uids.length });
    const some = tries.together(uidValidity, uids.slice(done, done + limits.batchMails));
    if (tries.isGivenUp(uidValidity, some)) leaveOut(reading, uidValidity, some);
    else await readSome(reading, uidValidity, some);
    done += some.length;
  }
  goBehind(reading, uidValidity, (uidNext ?? 0) - 1);
  return uids.length;
}

/** Mails that were there at the beginning and were left out: too old, or removed meanwhile. */
function goBehind({ sink }: FolderReading, uidValidity: string, lastUid: number): void {
  if (lastUid < 0) return;
  const committedTo = sink.cursor();
  if (committedTo?.uidValidity === uidValidity && committedTo.lastUid >= lastUid) return;
  sink.commit({ reports: [], cursor: { uidValidity, lastUid } });
}

async function readSome(reading: FolderReading, uidValidity: string, uids: readonly number[]): Promise<void> {
  const { session, sink, limits } = reading;
  const sizes = await tried(reading, uidValidity, uids, () => session.sizes(uids));
  for (const batch of batchesOf(sizes, limits)) {
    const reports = await tried(reading, uidValidity, uids, () => reportsOf(reading, batch));
    sink.commit({ reports, cursor: { uidValidity, lastUid: batch.at(-1)?.uid ?? 0 } });
  }
}

/** Asks for mails, and remembers it when they could not be had. */
async function tried<Result>(
  { tries }: FolderReading,
  uidValidity: string,
  uids: readonly number[],
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    tries.failed(uidValidity, uids, isLastingRefusal(error));
    throw error;
  }
}

function leaveOut(reading: FolderReading, uidValidity: string, [uid = 0]: readonly number[]): void {
  const { accountId, logger, sink } = reading;
  sink.commit({ reports: [], cursor: { uidValidity, lastUid: uid } });
  logger.warn('tracked-mail-left-out', { accountId, uid });
  reading.onLeftOut(uid);
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
  const missing = batch.filter(({ uid }) => !reportsByUid.has(uid)).map(({ uid }) => uid);
  // What has been removed meanwhile has no size any more either.
  if (missing.length > 0 && (await reading.session.sizes(missing)).length > 0) {
    throw refusal('mail-unreadable', 'The server did not send a mail that it has');
  }
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

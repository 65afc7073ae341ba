import type { AccountPause } from '../../../shared/domain/account';
import { NEVER_DUE } from '../../../shared/domain/batch';
import type { OutboxCounts, OutboxEntry } from '../../../shared/domain/outbox';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type {
  BulkWish,
  ClaimedMessage,
  InterruptedMessage,
  LeavingMessage,
  NextDue,
  OutboxStore,
  Settlement,
} from '../../ports/outbox-store';
import type { LogConnection } from './log-connection';
import type { MessageRecords } from './message-records';
import { MessageTallies } from './message-tallies';
import { settled } from './settled-message';

interface DueColumns {
  position: number;
  recipient: string;
}

interface EntryColumns extends Omit<OutboxEntry, 'pause'> {
  pause: string | null;
}

const OF_ACCOUNT = 'account = (SELECT position FROM account WHERE id = @accountId)';

/** By the index alone: a domain whose minute is used up is passed over in no time. */
const DUE = `
SELECT position, recipient FROM message INDEXED BY message_to_claim
WHERE ${OF_ACCOUNT} AND is_bulk = @isBulk AND outbox_state = 'waiting' AND due_at <= @now
ORDER BY due_at, position`;

const CLAIM = `
UPDATE message SET outbox_state = 'sending', claimed_at = @now, handed_over_at = NULL, tries = tries + 1
WHERE position IN (SELECT value FROM json_each(@positions))`;

const CLAIMED_COLUMNS = `
m.id, a.id AS accountId, d.from_address AS fromAddress, m.recipient,
coalesce(d.message_id_header, '') AS messageIdHeader, d.token, m.created_at AS createdAt,
coalesce(m.scheduled_for, m.created_at) AS firstDueAt, m.not_after AS notAfter, m.tries, d.size_bytes AS sizeBytes`;

const CLAIMED_TABLES = `
CROSS JOIN message_detail AS d ON d.message = m.position
CROSS JOIN account AS a ON a.position = m.account`;

const CLAIMED = `
SELECT ${CLAIMED_COLUMNS}
FROM json_each(@positions) AS wanted CROSS JOIN message AS m ON m.position = wanted.value ${CLAIMED_TABLES}
ORDER BY wanted.key`;

/** A record that was merged leads straight to the one that stands for it now. One row for each piece of the bytes. */
const LEAVING = `
SELECT x.purpose, x.channel, p.position IS NOT NULL AS isToPatient,
  (SELECT c.choice FROM consent AS c WHERE c.patient = coalesce(p.merged_into, p.position)
    AND c.purpose = x.purpose AND c.channel = x.channel) AS choice,
  coalesce(f.bytes, (SELECT s.bytes FROM shared_piece AS s WHERE s.hash = f.shared_hash)) AS bytes
FROM message AS m
  CROSS JOIN message AS x ON x.position = coalesce(m.carries, m.position)
  LEFT JOIN patient AS p ON p.id = x.patient_id
  LEFT JOIN message_mime AS f ON f.message = m.position
WHERE m.id = @messageId ORDER BY f.ordinal`;

const INTERRUPTED = `
SELECT ${CLAIMED_COLUMNS}, m.claimed_at AS claimedAt, m.handed_over_at AS handedOverAt
FROM message AS m INDEXED BY message_in_outbox ${CLAIMED_TABLES}
WHERE m.outbox_state = 'sending' ORDER BY m.position`;

const NEXT_DUE = `
SELECT min(due_at) AS dueAt FROM message INDEXED BY message_to_claim
WHERE ${OF_ACCOUNT} AND is_bulk = @isBulk AND outbox_state = 'waiting'`;

const MAKE_DUE = "UPDATE message SET due_at = min(due_at, @now) WHERE outbox_state = 'waiting'";

const MAKE_IDS_DUE = `${MAKE_DUE} AND id IN (SELECT value FROM json_each(@ids)) RETURNING id`;

const MAKE_REASONS_DUE = `
${MAKE_DUE} AND ${OF_ACCOUNT} AND wait_reason IN (SELECT value FROM json_each(@reasons)) RETURNING id`;

/**
 * A time that a person has chosen stays, and what waits for a person waits on; any other time ahead was reckoned by a
 * clock that was wrong.
 */
const MAKE_DUE_AFTER_SET_BACK = `
${MAKE_DUE} AND ${OF_ACCOUNT} AND due_at > @now AND due_at IS NOT scheduled_for AND due_at < ${NEVER_DUE}
RETURNING id`;

const ENTRIES = `
SELECT m.id AS messageId, a.id AS accountId, a.name AS accountName, m.channel, m.patient_name AS patientName, m.recipient,
  m.subject, m.outbox_state AS state, CASE WHEN m.outbox_state = 'waiting' THEN m.due_at END AS dueAt, m.tries,
  m.wait_reason AS waitReason, a.pause, (
    SELECT u.detail ->> 'reply' FROM status_update AS u
    WHERE u.message = m.position AND u.detail ->> 'reply' IS NOT NULL ORDER BY u.sequence DESC LIMIT 1
  ) AS lastDetail
FROM message AS m INDEXED BY message_in_outbox CROSS JOIN account AS a ON a.position = m.account
WHERE m.outbox_state IS NOT NULL ORDER BY m.due_at, m.position LIMIT @limit`;

const STOPPED = `
SELECT 1 AS isStopped FROM message AS m CROSS JOIN batch AS b ON b.position = m.batch
WHERE m.id = @messageId AND m.is_bulk = 1 AND b.stopped_at IS NOT NULL`;

const OPEN_COUNT = `
SELECT count(*) AS count FROM message INDEXED BY message_in_outbox WHERE outbox_state IS NOT NULL AND ${OF_ACCOUNT}`;

interface LeavingColumns extends Omit<LeavingMessage, 'isToPatient' | 'mime'> {
  isToPatient: number;
  bytes: Uint8Array | null;
}

export class SqliteOutboxStore implements OutboxStore {
  private readonly tallies;
  private readonly selectDue;
  private readonly claimAll;
  private readonly selectClaimed;
  private readonly selectLeaving;
  private readonly handOver;
  private readonly selectInterrupted;
  private readonly selectNextDue;
  private readonly makeIdsDue;
  private readonly makeReasonsDue;
  private readonly makeSetBackDue;
  private readonly selectEntries;
  private readonly selectOpenCount;
  private readonly selectStopped;

  constructor(
    private readonly connection: LogConnection,
    private readonly records: MessageRecords,
  ) {
    const { statements } = connection;
    this.tallies = new MessageTallies(connection);
    this.selectDue = statements.prepare<DueColumns>('outbox-due', DUE);
    this.claimAll = statements.prepare('outbox-claim', CLAIM);
    this.selectClaimed = statements.prepare<ClaimedMessage>('outbox-claimed', CLAIMED);
    this.selectLeaving = statements.prepare<LeavingColumns>('outbox-leaving', LEAVING);
    this.handOver = statements.prepare(
      'outbox-hand-over',
      'UPDATE message SET handed_over_at = @at WHERE id = @messageId',
    );
    this.selectStopped = statements.prepare<{ isStopped: number }>('outbox-stopped', STOPPED);
    this.selectInterrupted = statements.prepare<InterruptedMessage>('outbox-interrupted', INTERRUPTED);
    this.selectNextDue = statements.prepare<{ dueAt: number | null }>('outbox-next-due', NEXT_DUE);
    this.makeIdsDue = statements.prepare<{ id: string }>('outbox-make-due', MAKE_IDS_DUE);
    this.makeReasonsDue = statements.prepare<{ id: string }>('outbox-make-reasons-due', MAKE_REASONS_DUE);
    this.makeSetBackDue = statements.prepare<{ id: string }>('outbox-set-back', MAKE_DUE_AFTER_SET_BACK);
    this.selectEntries = statements.prepare<EntryColumns>('outbox-entries', ENTRIES);
    this.selectOpenCount = statements.prepare<{ count: number }>('outbox-open-count', OPEN_COUNT);
  }

  claim(accountId: string, now: number, limit: number, bulk?: BulkWish): ClaimedMessage[] {
    return this.connection.transaction.run(() => {
      const singles = this.duePositions({ accountId, now, isBulk: 0 }, limit, () => true);
      const most = Math.min(bulk?.limit ?? limit, limit - singles.length);
      const mayTake = bulk?.mayTake ?? (() => true);
      const bulks = this.duePositions({ accountId, now, isBulk: 1 }, most, mayTake);
      const positions = JSON.stringify([...singles, ...bulks]);
      this.claimAll.run({ positions, now });
      const claimed = this.selectClaimed.all({ positions });
      for (const { id } of claimed) this.connection.changes.touchMessage(id);
      return claimed;
    });
  }

  leaving(messageId: string): LeavingMessage | null {
    const pieces = this.selectLeaving.all({ messageId });
    const [found] = pieces;
    if (found === undefined) return null;
    const { purpose, channel, isToPatient, choice } = found;
    const mime = pieces.flatMap(({ bytes }) => bytes ?? []);
    return { purpose, channel, isToPatient: isToPatient === 1, choice, mime };
  }

  markHandedOver(messageId: string, at: number): void {
    // Nothing that anybody sees changes, so nobody is told.
    this.connection.transaction.runRelaxed(() => {
      const { changes } = this.handOver.run({ messageId, at });
      if (changes === 0) throw new Error('There is no such message.');
    });
  }

  settle(messageId: string, settlement: Settlement, updates: readonly NewStatusUpdate[], at: number): void {
    const { transaction } = this.connection;
    const write = () => {
      const before = this.records.get(messageId);
      const { record } = this.records.addLines(before, updates, at);
      this.records.save(before, settled(record, this.unlessStopped(messageId, settlement)));
    };
    // What a person has decided survives a power cut; how an attempt ended would then be found out anew.
    if (updates.some(({ source }) => source === 'person')) transaction.run(write);
    else transaction.runRelaxed(write);
  }

  together(work: () => void): void {
    this.connection.transaction.runRelaxed(work);
  }

  interrupted(): InterruptedMessage[] {
    return this.selectInterrupted.all();
  }

  nextDueAt(accountId: string): NextDue {
    const [single, bulk] = [0, 1].map((isBulk) => this.selectNextDue.get({ accountId, isBulk })?.dueAt);
    return { single: single ?? null, bulk: bulk ?? null };
  }

  makeDue(
    which: { messageIds: readonly string[] } | { accountId: string; waitReasons: readonly string[] },
    now: number,
  ): string[] {
    return this.touching(() =>
      'messageIds' in which
        ? this.makeIdsDue.all({ ids: JSON.stringify(which.messageIds), now })
        : this.makeReasonsDue.all({
            accountId: which.accountId,
            reasons: JSON.stringify(which.waitReasons),
            now,
          }),
    );
  }

  makeDueAfterClockSetBack(accountId: string, now: number): void {
    this.touching(() => this.makeSetBackDue.all({ accountId, now }));
  }

  cancel(messageId: string, updates: readonly NewStatusUpdate[], at: number): boolean {
    return this.connection.transaction.run(() => {
      const before = this.records.find(messageId);
      if (before?.outbox.outboxState !== 'waiting') return false;
      const { record } = this.records.addLines(before, updates, at);
      this.records.save(before, settled(record, { state: 'done', providerId: null }));
      return true;
    });
  }

  entries(limit: number): OutboxEntry[] {
    return this.selectEntries.all({ limit }).map((entry) => ({
      ...entry,
      pause: entry.pause === null ? null : (JSON.parse(entry.pause) as AccountPause),
    }));
  }

  counts(): OutboxCounts {
    return this.tallies.inOutbox();
  }

  openCount(accountId: string): number {
    return this.selectOpenCount.get({ accountId })?.count ?? 0;
  }

  private duePositions(
    which: { accountId: string; now: number; isBulk: number },
    limit: number,
    mayTake: (recipient: string) => boolean,
  ): number[] {
    const taken: number[] = [];
    if (limit <= 0) return taken;
    this.selectDue.walk(which, ({ position, recipient }) => {
      if (mayTake(recipient)) taken.push(position);
      return taken.length < limit;
    });
    return taken;
  }

  /** An attempt that ends in waiting after its batch was stopped waits with the rest of it. */
  private unlessStopped(messageId: string, settlement: Settlement): Settlement {
    if (settlement.state !== 'waiting' || this.selectStopped.get({ messageId }) === undefined)
      return settlement;
    return { ...settlement, dueAt: NEVER_DUE, waitReason: 'stopped' };
  }

  private touching(update: () => { id: string }[]): string[] {
    return this.connection.transaction.run(() => {
      const ids = update().map(({ id }) => id);
      for (const id of ids) this.connection.changes.touchMessage(id);
      return ids;
    });
  }
}

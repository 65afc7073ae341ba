import type { AccountPause } from '../../../shared/domain/account';
import type { OutboxCounts, OutboxEntry } from '../../../shared/domain/outbox';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { ClaimedMessage, InterruptedMessage, OutboxStore, Settlement } from '../../ports/outbox-store';
import type { LogConnection } from './log-connection';
import type { MessageRecord, MessageRecords, OutboxColumns } from './message-records';
import { MessageTallies } from './message-tallies';

interface EntryColumns extends Omit<OutboxEntry, 'pause'> {
  pause: string | null;
}

const OF_ACCOUNT = 'account = (SELECT position FROM account WHERE id = @accountId)';

const CLAIM = `
UPDATE message SET outbox_state = 'sending', claimed_at = @now, handed_over_at = NULL, tries = tries + 1
WHERE position IN (
  SELECT position FROM message INDEXED BY message_to_claim
  WHERE ${OF_ACCOUNT} AND outbox_state = 'waiting' AND due_at <= @now ORDER BY due_at, position LIMIT @limit
)
RETURNING position, due_at AS dueAt`;

const CLAIMED_COLUMNS = `
m.id, a.id AS accountId, d.from_address AS fromAddress, m.recipient,
coalesce(d.message_id_header, '') AS messageIdHeader, d.token, m.created_at AS createdAt,
coalesce(m.scheduled_for, m.created_at) AS firstDueAt, m.not_after AS notAfter, m.tries, d.size_bytes AS sizeBytes`;

const CLAIMED_TABLES = `
CROSS JOIN message_detail AS d ON d.message = m.position
CROSS JOIN account AS a ON a.position = m.account`;

const CLAIMED = `SELECT ${CLAIMED_COLUMNS} FROM message AS m ${CLAIMED_TABLES} WHERE m.position = @position`;

const INTERRUPTED = `
SELECT ${CLAIMED_COLUMNS}, m.claimed_at AS claimedAt, m.handed_over_at AS handedOverAt
FROM message AS m INDEXED BY message_in_outbox ${CLAIMED_TABLES}
WHERE m.outbox_state = 'sending' ORDER BY m.position`;

const NEXT_DUE = `
SELECT min(due_at) AS dueAt FROM message INDEXED BY message_to_claim
WHERE ${OF_ACCOUNT} AND outbox_state = 'waiting'`;

const MAKE_DUE = "UPDATE message SET due_at = min(due_at, @now) WHERE outbox_state = 'waiting'";

const MAKE_IDS_DUE = `${MAKE_DUE} AND id IN (SELECT value FROM json_each(@ids)) RETURNING id`;

const MAKE_REASONS_DUE = `
${MAKE_DUE} AND ${OF_ACCOUNT} AND wait_reason IN (SELECT value FROM json_each(@reasons)) RETURNING id`;

/** A time that a person has chosen stays; any other time ahead was reckoned by a clock that was wrong. */
const MAKE_DUE_AFTER_SET_BACK = `
${MAKE_DUE} AND ${OF_ACCOUNT} AND due_at > @now AND due_at IS NOT scheduled_for RETURNING id`;

const ENTRIES = `
SELECT m.id AS messageId, a.id AS accountId, a.name AS accountName, m.patient_name AS patientName, m.recipient,
  m.subject, m.outbox_state AS state, CASE WHEN m.outbox_state = 'waiting' THEN m.due_at END AS dueAt, m.tries,
  m.wait_reason AS waitReason, a.pause, (
    SELECT u.detail ->> 'reply' FROM status_update AS u
    WHERE u.message = m.position AND u.detail ->> 'reply' IS NOT NULL ORDER BY u.sequence DESC LIMIT 1
  ) AS lastDetail
FROM message AS m INDEXED BY message_in_outbox CROSS JOIN account AS a ON a.position = m.account
WHERE m.outbox_state IS NOT NULL ORDER BY m.due_at, m.position LIMIT @limit`;

const OPEN_COUNT = `
SELECT count(*) AS count FROM message INDEXED BY message_in_outbox WHERE outbox_state IS NOT NULL AND ${OF_ACCOUNT}`;

export class SqliteOutboxStore implements OutboxStore {
  private readonly tallies;
  private readonly claimDue;
  private readonly selectClaimed;
  private readonly handOver;
  private readonly selectInterrupted;
  private readonly selectNextDue;
  private readonly makeIdsDue;
  private readonly makeReasonsDue;
  private readonly makeSetBackDue;
  private readonly selectEntries;
  private readonly selectOpenCount;

  constructor(
    private readonly connection: LogConnection,
    private readonly records: MessageRecords,
  ) {
    const { statements } = connection;
    this.tallies = new MessageTallies(connection);
    this.claimDue = statements.prepare<{ position: number; dueAt: number }>('outbox-claim', CLAIM);
    this.selectClaimed = statements.prepare<ClaimedMessage>('outbox-claimed', CLAIMED);
    this.handOver = statements.prepare(
      'outbox-hand-over',
      'UPDATE message SET handed_over_at = @at WHERE id = @messageId',
    );
    this.selectInterrupted = statements.prepare<InterruptedMessage>('outbox-interrupted', INTERRUPTED);
    this.selectNextDue = statements.prepare<{ dueAt: number | null }>('outbox-next-due', NEXT_DUE);
    this.makeIdsDue = statements.prepare<{ id: string }>('outbox-make-due', MAKE_IDS_DUE);
    this.makeReasonsDue = statements.prepare<{ id: string }>('outbox-make-reasons-due', MAKE_REASONS_DUE);
    this.makeSetBackDue = statements.prepare<{ id: string }>('outbox-set-back', MAKE_DUE_AFTER_SET_BACK);
    this.selectEntries = statements.prepare<EntryColumns>('outbox-entries', ENTRIES);
    this.selectOpenCount = statements.prepare<{ count: number }>('outbox-open-count', OPEN_COUNT);
  }

  claim(accountId: string, now: number, limit: number): ClaimedMessage[] {
    return this.connection.transaction.run(() => {
      const due = this.claimDue.all({ accountId, now, limit });
      // RETURNING promises no order.
      due.sort((one, other) => one.dueAt - other.dueAt || one.position - other.position);
      const claimed = due.flatMap(({ position }) => this.selectClaimed.get({ position }) ?? []);
      for (const { id } of claimed) this.connection.changes.touchMessage(id);
      return claimed;
    });
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
      this.records.save(before, settled(record, settlement));
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

  nextDueAt(accountId: string): number | null {
    return this.selectNextDue.get({ accountId })?.dueAt ?? null;
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

  private touching(update: () => { id: string }[]): string[] {
    return this.connection.transaction.run(() => {
      const ids = update().map(({ id }) => id);
      for (const id of ids) this.connection.changes.touchMessage(id);
      return ids;
    });
  }
}

/** A message as the end of an attempt leaves it. */
function settled(record: MessageRecord, settlement: Settlement): MessageRecord {
  const { outbox, state } = record;
  switch (settlement.state) {
    case 'done': {
      const providerId = settlement.providerId ?? outbox.providerId;
      const gone: OutboxColumns = { ...outbox, outboxState: null, dueAt: null, waitReason: null, providerId };
      return { ...record, outbox: gone };
    }
    case 'waiting': {
      const { dueAt, waitReason } = settlement;
      const tries = settlement.countsAsTry ? outbox.tries : outbox.tries - 1;
      const begun = { claimedAt: null, handedOverAt: null };
      return { ...record, outbox: { ...outbox, ...begun, outboxState: 'waiting', dueAt, waitReason, tries } };
    }
    case 'unconfirmed':
      // Nobody has looked at this doubt yet, whatever was handled before.
      return { ...record, state: { ...state, handled: null }, outbox: unconfirmed(outbox) };
  }
}

function unconfirmed(outbox: OutboxColumns): OutboxColumns {
  return { ...outbox, outboxState: 'unconfirmed' };
}

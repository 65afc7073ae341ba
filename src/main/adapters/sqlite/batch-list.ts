import type { BatchRow, StatusTally } from '../../../shared/domain/batch';
import { batchOutcomes, type BatchOutcomes, type OutcomeFacts } from '../../../shared/domain/batch-outcome';
import type { OutboxState } from '../../../shared/domain/message';
import type { OutboxCounts } from '../../../shared/domain/outbox';
import { STATUSES, type Status } from '../../../shared/domain/status';
import { MalformedCursorError } from '../../ports/log-errors';
import type { Page } from '../../ports/message-store';
import type { LogConnection } from './log-connection';

interface BatchColumns extends Omit<BatchRow, 'count' | 'tally' | 'isWritten' | 'stopped' | 'outbox'> {
  isWritten: number;
  stoppedAt: number | null;
  stoppedBy: string | null;
}

const COLUMNS =
  'b.id, b.position, b.name, b.channel, b.purpose, b.created_at AS createdAt, b.created_by AS createdBy, b.is_written AS isWritten, b.hold_until AS holdUntil, b.stopped_at AS stoppedAt, b.stopped_by AS stoppedBy';

const NEWEST = `SELECT ${COLUMNS} FROM batch AS b WHERE b.position < @before ORDER BY b.position DESC LIMIT @limit`;

const BY_IDS = `
SELECT ${COLUMNS} FROM json_each(@ids) AS wanted CROSS JOIN batch AS b ON b.id = wanted.value GROUP BY b.position`;

/** Every message of the batch is looked at, so this is for the batch on the screen and not for the list. */
const OUTCOMES = `
SELECT status, status_code AS statusCode, outbox_state AS outboxState, count(*) AS count
FROM message INDEXED BY message_by_batch
WHERE batch = (SELECT position FROM batch WHERE id = @batchId) GROUP BY status, status_code, outbox_state`;

const CURSOR = /^[1-9]\d{0,14}$/;

/** Reads batches with their counts. */
export class BatchList {
  private readonly selectNewest;
  private readonly selectByIds;
  private readonly selectTally;
  private readonly selectOutbox;
  private readonly selectOutcomes;

  constructor({ statements }: LogConnection) {
    this.selectNewest = statements.prepare<BatchColumns>('list-batches', NEWEST);
    this.selectByIds = statements.prepare<BatchColumns>('batches', BY_IDS);
    this.selectTally = statements.prepare<{ status: Status; count: number }>(
      'batch-tally',
      'SELECT status, count FROM batch_tally WHERE batch = @position',
    );
    this.selectOutbox = statements.prepare<{ state: OutboxState; count: number }>(
      'batch-outbox',
      'SELECT outbox_state AS state, count(*) AS count FROM message INDEXED BY message_in_outbox_by_batch WHERE batch = @position AND outbox_state IS NOT NULL GROUP BY outbox_state',
    );
    this.selectOutcomes = statements.prepare<OutcomeFacts & { count: number }>('batch-outcomes', OUTCOMES);
  }

  outcomes(batchId: string): BatchOutcomes {
    return batchOutcomes(this.selectOutcomes.all({ batchId }));
  }

  /** The cursor is the position of the last batch shown. */
  page(cursor: string | null, limit: number): Page<BatchRow> {
    if (cursor !== null && !CURSOR.test(cursor)) throw new MalformedCursorError();
    const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const found = this.selectNewest.all({ before, limit: limit + 1 });
    const rows = found.slice(0, limit).map((batch) => this.withTally(batch));
    return { rows, nextCursor: found.length > limit ? String(rows.at(-1)?.position) : null };
  }

  byIds(ids: readonly string[]): BatchRow[] {
    return this.selectByIds.all({ ids: JSON.stringify(ids) }).map((batch) => this.withTally(batch));
  }

  private withTally(batch: BatchColumns): BatchRow {
    const tally = Object.fromEntries(STATUSES.map((status) => [status, 0])) as StatusTally;
    let count = 0;
    for (const shown of this.selectTally.all({ position: batch.position })) {
      tally[shown.status] = shown.count;
      count += shown.count;
    }
    const { isWritten, stoppedAt, stoppedBy, ...facts } = batch;
    return {
      ...facts,
      ...{ count, tally },
      isWritten: isWritten === 1,
      stopped: stoppedAt === null || stoppedBy === null ? null : { at: stoppedAt, by: stoppedBy },
      outbox: this.outboxOf(batch.position),
    };
  }

  private outboxOf(position: number): OutboxCounts {
    const counts: OutboxCounts = { waiting: 0, sending: 0, unconfirmed: 0 };
    for (const { state, count } of this.selectOutbox.all({ position })) counts[state] = count;
    return counts;
  }
}

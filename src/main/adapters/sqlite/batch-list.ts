import type { BatchRow, StatusTally } from '../../../shared/domain/batch';
import { STATUSES, type Status } from '../../../shared/domain/status';
import { MalformedCursorError } from '../../ports/log-errors';
import type { Page } from '../../ports/message-store';
import type { LogConnection } from './log-connection';

type BatchColumns = Omit<BatchRow, 'count' | 'tally'>;

const COLUMNS =
  'b.id, b.position, b.name, b.channel, b.purpose, b.created_at AS createdAt, b.created_by AS createdBy';

const NEWEST = `SELECT ${COLUMNS} FROM batch AS b WHERE b.position < @before ORDER BY b.position DESC LIMIT @limit`;

const BY_IDS = `
SELECT ${COLUMNS} FROM json_each(@ids) AS wanted CROSS JOIN batch AS b ON b.id = wanted.value GROUP BY b.position`;

const CURSOR = /^[1-9]\d{0,14}$/;

/** Reads batches with their counts. */
export class BatchList {
  private readonly selectNewest;
  private readonly selectByIds;
  private readonly selectTally;

  constructor({ statements }: LogConnection) {
    this.selectNewest = statements.prepare<BatchColumns>('list-batches', NEWEST);
    this.selectByIds = statements.prepare<BatchColumns>('batches', BY_IDS);
    this.selectTally = statements.prepare<{ status: Status; count: number }>(
      'batch-tally',
      'SELECT status, count FROM batch_tally WHERE batch = @position',
    );
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
    return { ...batch, count, tally };
  }
}

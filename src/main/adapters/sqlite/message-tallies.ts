import type { QuickFilter } from '../../../shared/domain/message-search';
import type { OutboxCounts } from '../../../shared/domain/outbox';
import type { LogConnection } from './log-connection';

type Kind = 'status' | 'channel' | 'purpose' | 'outbox' | 'attention';

/** Which counts bound the rows that a one-click filter can show. */
const COUNTED_BY = {
  'needs-attention': [['attention', 'needed']],
  waiting: [
    ['outbox', 'waiting'],
    ['outbox', 'sending'],
  ],
  unconfirmed: [['outbox', 'unconfirmed']],
  'failed-today': [
    ['status', 'Error'],
    ['status', 'Rejected'],
    ['status', 'Bounced'],
    ['status', 'Complaint'],
  ],
  'not-delivered': [
    ['status', 'Created'],
    ['status', 'Queued'],
    ['status', 'Sent'],
  ],
  'opted-out': [['status', 'Other']],
  sms: [['channel', 'sms']],
  handled: [['attention', 'handled']],
} as const satisfies Record<QuickFilter, readonly (readonly [Kind, string])[]>;

/** The counts that triggers keep. */
export class MessageTallies {
  private readonly selectCount;
  private readonly selectTotal;
  private readonly selectBatchCount;

  constructor({ statements }: LogConnection) {
    this.selectCount = statements.prepare<{ count: number }>(
      'tally',
      'SELECT count FROM tally WHERE kind = @kind AND value = @value',
    );
    this.selectTotal = statements.prepare<{ count: number }>(
      'tally-total',
      "SELECT coalesce(sum(count), 0) AS count FROM tally WHERE kind = 'status'",
    );
    this.selectBatchCount = statements.prepare<{ count: number }>(
      'batch-count',
      `SELECT coalesce(sum(count), 0) AS count FROM batch_tally
       WHERE batch = (SELECT position FROM batch WHERE id = @batchId)`,
    );
  }

  /** How many messages have one of the values. */
  count(kind: Kind, ...values: readonly string[]): number {
    return values.reduce((total, value) => total + (this.selectCount.get({ kind, value })?.count ?? 0), 0);
  }

  total(): number {
    return this.selectTotal.get()?.count ?? 0;
  }

  inBatch(batchId: string): number {
    return this.selectBatchCount.get({ batchId })?.count ?? 0;
  }

  /** How many messages a one-click filter can show at the most. */
  inQuickFilter(filter: QuickFilter): number {
    return COUNTED_BY[filter].reduce((total, [kind, value]) => total + this.count(kind, value), 0);
  }

  needingAttention(): number {
    return this.count('attention', 'needed');
  }

  inOutbox(): OutboxCounts {
    const [waiting, sending, unconfirmed] = ['waiting', 'sending', 'unconfirmed'] as const;
    return {
      waiting: this.count('outbox', waiting),
      sending: this.count('outbox', sending),
      unconfirmed: this.count('outbox', unconfirmed),
    };
  }
}

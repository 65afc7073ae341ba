import type { BatchRow, StatusTally } from '../../src/shared/domain/batch';
import type { MessageRow } from '../../src/shared/domain/message';
import { STATUSES, type Status } from '../../src/shared/domain/status';

const FIRST_AT = new Date(2026, 2, 3, 10, 2, 11).getTime();

/** A message of the log: the higher its position, the newer it is. */
export function sampleRow(position: number, changes: Partial<MessageRow> = {}): MessageRow {
  return {
    id: `message-${position}`,
    position,
    batchId: 'batch-1',
    batchName: 'Invoices',
    patientId: 'patient-1',
    patientName: 'Nguyen, Anh',
    recipient: 'anh@example.org',
    channel: 'email',
    purpose: 'Account',
    subject: 'Your invoice 4411',
    createdAt: FIRST_AT + position * 1_000,
    createdBy: 'Mia',
    status: 'Created',
    statusAt: FIRST_AT + position * 1_000,
    statusCode: 'created',
    outboxState: 'waiting',
    dueAt: FIRST_AT,
    scheduledFor: null,
    waitReason: null,
    tries: 0,
    isDelayed: false,
    handledAt: null,
    handledBy: null,
    handledNote: null,
    carries: null,
    ...changes,
  };
}

/** Positions as a newest-first page of the log: `sampleRows(3)` is 3, 2, 1. */
export function sampleRows(newest: number, oldest = 1): MessageRow[] {
  return Array.from({ length: newest - oldest + 1 }, (_, index) => sampleRow(newest - index));
}

export function sampleTally(counts: Partial<Record<Status, number>>): StatusTally {
  return Object.assign(Object.fromEntries(STATUSES.map((status) => [status, 0])) as StatusTally, counts);
}

export function sampleBatch(position: number, changes: Partial<BatchRow> = {}): BatchRow {
  return {
    id: `batch-${position}`,
    position,
    name: `Reminders ${position}`,
    channel: 'email',
    purpose: 'Appointment reminder',
    createdAt: FIRST_AT + position * 60_000,
    createdBy: 'Mia',
    count: 2,
    tally: sampleTally({ Delivered: 1, Queued: 1 }),
    isWritten: true,
    holdUntil: null,
    stopped: null,
    outbox: { waiting: 0, sending: 0, unconfirmed: 0 },
    ...changes,
  };
}

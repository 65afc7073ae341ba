import type { MessageRow } from '../../../src/shared/domain/message';
import type { ReportableMessage } from '../../../src/shared/domain/match-report';
import type { MemoryDatabase, StoredMessage } from './memory-database';

/** A stored message as a row of the screen's table. */
export function rowOf(stored: StoredMessage, tables: Pick<MemoryDatabase['tables'], 'batches'>): MessageRow {
  const { written, state, position, outboxState, waitReason, tries } = stored;
  return {
    id: written.id,
    position,
    batchId: written.batchId,
    batchName: tables.batches.get(written.batchId)?.name ?? '',
    patientId: written.patientId,
    patientName: written.patientName,
    recipient: written.recipient,
    channel: written.channel,
    purpose: written.purpose,
    subject: written.subject,
    createdAt: written.createdAt,
    createdBy: written.createdBy,
    status: state.status,
    statusAt: state.statusAt,
    statusCode: state.statusCode,
    outboxState,
    dueAt: outboxState === 'waiting' ? stored.dueAt : null,
    scheduledFor: written.scheduledFor,
    waitReason,
    tries,
    isDelayed: state.isDelayed,
    handledAt: state.handled?.at ?? null,
    handledBy: state.handled?.by ?? null,
    handledNote: state.handled?.note ?? null,
    carries: stored.carries,
  };
}

/** A stored message as the rules of matching see it. */
export function reportableOf({ written, state, outboxState, tries }: StoredMessage): ReportableMessage {
  const firstDueAt = written.scheduledFor ?? written.createdAt;
  return { firstDueAt, isAccepted: state.isAccepted, outboxState, tries };
}

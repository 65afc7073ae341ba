import type { Channel, MessageRow } from '../../../shared/domain/message';
import type { Page } from '../../ports/message-store';
import type { LogConnection } from './log-connection';
import { MESSAGE_ROW_COLUMNS, messageRow, type MessageRowColumns } from './message-columns';
import { decodeCursor, encodeCursor } from './page-cursor';

const OF_PATIENT = `
SELECT ${MESSAGE_ROW_COLUMNS}
FROM message AS m INDEXED BY message_of_patient CROSS JOIN batch AS b ON b.position = m.batch
WHERE m.patient_id = @patientId AND m.position < @before AND (@channel IS NULL OR m.channel = @channel)
ORDER BY m.position DESC LIMIT @limit`;

const NEWEST_FIRST = { column: 'created', isDescending: true } as const;

/** Reads the messages of one patient, who may have several records that were merged. */
export class PatientMessages {
  private readonly selectOfPatient;

  constructor({ statements }: LogConnection) {
    this.selectOfPatient = statements.prepare<MessageRowColumns>('messages-of-patient', OF_PATIENT);
  }

  page(
    patientIds: readonly string[],
    channel: Channel | null,
    cursor: string | null,
    limit: number,
  ): Page<MessageRow> {
    const before = cursor === null ? Number.MAX_SAFE_INTEGER : decodeCursor(NEWEST_FIRST, cursor).position;
    // One row more than asked for tells whether there is another page.
    const found = [...new Set(patientIds)].flatMap((patientId) =>
      this.selectOfPatient.all({ patientId, channel, before, limit: limit + 1 }),
    );
    found.sort((one, other) => other.position - one.position);
    const rows = found.slice(0, limit).map(messageRow);
    const last = rows.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const end = { key: null, position: last?.position ?? 0 };
    return { rows, nextCursor: hasMore ? encodeCursor(NEWEST_FIRST, end) : null };
  }
}

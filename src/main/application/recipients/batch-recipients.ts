import type { OutcomeFilter } from '../../../shared/domain/batch-outcome';
import { RECIPIENT_LIMIT } from '../../../shared/domain/draft';
import type { MessageRow } from '../../../shared/domain/message';
import type { MessageListRequest } from '../../../shared/domain/message-list';
import type { Patient } from '../../../shared/domain/patient';
import type { BatchPart, BatchRecipients } from '../../../shared/domain/recipients';
import { UseCaseError } from '../../ports/use-case-error';
import { othersTurn } from '../desk/others-turn';
import { listMessages } from '../messages/list-messages';
import type { Ports } from '../ports';

type BatchPorts = Pick<Ports, 'clock' | 'messages' | 'patients'>;

/** Which messages of a batch count. A household stands behind the message of the one who represents it. */
const PARTS = {
  all: [null],
  failed: ['failed', 'household'],
  'not-reached': ['failed', 'not-sent'],
} as const satisfies Record<BatchPart, readonly (OutcomeFilter | null)[]>;

const PAGE_ROWS = 200;

/** Whom an earlier batch was for, as they are on record now; between the pages others have their turn. */
export async function batchRecipients(
  ports: BatchPorts,
  { batchId, part }: { batchId: string; part: BatchPart },
): Promise<BatchRecipients> {
  const found = new Map<string, Patient>();
  const failedIds = new Set<string>();
  let notOnRecord = 0;
  for (const filter of PARTS[part]) {
    for await (const rows of pagesOf(ports, batchId, filter)) {
      if (filter === 'failed') for (const { id } of rows) failedIds.add(id);
      const wanted = part === 'all' ? rows : rows.filter((row) => isNotReached(ports, row, failedIds));
      for (const { patientId } of wanted) {
        const patient = patientId === null ? null : ports.patients.current(patientId);
        if (patient === null) notOnRecord += 1;
        else found.set(patient.id, patient);
      }
      if (found.size > RECIPIENT_LIMIT)
        throw new UseCaseError('invalid-input', 'The batch is for more patients than one batch holds.');
    }
  }
  const everyone = [...found.values()];
  const patients = everyone.filter(({ archivedAt }) => archivedAt === null);
  return { patients, archived: everyone.length - patients.length, notOnRecord };
}

/** Not of those whose message was not sent because they got another one. */
function isNotReached(ports: BatchPorts, row: MessageRow, failedIds: ReadonlySet<string>): boolean {
  if (row.statusCode === 'repeated-row') return false;
  if (row.statusCode !== 'household') return true;
  return ports.messages
    .history(row.id)
    .some(({ code, detail }) => code === 'household' && failedIds.has(detail.relatedMessageId ?? ''));
}

async function* pagesOf(
  ports: BatchPorts,
  batchId: string,
  quickFilter: OutcomeFilter | null,
): AsyncGenerator<MessageRow[]> {
  const sort = { column: 'created', isDescending: false } as const;
  let cursor: string | null = null;
  do {
    const request: MessageListRequest = { batchId, search: '', quickFilter, sort, cursor, limit: PAGE_ROWS };
    const page = listMessages(ports, request);
    yield page.rows;
    cursor = page.nextCursor;
    await othersTurn(ports);
  } while (cursor !== null);
}

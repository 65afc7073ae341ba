import { NEVER_DUE } from '../../../shared/domain/batch';
import type { NewCarrier } from '../../ports/message-store';
import type { LogConnection } from './log-connection';
import type { DueColumns, MessageInsertion } from './message-insertion';

interface CarriedColumns {
  position: number;
  batch: number;
  isBulk: number;
  isStopped: number;
}

interface CarryingColumns {
  id: string;
  name: string;
  isStopped: number;
}

const CARRIED = `
SELECT m.position, m.batch, m.is_bulk AS isBulk, b.stopped_at IS NOT NULL AS isStopped
FROM message AS m CROSS JOIN batch AS b ON b.position = m.batch WHERE m.id = @carries`;

/** Stopped with the batch that it carries. */
const STOP_TOO = `
UPDATE batch SET (stopped_at, stopped_by) = (SELECT stopped_at, stopped_by FROM batch WHERE position = @batch)
WHERE id = @id AND stopped_at IS NULL`;

/** Writes e-mails that carry an SMS to a gateway. */
export class Carriers {
  private readonly selectCarried;
  private readonly selectCarrier;
  private readonly selectBatch;
  private readonly linkBatch;
  private readonly linkMessage;
  private readonly stopToo;

  constructor(
    connection: LogConnection,
    private readonly insertion: MessageInsertion,
  ) {
    const { statements } = connection;
    this.selectCarried = statements.prepare<CarriedColumns>('carried-message', CARRIED);
    this.selectCarrier = statements.prepare<{ id: string }>(
      'carrying-message',
      'SELECT id FROM message INDEXED BY message_carrying WHERE carries = @position',
    );
    this.selectBatch = statements.prepare<CarryingColumns>(
      'carrying-batch',
      'SELECT id, name, stopped_at IS NOT NULL AS isStopped FROM batch INDEXED BY batch_carrying WHERE carries = @batch',
    );
    this.linkBatch = statements.prepare(
      'link-carrying-batch',
      'UPDATE batch SET carries = @batch WHERE id = @id',
    );
    this.linkMessage = statements.prepare(
      'link-carrying-message',
      'UPDATE message SET carries = @position WHERE id = @id',
    );
    this.stopToo = statements.prepare('stop-carrying-batch', STOP_TOO);
  }

  /** To be called within a transaction. @returns the id of the e-mail that carries the SMS, written now or before */
  insert({ carries, batch, message }: NewCarrier): string {
    const carried = this.selectCarried.get({ carries });
    if (carried === undefined) throw new Error('There is no such SMS.');
    const known = this.selectCarrier.get({ position: carried.position });
    if (known !== undefined) return known.id;
    const carrying = this.selectBatch.get({ batch: carried.batch }) ?? this.begin(batch, carried);
    const { id: batchId, name } = carrying;
    if (carried.isStopped === 1) this.stopToo.run({ id: batchId, batch: carried.batch });
    this.insertion.add(name, [{ ...message, batchId }], ({ dueAt }) => dueOf(dueAt, carried, carrying));
    this.linkMessage.run({ id: message.id, position: carried.position });
    return message.id;
  }

  private begin(batch: NewCarrier['batch'], carried: CarriedColumns): CarryingColumns {
    this.insertion.begin(batch, true);
    this.linkBatch.run({ id: batch.id, batch: carried.batch });
    return { ...batch, isStopped: 0 };
  }
}

/** One that is written after its batch was stopped waits with the rest of it, as a failed attempt does. */
function dueOf(
  dueAt: number | null,
  { isBulk, isStopped }: CarriedColumns,
  carrying: Pick<CarryingColumns, 'isStopped'>,
): DueColumns {
  const isHeldBack = isBulk === 1 && (isStopped === 1 || carrying.isStopped === 1);
  return isHeldBack
    ? { dueAt: NEVER_DUE, waitReason: 'stopped', isBulk }
    : { dueAt, waitReason: null, isBulk };
}

import type { NewCarrier } from '../../ports/message-store';
import type { LogConnection } from './log-connection';
import type { MessageInsertion } from './message-insertion';

interface CarriedColumns {
  position: number;
  batch: number;
  isBulk: number;
}

const CARRIED = 'SELECT position, batch, is_bulk AS isBulk FROM message WHERE id = @carries';

/** Writes e-mails that carry an SMS to a gateway. */
export class Carriers {
  private readonly selectCarried;
  private readonly selectCarrier;
  private readonly selectBatch;
  private readonly linkBatch;
  private readonly linkMessage;

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
    this.selectBatch = statements.prepare<{ id: string; name: string }>(
      'carrying-batch',
      'SELECT id, name FROM batch INDEXED BY batch_carrying WHERE carries = @batch',
    );
    this.linkBatch = statements.prepare(
      'link-carrying-batch',
      'UPDATE batch SET carries = @batch WHERE id = @id',
    );
    this.linkMessage = statements.prepare(
      'link-carrying-message',
      'UPDATE message SET carries = @position WHERE id = @id',
    );
  }

  /** To be called within a transaction. @returns the id of the e-mail that carries the SMS, written now or before */
  insert({ carries, batch, message }: NewCarrier): string {
    const carried = this.selectCarried.get({ carries });
    if (carried === undefined) throw new Error('There is no such SMS.');
    const known = this.selectCarrier.get({ position: carried.position });
    if (known !== undefined) return known.id;
    const { id: batchId, name } =
      this.selectBatch.get({ batch: carried.batch }) ?? this.begin(batch, carried);
    const due = { dueAt: message.dueAt, waitReason: null, isBulk: carried.isBulk };
    this.insertion.add(name, [{ ...message, batchId }], () => due);
    this.linkMessage.run({ id: message.id, position: carried.position });
    return message.id;
  }

  private begin(batch: NewCarrier['batch'], carried: CarriedColumns): { id: string; name: string } {
    this.insertion.begin(batch, true);
    this.linkBatch.run({ id: batch.id, batch: carried.batch });
    return batch;
  }
}

import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';

type SteerPorts = Pick<Ports, 'batches' | 'clock' | 'messages'>;

/**
 * Stops a batch: what is on its way ends as it ends, and nothing more leaves until somebody resumes it.
 * @returns how many messages were stopped
 */
export function stopBatch(ports: SteerPorts, outbox: OutboxControl, batchId: string, by: string): number {
  known(ports, batchId);
  const batchIds = withCarriers(ports, batchId);
  let count = 0;
  // What was claimed ahead and has not begun has not left either.
  outbox.whileNoneIsReady(accountsOf(ports, batchIds), () => {
    count = sumOf(batchIds, (id) => ports.batches.stop(id, ports.clock.now(), by));
  });
  return count;
}

/** Lets a stopped batch go on. @returns how many messages it still has to send */
export function resumeBatch(ports: SteerPorts, outbox: OutboxControl, batchId: string, by: string): number {
  known(ports, batchId);
  const batchIds = withCarriers(ports, batchId);
  const count = sumOf(batchIds, (id) => ports.batches.resume(id, ports.clock.now(), by));
  wake(ports, outbox, batchIds);
  return count;
}

/** Ends the hold of a batch before its time. @returns how many messages it held */
export function endHold(ports: SteerPorts, outbox: OutboxControl, batchId: string, by: string): number {
  known(ports, batchId);
  const count = ports.batches.endHold(batchId, ports.clock.now(), by);
  wake(ports, outbox, [batchId]);
  return count;
}

function wake(ports: SteerPorts, outbox: OutboxControl, batchIds: readonly string[]): void {
  for (const accountId of accountsOf(ports, batchIds)) outbox.wake(accountId);
}

/** SMS through a gateway leave as e-mails of a batch of their own: who stops the one means both. */
function withCarriers({ batches }: SteerPorts, batchId: string): string[] {
  const carrying = batches.carrying(batchId);
  return carrying === null ? [batchId] : [batchId, carrying];
}

function accountsOf({ batches }: SteerPorts, batchIds: readonly string[]): string[] {
  return [...new Set(batchIds.flatMap((id) => batches.accountsOf(id)))];
}

function sumOf(batchIds: readonly string[], act: (batchId: string) => number): number {
  return batchIds.reduce((sum, id) => sum + act(id), 0);
}

function known(ports: SteerPorts, batchId: string): void {
  if (ports.messages.batches([batchId]).length === 0)
    throw new UseCaseError('not-found', 'The batch is not in the log.');
}

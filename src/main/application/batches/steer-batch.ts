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
  let count = 0;
  // What was claimed ahead and has not begun has not left either.
  outbox.whileNoneIsReady(ports.batches.accountsOf(batchId), () => {
    count = ports.batches.stop(batchId, ports.clock.now(), by);
  });
  return count;
}

/** Lets a stopped batch go on. @returns how many messages it still has to send */
export function resumeBatch(ports: SteerPorts, outbox: OutboxControl, batchId: string, by: string): number {
  known(ports, batchId);
  const count = ports.batches.resume(batchId, ports.clock.now(), by);
  wake(ports, outbox, batchId);
  return count;
}

/** Ends the hold of a batch before its time. @returns how many messages it held */
export function endHold(ports: SteerPorts, outbox: OutboxControl, batchId: string, by: string): number {
  known(ports, batchId);
  const count = ports.batches.endHold(batchId, ports.clock.now(), by);
  wake(ports, outbox, batchId);
  return count;
}

function wake(ports: SteerPorts, outbox: OutboxControl, batchId: string): void {
  for (const accountId of ports.batches.accountsOf(batchId)) outbox.wake(accountId);
}

function known(ports: SteerPorts, batchId: string): void {
  if (ports.messages.batches([batchId]).length === 0)
    throw new UseCaseError('not-found', 'The batch is not in the log.');
}

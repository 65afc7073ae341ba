import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/** Marks messages as handled by name, or takes that back. Either is a line of the history. */
export function setHandled(
  ports: Pick<Ports, 'clock' | 'messages' | 'transaction'>,
  messageIds: readonly string[],
  isHandled: boolean,
  by: string,
): void {
  const at = ports.clock.now();
  ports.transaction.run(() => {
    for (const row of ports.messages.rows(messageIds)) {
      if ((row.handledAt !== null) === isHandled) continue;
      ports.messages.append(row.id, personUpdate(at, by, isHandled ? 'handled' : 'handled-undone'), at);
      ports.messages.setHandled(row.id, isHandled ? { at, by } : null);
    }
  });
}

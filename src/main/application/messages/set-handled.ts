import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/**
 * Marks messages as handled by name, or takes that back. Either is a line of the history.
 * @param noteTyped what was done about them; empty for nothing to tell
 */
export function setHandled(
  ports: Pick<Ports, 'clock' | 'messages' | 'transaction'>,
  messageIds: readonly string[],
  isHandled: boolean,
  noteTyped: string,
  by: string,
): void {
  const at = ports.clock.now();
  const note = noteTyped.trim();
  const line = isHandled
    ? personUpdate(at, by, 'handled', { detail: note === '' ? {} : { note } })
    : personUpdate(at, by, 'handled-undone');
  ports.transaction.run(() => {
    for (const row of ports.messages.rows(messageIds)) {
      if ((row.handledAt !== null) === isHandled) continue;
      ports.messages.append(row.id, line, at);
      ports.messages.setHandled(row.id, isHandled ? { at, by, note } : null);
    }
  });
}

import type { Settlement } from '../../ports/outbox-store';
import type { MessageRecord, OutboxColumns } from './message-records';

/** A message as the end of an attempt leaves it. */
export function settled(record: MessageRecord, settlement: Settlement): MessageRecord {
  const { outbox, state } = record;
  switch (settlement.state) {
    case 'done': {
      const providerId = settlement.providerId ?? outbox.providerId;
      const gone: OutboxColumns = { ...outbox, outboxState: null, dueAt: null, waitReason: null, providerId };
      return { ...record, outbox: gone };
    }
    case 'waiting': {
      const { dueAt, waitReason } = settlement;
      const tries = settlement.countsAsTry ? outbox.tries : outbox.tries - 1;
      const begun = { claimedAt: null, handedOverAt: null };
      return { ...record, outbox: { ...outbox, ...begun, outboxState: 'waiting', dueAt, waitReason, tries } };
    }
    case 'unconfirmed':
      // Nobody has looked at this doubt yet, whatever was handled before.
      return { ...record, state: { ...state, handled: null }, outbox: unconfirmed(outbox) };
  }
}

function unconfirmed(outbox: OutboxColumns): OutboxColumns {
  return { ...outbox, outboxState: 'unconfirmed' };
}

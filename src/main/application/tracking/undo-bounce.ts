import { handleStopped } from '../arrivals/handle-stopped';
import { openStop } from '../arrivals/open-stop';
import { personUpdate } from '../messages/person-update';
import type { Ports } from '../ports';

type UndoPorts = Pick<Ports, 'arrivals' | 'clock' | 'messages' | 'notes' | 'patients' | 'transaction'>;

/**
 * Takes back what a bounce did: the address is on the record again (an address that was typed meanwhile stays), the
 * notes are struck through, and the stop is closed. A later report of the same messages changes nothing any more.
 */
export function undoBounce(ports: UndoPorts, stopId: string, by: string): void {
  const now = ports.clock.now();
  ports.transaction.run(() => {
    const { stop, patient, together, isAddressRemoved } = openStop(ports, stopId);
    if (isAddressRemoved && patient.email === null && !patient.hasNoEmail) {
      ports.patients.update(patient.id, { email: stop.address });
    }
    const messageIds = new Set(together.flatMap((one) => one.messageIds));
    strikeRemovals(ports, ports.patients.idsOf(patient.id), messageIds, { at: now, by });
    for (const messageId of messageIds) {
      ports.messages.append(messageId, personUpdate(now, by, 'bounce-undone'), now);
    }
    for (const { id } of together) {
      ports.arrivals.close(id, { at: now, by, outcome: 'undone', newAddress: null });
    }
    handleStopped(ports, together, 'undone', by);
  });
}

function strikeRemovals(
  ports: UndoPorts,
  patientIds: readonly string[],
  messageIds: ReadonlySet<string>,
  struck: { at: number; by: string },
): void {
  for (const { id, kind, detail, struck: before } of ports.notes.notes(patientIds)) {
    const isRemoval = kind === 'address-removed' && messageIds.has(detail.messageId ?? '');
    if (isRemoval && before === null) ports.notes.setStruck(id, struck);
  }
}

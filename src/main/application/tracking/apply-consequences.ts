import { domainOf, isSameAddress } from '../../../shared/domain/address';
import { removesAddress, UNKNOWN_REASON } from '../../../shared/domain/bounce-policy';
import { unicodeDomain } from '../../../shared/domain/domain-form';
import { consentVerdict } from '../../../shared/domain/consent';
import type { MessageRow, Purpose } from '../../../shared/domain/message';
import { OUTAGE_WINDOW_MS, outageVerdict } from '../../../shared/domain/outage-guard';
import { listName, type Patient } from '../../../shared/domain/patient';
import type { Status } from '../../../shared/domain/status';
import type { NewStatusUpdate, UpdateCode } from '../../../shared/domain/status-history';
import { UNSUBSCRIBABLE } from '../../../shared/domain/unsubscribe';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';

export type ConsequencePorts = Pick<
  Ports,
  'arrivals' | 'chance' | 'clock' | 'domainBounces' | 'messages' | 'notes' | 'patients' | 'settings'
>;

/** A report that is about a message for certain, or that a person has confirmed. */
interface Event {
  row: MessageRow;
  /** The record of the message's patient as it stands now. */
  patient: Patient;
  update: NewStatusUpdate;
  now: number;
}

type Consequence = (ports: ConsequencePorts, event: Event) => void;

/** By status; by code for what is no status. */
const CONSEQUENCES: Partial<Record<Status | UpdateCode, Consequence>> = {
  Bounced: unlessOutage,
  Complaint: refuses('Marketing'),
  unsubscribed: refuses(...UNSUBSCRIBABLE),
};

/**
 * What a report does beside its line of the history: a bounce takes the address off the record and makes an arrival
 * stop, a complaint ends marketing e-mail, and who unsubscribes gets no education either. Once a message, whatever else is reported of it later. To be called within
 * the transaction that writes the line, and only when the line is new.
 */
export function applyConsequences(
  ports: ConsequencePorts,
  messageId: string,
  update: NewStatusUpdate,
  now: number,
): void {
  const consequence = CONSEQUENCES[newsOf(update)];
  if (consequence === undefined) return;
  const event = eventOf(ports, messageId, update, now);
  if (event !== null) consequence(ports, event);
}

/**
 * What a bounce that was held does once a person has said that the address is dead. To be called within the transaction
 * that writes the decision.
 */
export function applyHeldBounce(ports: ConsequencePorts, messageId: string, now: number): void {
  const update = ports.messages.history(messageId).findLast(({ status }) => status === 'Bounced');
  const event = update === undefined ? null : eventOf(ports, messageId, update, now);
  if (event !== null) stopAtArrival(ports, event);
}

function newsOf({ status, code }: Pick<NewStatusUpdate, 'status' | 'code'>): Status | UpdateCode {
  return status ?? code;
}

/** Null when no record is behind the message: nothing follows then. */
function eventOf(
  ports: ConsequencePorts,
  messageId: string,
  update: NewStatusUpdate,
  now: number,
): Event | null {
  const row = ports.messages.rows([messageId])[0];
  if (row?.channel !== 'email' || row.patientId === null) return null;
  const patient = ports.patients.current(row.patientId);
  return patient === null ? null : { row, patient, update, now };
}

/** Many that come back from one domain for one reason say nothing about the addresses: a person looks first. */
function unlessOutage(ports: ConsequencePorts, event: Event): void {
  const { row, update } = event;
  const { domainBounces } = ports;
  if (domainBounces.isNoted(row.id) || ports.arrivals.stopOfMessage(row.id) !== null) return;
  const domain = unicodeDomain(domainOf(row.recipient));
  const reason = reasonOf(update);
  const { at } = update;
  const window = [at - OUTAGE_WINDOW_MS, at + OUTAGE_WINDOW_MS] as const;
  const decision = domainBounces.decidedBetween(domain, reason, ...window);
  const verdict = outageVerdict({
    othersNearby: domainBounces.countBetween(domain, reason, ...window),
    isHolding: domainBounces.held(domain, reason).length > 0,
    isDecided: decision !== null,
  });
  const decided = verdict === 'as-decided' ? decision : null;
  domainBounces.insert({ messageId: row.id, domain, reason, at, isHeld: verdict !== 'follows', decided });
  if (verdict === 'follows' || decided?.isDead === true) stopAtArrival(ports, event);
}

function reasonOf({ detail }: NewStatusUpdate): string {
  return detail.reason ?? UNKNOWN_REASON;
}

function stopAtArrival(ports: ConsequencePorts, event: Event): void {
  const { row, patient, update } = event;
  if (ports.arrivals.stopOfMessage(row.id) !== null) return;
  const reason = reasonOf(update);
  const isOnRecord = isSameAddress(patient.email, row.recipient);
  const isAddressRemoved = isOnRecord && removesAddress(reason, ports.settings.desk());
  if (isAddressRemoved) removeAddress(ports, event, reason);
  writeNote(ports, {
    patientId: patient.id,
    kind: isAddressRemoved ? 'address-removed' : 'address-failed',
    by: null,
    detail: { address: row.recipient, reason, messageId: row.id, subject: row.subject },
  });
  const open = ports.arrivals.openStopFor(ports.patients.idsOf(patient.id), row.recipient);
  if (open !== null) ports.arrivals.addMessage(open.id, row.id, isAddressRemoved);
  else insertStop(ports, event, { reason, isAddressRemoved });
}

function removeAddress(ports: ConsequencePorts, { row, patient, update, now }: Event, reason: string): void {
  ports.patients.update(patient.id, { email: null });
  const line: NewStatusUpdate = {
    at: now,
    status: null,
    code: 'address-removed',
    detail: { reason },
    source: update.source,
    by: null,
    eventKey: 'address-removed',
  };
  ports.messages.append(row.id, line, now);
}

function insertStop(
  ports: ConsequencePorts,
  { row, patient, now }: Event,
  bounce: { reason: string; isAddressRemoved: boolean },
): void {
  const sharing = ports.patients.withEmail(row.recipient).filter(({ id }) => id !== patient.id);
  ports.arrivals.insertStop({
    id: ports.chance.newId(),
    patientId: patient.id,
    address: row.recipient,
    ...bounce,
    createdAt: now,
    messageIds: [row.id],
    sharedWith: sharing.map((other) => ({ patientId: other.id, patientName: listName(other) })),
    putOff: null,
    closed: null,
  });
}

/** The patient wants no e-mail for these purposes; what the patient says later at the desk counts more. */
function refuses(...purposes: readonly Purpose[]): Consequence {
  return (ports, event) => {
    const { row, update } = event;
    const same = ports.messages.history(row.id).filter((line) => newsOf(line) === newsOf(update));
    if (same.length > 1) return;
    for (const purpose of purposes) refuse(ports, event, purpose);
  };
}

function refuse(ports: ConsequencePorts, { row, patient, now }: Event, purpose: Purpose): void {
  const consents = ports.notes.consents(patient.id);
  if (consentVerdict(consents, purpose, 'email', []) === 'opted-out') return;
  const consent = { purpose, channel: 'email', choice: 'refused' } as const;
  ports.notes.setConsent(patient.id, { ...consent, setAt: now, setBy: null });
  writeNote(ports, {
    patientId: patient.id,
    kind: 'consent-changed',
    by: null,
    detail: { consent, messageId: row.id, subject: row.subject },
  });
}

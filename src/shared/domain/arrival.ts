import type { MessageRow } from './message';

/** A patient who has come to the desk. */
export interface Arrival {
  id: string;
  patientId: string;
  at: number;
  by: string;
}

/** A row of today's list. */
export interface ArrivalRow extends Arrival {
  patientName: string;
  dateOfBirth: string | null;
  /** Open arrival stops of the patient. */
  openStops: number;
  /** Those that nobody has put off since the patient arrived. */
  waitingStops: number;
}

export type StopOutcome = 'new-address' | 'no-email' | 'address-kept' | 'undone';

/** A notice that must be dealt with when the patient next arrives. */
export interface ArrivalStop {
  id: string;
  patientId: string;
  /** The address that failed, as the message had it. */
  address: string;
  /** Machine name of the bounce reason, for example "userunknown". */
  reason: string;
  createdAt: number;
  /** The address was taken off the record; false where it was not on it any more, or is kept by the setting. */
  isAddressRemoved: boolean;
  /** Messages that did not arrive. */
  messageIds: string[];
  /** Others on record with this address when it failed. */
  sharedWith: { patientId: string; patientName: string }[];
  putOff: { at: number; by: string; reason: string } | null;
  closed: { at: number; by: string; outcome: StopOutcome; newAddress: string | null } | null;
}

/** Why a message that did not arrive cannot be sent again from its stop; null when it can. */
export type ResendProblem =
  'too-late' | 'sent-again' | 'not-kept' | 'opted-out' | 'not-asked' | 'arrived' | 'under-way';

export interface StoppedMessage {
  row: MessageRow;
  notAfter: number | null;
  resendProblem: ResendProblem | null;
}

/** A stop with all that the desk needs to deal with it. */
export interface StopView {
  stop: ArrivalStop;
  patientName: string;
  /** The address on record now. */
  currentEmail: string | null;
  messages: StoppedMessage[];
}

/** What the desk found out. */
export type StopAnswer =
  { kind: 'new-address'; email: string } | { kind: 'no-email' } | { kind: 'keep-address' };

/**
 * Whether a stop comes up: it is open, and nobody has put it off since the patient arrived.
 * @param arrivedAt when the patient arrived (ms)
 */
export function comesUp(stop: Pick<ArrivalStop, 'closed' | 'putOff'>, arrivedAt: number): boolean {
  return stop.closed === null && (stop.putOff === null || stop.putOff.at < arrivedAt);
}

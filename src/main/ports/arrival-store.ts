import type { Arrival, ArrivalRow, ArrivalStop } from '../../shared/domain/arrival';

/** A stretch of time (ms): its beginning is within it, its end is not. */
export interface TimeSpan {
  from: number;
  before: number;
}

/** Who has come to the desk, and what waits for whom. Patient ids are those of current records. */
export interface ArrivalStore {
  insertArrival(arrival: Arrival): void;
  arrival(id: string): Arrival | null;
  /** Takes an arrival back: it was pressed by mistake. */
  removeArrival(id: string): void;
  /** The latest arrival of a patient (any of the ids) within a time. */
  arrivedWithin(patientIds: readonly string[], span: TimeSpan): Arrival | null;
  /** All arrivals within a time, newest first, with their stops as they stand now. */
  arrivalsWithin(span: TimeSpan): ArrivalRow[];
  /** How many of them have stops that come up (see `comesUp`). */
  countWaitingWithin(span: TimeSpan): number;
  /** The stop's messages are its `messageIds`; each message belongs to one stop for ever. */
  insertStop(stop: ArrivalStop): void;
  stop(id: string): ArrivalStop | null;
  /** The stop that a message led to, open or closed. */
  stopOfMessage(messageId: string): ArrivalStop | null;
  /** The open stop of a patient (any of the ids) for an address, whatever its case. */
  openStopFor(patientIds: readonly string[], address: string): ArrivalStop | null;
  /** Stops of a patient (any of the ids), open ones first, newest first. */
  stops(patientIds: readonly string[]): ArrivalStop[];
  /** @param isAddressRemoved whether its bounce took the address off the record: then the stop's did */
  addMessage(stopId: string, messageId: string, isAddressRemoved: boolean): void;
  putOff(stopId: string, putOff: NonNullable<ArrivalStop['putOff']>): void;
  close(stopId: string, closed: NonNullable<ArrivalStop['closed']>): void;
}

import { comesUp, type Arrival, type ArrivalRow, type ArrivalStop } from '../../../src/shared/domain/arrival';
import { listName } from '../../../src/shared/domain/patient';
import type { ArrivalStore, TimeSpan } from '../../../src/main/ports/arrival-store';
import { currentId, requirePatient } from './current-patient';
import type { MemoryDatabase } from './memory-database';

export class InMemoryArrivalStore implements ArrivalStore {
  constructor(private readonly database: MemoryDatabase) {}

  insertArrival(arrival: Arrival): void {
    this.database.run(() => {
      const { arrivals } = this.database.tables;
      requirePatient(this.database.tables, arrival.patientId);
      if (arrivals.has(arrival.id)) throw new Error('There is such an arrival already.');
      arrivals.set(arrival.id, { ...arrival });
      this.touch(arrival.patientId);
    });
  }

  arrival(id: string): Arrival | null {
    const found = this.database.tables.arrivals.get(id);
    return found === undefined ? null : this.arrivalOf(found);
  }

  removeArrival(id: string): void {
    this.database.run(() => {
      const found = this.database.tables.arrivals.get(id);
      if (found === undefined) return;
      this.database.tables.arrivals.delete(id);
      this.touch(found.patientId);
    });
  }

  arrivedWithin(patientIds: readonly string[], span: TimeSpan): Arrival | null {
    const found = this.newestWithin(span).find(({ patientId }) => patientIds.includes(patientId));
    return found === undefined ? null : this.arrivalOf(found);
  }

  arrivalsWithin(span: TimeSpan): ArrivalRow[] {
    return this.newestWithin(span).map((stored) => {
      const arrival = this.arrivalOf(stored);
      const stops = this.openStopsOf(arrival.patientId);
      const patient = this.database.tables.patients.get(arrival.patientId);
      return {
        ...arrival,
        patientName: patient === undefined ? '' : listName(patient),
        dateOfBirth: patient?.dateOfBirth ?? null,
        openStops: stops.length,
        waitingStops: stops.filter((stop) => comesUp(stop, arrival.at)).length,
      };
    });
  }

  countWaitingWithin(span: TimeSpan): number {
    const waiting = this.arrivalsWithin(span).filter(({ waitingStops }) => waitingStops > 0);
    return new Set(waiting.map(({ patientId }) => patientId)).size;
  }

  insertStop(stop: ArrivalStop): void {
    this.database.run(() => {
      const { stops } = this.database.tables;
      requirePatient(this.database.tables, stop.patientId);
      if (stops.has(stop.id)) throw new Error('There is such a stop already.');
      this.put({ ...structuredClone(stop), messageIds: [] });
      for (const messageId of stop.messageIds) this.addMessage(stop.id, messageId, stop.isAddressRemoved);
    });
  }

  stop(id: string): ArrivalStop | null {
    const found = this.database.tables.stops.get(id);
    return found === undefined ? null : this.stopOf(found);
  }

  stopOfMessage(messageId: string): ArrivalStop | null {
    const found = this.all().find(({ messageIds }) => messageIds.includes(messageId));
    return found === undefined ? null : this.stopOf(found);
  }

  openStopFor(patientIds: readonly string[], address: string): ArrivalStop | null {
    const wanted = address.toLowerCase();
    const open = this.stops(patientIds).filter(({ closed }) => closed === null);
    return open.find((stop) => stop.address.toLowerCase() === wanted) ?? null;
  }

  stops(patientIds: readonly string[]): ArrivalStop[] {
    const newest = this.all().filter(({ patientId }) => patientIds.includes(patientId));
    newest.reverse();
    // The sort is stable: both parts stay newest first.
    newest.sort((one, other) => Number(one.closed !== null) - Number(other.closed !== null));
    return newest.map((stop) => this.stopOf(stop));
  }

  addMessage(stopId: string, messageId: string, isAddressRemoved: boolean): void {
    this.database.run(() => {
      const stop = this.stored(stopId);
      const { messages } = this.database.tables;
      if (!messages.has(messageId)) throw new Error('There is no such message.');
      if (this.stopOfMessage(messageId) !== null) throw new Error('The message has a stop already.');
      const positionOf = (id: string) => messages.get(id)?.position ?? 0;
      const messageIds = [...stop.messageIds, messageId];
      messageIds.sort((one, other) => positionOf(one) - positionOf(other));
      this.put({ ...stop, messageIds, isAddressRemoved: stop.isAddressRemoved || isAddressRemoved });
    });
  }

  putOff(stopId: string, putOff: NonNullable<ArrivalStop['putOff']>): void {
    this.database.run(() => {
      this.put({ ...this.storedOpen(stopId), putOff: { ...putOff } });
    });
  }

  close(stopId: string, closed: NonNullable<ArrivalStop['closed']>): void {
    this.database.run(() => {
      this.put({ ...this.storedOpen(stopId), closed: { ...closed } });
    });
  }

  private newestWithin({ from, before }: TimeSpan): Arrival[] {
    const found = [...this.database.tables.arrivals.values()].filter(({ at }) => at >= from && at < before);
    return found.reverse().sort((one, other) => other.at - one.at);
  }

  private openStopsOf(patientId: string): ArrivalStop[] {
    const { tables } = this.database;
    return this.all().filter(
      (stop) => stop.closed === null && currentId(tables, stop.patientId) === patientId,
    );
  }

  private arrivalOf(stored: Arrival): Arrival {
    return { ...stored, patientId: currentId(this.database.tables, stored.patientId) };
  }

  private stopOf(stored: ArrivalStop): ArrivalStop {
    return { ...structuredClone(stored), patientId: currentId(this.database.tables, stored.patientId) };
  }

  private stored(stopId: string): ArrivalStop {
    const stop = this.database.tables.stops.get(stopId);
    if (stop === undefined) throw new Error('There is no such stop.');
    return stop;
  }

  private storedOpen(stopId: string): ArrivalStop {
    const stop = this.stored(stopId);
    if (stop.closed !== null) throw new Error('The stop is closed already.');
    return stop;
  }

  private all(): ArrivalStop[] {
    return [...this.database.tables.stops.values()];
  }

  private put(stop: ArrivalStop): void {
    this.database.tables.stops.set(stop.id, stop);
    this.touch(stop.patientId);
  }

  private touch(patientId: string): void {
    this.database.touch({ patient: currentId(this.database.tables, patientId), hasArrivalChange: true });
  }
}

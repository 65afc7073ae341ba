import type { Arrival, ArrivalRow, ArrivalStop } from '../../../shared/domain/arrival';
import { listName } from '../../../shared/domain/patient';
import type { ArrivalStore, TimeSpan } from '../../ports/arrival-store';
import { ArrivalStops } from './arrival-stops';
import { OWN_DESK, type LogConnection } from './log-connection';

interface ArrivalColumns extends Omit<ArrivalRow, 'patientName'> {
  familyName: string;
  givenName: string;
}

const INSERT = `
INSERT INTO arrival (desk, id, patient, at, by)
VALUES (@desk, @id, (SELECT position FROM patient WHERE id = @patientId), @at, @by)`;

/** `k` is the record that stands for the patient now. */
const ARRIVALS = `
FROM arrival AS a
  CROSS JOIN patient AS p ON p.position = a.patient
  CROSS JOIN patient AS k ON k.position = coalesce(p.merged_into, p.position)`;

const COLUMNS = 'a.id, k.id AS patientId, a.at, a.by';

const ARRIVED_WITHIN = `
SELECT ${COLUMNS} ${ARRIVALS}
WHERE a.patient IN (SELECT position FROM patient WHERE id IN (SELECT value FROM json_each(@patientIds)))
  AND a.at >= @from AND a.at < @before
ORDER BY a.at DESC, a.position DESC LIMIT 1`;

/** Open stops of the record `k` and of those that were merged into it. */
const OPEN_STOPS = `
arrival_stop AS s INDEXED BY arrival_stop_open
WHERE s.closed_at IS NULL AND s.patient IN (
  SELECT k.position UNION ALL
  SELECT position FROM patient INDEXED BY patient_merged WHERE merged_into = k.position
)`;

/** `comesUp` of the domain, for an open stop `s` and an arrival `a`. */
const COMES_UP = '(s.put_off_at IS NULL OR s.put_off_at < a.at)';

const WITHIN = `
SELECT ${COLUMNS}, k.family_name AS familyName, k.given_name AS givenName, k.date_of_birth AS dateOfBirth,
  (SELECT count(*) FROM ${OPEN_STOPS}) AS openStops,
  (SELECT count(*) FROM ${OPEN_STOPS} AND ${COMES_UP}) AS waitingStops
${ARRIVALS}
WHERE a.at >= @from AND a.at < @before ORDER BY a.at DESC, a.position DESC`;

const COUNT_WAITING = `
SELECT count(DISTINCT k.position) AS count ${ARRIVALS}
WHERE a.at >= @from AND a.at < @before AND EXISTS (SELECT 1 FROM ${OPEN_STOPS} AND ${COMES_UP})`;

export class SqliteArrivalStore implements ArrivalStore {
  private readonly arrivalStops;
  private readonly insertOne;
  private readonly selectOne;
  private readonly deleteOne;
  private readonly selectArrived;
  private readonly selectWithin;
  private readonly countWaiting;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.arrivalStops = new ArrivalStops(connection);
    this.insertOne = statements.prepare('add-arrival', INSERT);
    this.selectOne = statements.prepare<Arrival>('arrival', `SELECT ${COLUMNS} ${ARRIVALS} WHERE a.id = @id`);
    this.deleteOne = statements.prepare('remove-arrival', 'DELETE FROM arrival WHERE id = @id');
    this.selectArrived = statements.prepare<Arrival>('arrived-within', ARRIVED_WITHIN);
    this.selectWithin = statements.prepare<ArrivalColumns>('arrivals-within', WITHIN);
    this.countWaiting = statements.prepare<{ count: number }>('count-waiting-arrivals', COUNT_WAITING);
  }

  insertArrival({ id, patientId, at, by }: Arrival): void {
    this.connection.transaction.run(() => {
      this.insertOne.run({ desk: OWN_DESK, id, patientId, at, by });
      this.touch(this.arrival(id));
    });
  }

  arrival(id: string): Arrival | null {
    return this.selectOne.get({ id }) ?? null;
  }

  removeArrival(id: string): void {
    this.connection.transaction.run(() => {
      const found = this.arrival(id);
      this.deleteOne.run({ id });
      this.touch(found);
    });
  }

  arrivedWithin(patientIds: readonly string[], { from, before }: TimeSpan): Arrival | null {
    return this.selectArrived.get({ patientIds: JSON.stringify(patientIds), from, before }) ?? null;
  }

  arrivalsWithin({ from, before }: TimeSpan): ArrivalRow[] {
    return this.selectWithin.all({ from, before }).map((columns) => {
      const { id, patientId, at, by, dateOfBirth, openStops, waitingStops } = columns;
      return { id, patientId, at, by, patientName: listName(columns), dateOfBirth, openStops, waitingStops };
    });
  }

  countWaitingWithin({ from, before }: TimeSpan): number {
    return this.countWaiting.get({ from, before })?.count ?? 0;
  }

  insertStop(stop: ArrivalStop): void {
    this.arrivalStops.insert(stop);
  }

  stop(id: string): ArrivalStop | null {
    return this.arrivalStops.get(id);
  }

  stopOfMessage(messageId: string): ArrivalStop | null {
    return this.arrivalStops.ofMessage(messageId);
  }

  openStopFor(patientIds: readonly string[], address: string): ArrivalStop | null {
    const wanted = address.toLowerCase();
    const open = this.stops(patientIds).filter(({ closed }) => closed === null);
    return open.find((stop) => stop.address.toLowerCase() === wanted) ?? null;
  }

  stops(patientIds: readonly string[]): ArrivalStop[] {
    return this.arrivalStops.ofPatient(patientIds);
  }

  addMessage(stopId: string, messageId: string, isAddressRemoved: boolean): void {
    this.arrivalStops.addMessage(stopId, messageId, isAddressRemoved);
  }

  putOff(stopId: string, putOff: NonNullable<ArrivalStop['putOff']>): void {
    this.arrivalStops.putOff(stopId, putOff);
  }

  close(stopId: string, closed: NonNullable<ArrivalStop['closed']>): void {
    this.arrivalStops.close(stopId, closed);
  }

  private touch(arrival: Arrival | null): void {
    if (arrival === null) return;
    this.connection.changes.touchArrivals();
    this.connection.changes.touchPatient(arrival.patientId);
  }
}

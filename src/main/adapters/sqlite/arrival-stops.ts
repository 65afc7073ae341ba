import type { ArrivalStop, StopOutcome } from '../../../shared/domain/arrival';
import { OWN_DESK, type LogConnection } from './log-connection';

interface StopColumns extends Pick<ArrivalStop, 'id' | 'patientId' | 'address' | 'reason' | 'createdAt'> {
  isAddressRemoved: number;
  messageIds: string;
  sharedWith: string;
  putOffAt: number | null;
  putOffBy: string | null;
  putOffReason: string | null;
  closedAt: number | null;
  closedBy: string | null;
  outcome: StopOutcome | null;
  newAddress: string | null;
}

const INSERT = `
INSERT INTO arrival_stop (
  desk, id, patient, address, reason, created_at, is_address_removed, shared_with,
  put_off_at, put_off_by, put_off_reason, closed_at, closed_by, outcome, new_address
) VALUES (
  @desk, @id, (SELECT position FROM patient WHERE id = @patientId), @address, @reason, @createdAt,
  @isAddressRemoved, @sharedWith, @putOffAt, @putOffBy, @putOffReason, @closedAt, @closedBy, @outcome, @newAddress
)`;

const ADD_MESSAGE = `
INSERT INTO arrival_stop_message (message, stop)
SELECT m.position, s.position FROM arrival_stop AS s CROSS JOIN message AS m
WHERE s.id = @stopId AND m.id = @messageId`;

const NOTE_REMOVAL = `
UPDATE arrival_stop SET is_address_removed = 1 WHERE id = @stopId`;

const STOPS = `
SELECT s.id, coalesce(k.id, p.id) AS patientId, s.address, s.reason, s.created_at AS createdAt,
  s.is_address_removed AS isAddressRemoved, s.shared_with AS sharedWith, s.put_off_at AS putOffAt,
  s.put_off_by AS putOffBy, s.put_off_reason AS putOffReason, s.closed_at AS closedAt, s.closed_by AS closedBy,
  s.outcome, s.new_address AS newAddress, (
    SELECT json_group_array(m.id ORDER BY x.message) FROM arrival_stop_message AS x
      CROSS JOIN message AS m ON m.position = x.message
    WHERE x.stop = s.position
  ) AS messageIds
FROM arrival_stop AS s
  CROSS JOIN patient AS p ON p.position = s.patient
  LEFT JOIN patient AS k ON k.position = p.merged_into`;

const OF_MESSAGE = `${STOPS}
WHERE s.position = (
  SELECT stop FROM arrival_stop_message WHERE message = (SELECT position FROM message WHERE id = @messageId)
)`;

const OF_PATIENT = `${STOPS}
WHERE s.patient IN (SELECT position FROM patient WHERE id IN (SELECT value FROM json_each(@patientIds)))
ORDER BY s.closed_at IS NOT NULL, s.position DESC`;

const PUT_OFF = `
UPDATE arrival_stop SET put_off_at = @at, put_off_by = @by, put_off_reason = @reason
WHERE id = @id AND closed_at IS NULL`;

const CLOSE = `
UPDATE arrival_stop SET closed_at = @at, closed_by = @by, outcome = @outcome, new_address = @newAddress
WHERE id = @id AND closed_at IS NULL`;

/** Reads and writes arrival stops. */
export class ArrivalStops {
  private readonly insertOne;
  private readonly insertMessage;
  private readonly noteRemoval;
  private readonly selectOne;
  private readonly selectOfMessage;
  private readonly selectOfPatient;
  private readonly updatePutOff;
  private readonly updateClosed;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.insertOne = statements.prepare('add-arrival-stop', INSERT);
    this.insertMessage = statements.prepare('add-arrival-stop-message', ADD_MESSAGE);
    this.noteRemoval = statements.prepare('arrival-stop-address-removed', NOTE_REMOVAL);
    this.selectOne = statements.prepare<StopColumns>('arrival-stop', `${STOPS} WHERE s.id = @id`);
    this.selectOfMessage = statements.prepare<StopColumns>('arrival-stop-of-message', OF_MESSAGE);
    this.selectOfPatient = statements.prepare<StopColumns>('arrival-stops-of-patient', OF_PATIENT);
    this.updatePutOff = statements.prepare('put-off-arrival-stop', PUT_OFF);
    this.updateClosed = statements.prepare('close-arrival-stop', CLOSE);
  }

  insert(stop: ArrivalStop): void {
    this.connection.transaction.run(() => {
      this.insertOne.run(columnsOf(stop));
      for (const messageId of stop.messageIds) this.addMessage(stop.id, messageId, false);
      this.touch(stop.id);
    });
  }

  get(id: string): ArrivalStop | null {
    const found = this.selectOne.get({ id });
    return found === undefined ? null : stopOf(found);
  }

  ofMessage(messageId: string): ArrivalStop | null {
    const found = this.selectOfMessage.get({ messageId });
    return found === undefined ? null : stopOf(found);
  }

  /** Open ones first, newest first. */
  ofPatient(patientIds: readonly string[]): ArrivalStop[] {
    return this.selectOfPatient.all({ patientIds: JSON.stringify(patientIds) }).map(stopOf);
  }

  addMessage(stopId: string, messageId: string, isAddressRemoved: boolean): void {
    this.connection.transaction.run(() => {
      const { changes } = this.insertMessage.run({ stopId, messageId });
      if (changes === 0) throw new Error('There is no such stop or message.');
      if (isAddressRemoved) this.noteRemoval.run({ stopId });
      this.touch(stopId);
    });
  }

  putOff(id: string, { at, by, reason }: NonNullable<ArrivalStop['putOff']>): void {
    this.connection.transaction.run(() => {
      requireOpen(this.updatePutOff.run({ id, at, by, reason }).changes);
      this.touch(id);
    });
  }

  close(id: string, { at, by, outcome, newAddress }: NonNullable<ArrivalStop['closed']>): void {
    this.connection.transaction.run(() => {
      requireOpen(this.updateClosed.run({ id, at, by, outcome, newAddress }).changes);
      this.touch(id);
    });
  }

  private touch(id: string): void {
    const stop = this.get(id);
    if (stop === null) return;
    this.connection.changes.touchArrivals();
    this.connection.changes.touchPatient(stop.patientId);
  }
}

/** Who closed a stop, and how, is never overwritten. */
function requireOpen(changes: number): void {
  if (changes === 0) throw new Error('There is no such open stop.');
}

function columnsOf(stop: ArrivalStop) {
  const { id, patientId, address, reason, createdAt, putOff, closed } = stop;
  return {
    ...{ desk: OWN_DESK, id, patientId, address, reason, createdAt },
    isAddressRemoved: Number(stop.isAddressRemoved),
    sharedWith: JSON.stringify(stop.sharedWith),
    putOffAt: putOff?.at ?? null,
    putOffBy: putOff?.by ?? null,
    putOffReason: putOff?.reason ?? null,
    closedAt: closed?.at ?? null,
    closedBy: closed?.by ?? null,
    outcome: closed?.outcome ?? null,
    newAddress: closed?.newAddress ?? null,
  };
}

function stopOf(columns: StopColumns): ArrivalStop {
  const { id, patientId, address, reason, createdAt } = columns;
  return {
    ...{ id, patientId, address, reason, createdAt },
    isAddressRemoved: columns.isAddressRemoved === 1,
    messageIds: JSON.parse(columns.messageIds) as string[],
    sharedWith: JSON.parse(columns.sharedWith) as ArrivalStop['sharedWith'],
    putOff: putOffOf(columns),
    closed: closedOf(columns),
  };
}

function putOffOf({ putOffAt, putOffBy, putOffReason }: StopColumns): ArrivalStop['putOff'] {
  if (putOffAt === null || putOffBy === null) return null;
  return { at: putOffAt, by: putOffBy, reason: putOffReason ?? '' };
}

function closedOf({ closedAt, closedBy, outcome, newAddress }: StopColumns): ArrivalStop['closed'] {
  if (closedAt === null || closedBy === null || outcome === null) return null;
  return { at: closedAt, by: closedBy, outcome, newAddress };
}

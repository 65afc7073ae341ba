import { isDeepStrictEqual } from 'node:util';
import { domainOf, isSameAddress } from '../../../src/shared/domain/address';
import type { AdminNote } from '../../../src/shared/domain/admin-note';
import type { ArrivalStop, StopView } from '../../../src/shared/domain/arrival';
import type { Consent } from '../../../src/shared/domain/consent';
import type { MessageRow } from '../../../src/shared/domain/message';
import type { Patient } from '../../../src/shared/domain/patient';
import type { StatusUpdate } from '../../../src/shared/domain/status-history';
import type { Act } from './bounce-acts';

/** All that bounces have to do with, at one moment. */
export interface Snapshot {
  patients: Patient[];
  notes: AdminNote[];
  consents: Consent[][];
  stops: ArrivalStop[];
  histories: Map<string, StatusUpdate[]>;
  rows: MessageRow[];
  /** Messages whose bounces wait for a person's word on an outage. */
  held: string[];
  messageCount: number;
  viewed: StopView[];
}

interface Step {
  act: Act;
  isRefused: boolean;
  before: Snapshot;
  after: Snapshot;
}

const HOUR_MS = 3_600_000;

const CONSEQUENCE_NOTES: readonly string[] = ['address-removed', 'address-failed'];

/** What must hold of records, notes and stops after whatever happens. */
export class BouncePromises {
  readonly broken: string[] = [];
  /** By record: addresses that a bounce has taken away and that no person has put back since, in small letters. */
  private readonly takenAway = new Map<string, Set<string>>();

  /** Messages of which a person said that it was an outage. */
  private readonly spared = new Set<string>();

  constructor(start: Snapshot) {
    for (const { id } of start.patients) this.takenAway.set(id, new Set());
  }

  check(step: Step): void {
    const { after, before, isRefused, act } = step;
    if (isRefused) this.promise(isDeepStrictEqual(before, after), 'what was refused has changed something');
    if (act.kind === 'decide-outage' && !isRefused) this.decided(step, act.isDead);
    this.sparedToo(step);
    this.checkMessages(after);
    this.checkNotes(after);
    this.checkStops(step);
    if (act.kind === 'report' || act.kind === 'decide') this.checkReport(step);
    this.checkClosed(step);
    this.rememberTaken(step);
    this.checkAddresses(after);
  }

  /** All that was held of one domain for one reason. */
  private decided({ before, after }: Step, isDead: boolean): void {
    const held = new Set(after.held);
    for (const id of before.held) if (!isDead && !held.has(id)) this.spared.add(id);
  }

  /** What a person said of an outage holds for what goes on coming. */
  private sparedToo({ before, after }: Step): void {
    for (const { id } of after.rows) {
      const isFirst = bounceOf(before, id) === null && !after.held.includes(id);
      const bounce = isFirst ? bounceOf(after, id) : null;
      const others = [...this.spared].flatMap((other) => bounceOf(after, other) ?? []);
      if (bounce !== null && others.some((other) => isOneEvent(other, bounce))) this.spared.add(id);
    }
  }

  private checkMessages({ held, histories, notes, rows, stops }: Snapshot): void {
    for (const row of rows) {
      const history = histories.get(row.id) ?? [];
      const stopCount = stops.filter(({ messageIds }) => messageIds.includes(row.id)).length;
      const bounceCount = history.filter(({ status }) => status === 'Bounced').length;
      const noteCount = notes.filter(
        ({ kind, detail }) => detail.messageId === row.id && CONSEQUENCE_NOTES.includes(kind),
      ).length;
      const isSpared = held.includes(row.id) || this.spared.has(row.id);
      const expected = bounceCount > 0 && !isSpared ? 1 : 0;
      this.promise(stopCount === expected, `${row.id} is in ${stopCount} stops after ${bounceCount} bounces`);
      this.promise(noteCount === expected, `${row.id} has ${noteCount} notes after ${bounceCount} bounces`);
      const removals = history.filter(({ code }) => code === 'address-removed').length;
      this.promise(removals <= 1, `${row.id} took the address away ${removals} times`);
      this.checkComplaint(row, history, notes);
    }
  }

  private checkComplaint({ id }: MessageRow, history: StatusUpdate[], notes: AdminNote[]): void {
    const changes = notes.filter(({ kind, detail }) => kind === 'consent-changed' && detail.messageId === id);
    const hasComplaint = history.some(({ status }) => status === 'Complaint');
    this.promise(changes.length <= Number(hasComplaint), `${id} ended marketing ${changes.length} times`);
  }

  private checkNotes({ notes, stops }: Snapshot): void {
    for (const { kind, detail, struck } of notes) {
      if (kind !== 'address-removed') continue;
      const stop = stops.find(({ messageIds }) => messageIds.includes(detail.messageId ?? ''));
      this.promise(stop?.isAddressRemoved === true, `a removal of ${detail.address ?? ''} has no stop`);
      const isUndone = stop?.closed?.outcome === 'undone';
      this.promise(
        isUndone === (struck !== null),
        'a removal is struck but not undone, or the other way round',
      );
    }
  }

  private checkStops({ before, after }: Step): void {
    for (const stop of after.stops) {
      this.promise(stop.messageIds.length > 0, `${stop.id} has no message`);
      const recipients = after.rows.filter(({ id }) => stop.messageIds.includes(id));
      this.promise(
        recipients.every(({ recipient }) => isSameAddress(recipient, stop.address)),
        `${stop.id} has a message to another address`,
      );
    }
    for (const stop of before.stops) {
      const now = after.stops.find(({ id }) => id === stop.id);
      const isUntouched = isDeepStrictEqual({ ...now, patientId: '' }, { ...stop, patientId: '' });
      this.promise(now !== undefined && (stop.closed === null || isUntouched), `${stop.id} was opened again`);
    }
  }

  /** A report gives no record an address, changes records of nobody else, and closes nothing. */
  private checkReport({ before, after }: Step): void {
    const changed = after.patients.filter(({ email }, index) => email !== before.patients[index]?.email);
    const removed = changed.map(({ id }) => before.patients.find((patient) => patient.id === id)?.email);
    this.promise(
      changed.every(({ email }) => email === null),
      'a report has put an address on a record',
    );
    const noted = newNotes(before, after).filter(({ kind }) => kind === 'address-removed');
    const isAsNoted = removed.every((email) =>
      isSameAddress(email ?? null, noted[0]?.detail.address ?? null),
    );
    this.promise(
      removed.length === noted.length && isAsNoted,
      'a report has taken away what it does not note',
    );
    this.promise(newlyClosed(before, after).length === 0, 'a report has closed a stop');
    const known = new Set(before.stops.map(({ id }) => id));
    const fresh = after.stops.filter(({ id }) => !known.has(id));
    const isSecond = fresh.some(({ address, patientId }) =>
      before.stops.some(
        (stop) =>
          stop.closed === null && stop.patientId === patientId && isSameAddress(stop.address, address),
      ),
    );
    this.promise(fresh.length <= 1 && !isSecond, 'a report has made a second stop for one address');
  }

  /** Who deals with a stop deals with all of the record for its address, and sees on the record what was done. */
  private checkClosed({ before, after }: Step): void {
    const together = newlyClosed(before, after);
    for (const { address, patientId, closed, id } of together) {
      const others = after.stops.filter((stop) => stop.closed === null && stop.patientId === patientId);
      this.promise(!others.some((stop) => isSameAddress(stop.address, address)), `${id} was closed alone`);
      const emailBefore = before.patients.find((patient) => patient.id === patientId)?.email ?? null;
      const email = after.patients.find((patient) => patient.id === patientId)?.email ?? null;
      // After a merge, stops that are dealt with together may write their one address in several ways ("Family@…" and
      // "family@…"). It comes back as the stop that was answered writes it, which need not be this one.
      const written = together.map((stop) => stop.address).filter((one) => isSameAddress(one, address));
      const left = emailBefore === null ? [null, ...written] : [emailBefore];
      const allowed: (string | null)[] = {
        'new-address': [closed?.newAddress ?? ''],
        'no-email': [null],
        'address-kept': left,
        undone: left,
      }[closed?.outcome ?? 'undone'];
      this.promise(allowed.includes(email), `${id} left ${String(email)} on the record`);
    }
  }

  private rememberTaken(step: Step): void {
    const { before, after } = step;
    for (const { kind, detail, patientId } of newNotes(before, after)) {
      if (kind === 'address-removed')
        this.takenOf(patientId, after).add((detail.address ?? '').toLowerCase());
    }
    this.rememberUndone(step);
    for (const patient of after.patients) {
      if (patient.mergedInto !== null) this.mergeTaken(patient.id, patient.mergedInto);
    }
    if (PUTS_ADDRESSES.has(step.act.kind)) this.forgetPut(step);
  }

  /** An Undo takes back the removal of its own address only. */
  private rememberUndone({ before, after }: Step): void {
    for (const { address, patientId, closed } of newlyClosed(before, after)) {
      if (closed?.outcome === 'undone') this.takenOf(patientId, after).delete(address.toLowerCase());
    }
  }

  private mergeTaken(id: string, into: string): void {
    const taken = this.takenAway.get(id) ?? new Set();
    for (const address of taken) this.takenAway.get(into)?.add(address);
    taken.clear();
  }

  /** What a person put on a record by these acts is theirs. */
  private forgetPut({ before, after }: Step): void {
    for (const [index, { id, email, mergedInto }] of after.patients.entries()) {
      const isMerge = before.patients.some(
        (patient, at) => patient.mergedInto !== after.patients[at]?.mergedInto,
      );
      const isPut = isMerge || email !== before.patients[index]?.email;
      if (mergedInto === null && email !== null && isPut) this.takenAway.get(id)?.delete(email.toLowerCase());
    }
  }

  private checkAddresses({ patients }: Snapshot): void {
    for (const { id, email, hasNoEmail, mergedInto } of patients) {
      if (mergedInto !== null) continue;
      this.promise(email === null || !hasNoEmail, `${id} has an address and has none`);
      const isTaken = email !== null && this.takenAway.get(id)?.has(email.toLowerCase()) === true;
      this.promise(!isTaken, `${id} has ${email ?? ''}, which a bounce has taken away`);
    }
  }

  private takenOf(patientId: string, { patients }: Snapshot): Set<string> {
    const record = patients.find(({ id }) => id === patientId);
    return this.takenAway.get(record?.mergedInto ?? patientId) ?? new Set();
  }

  private promise(holds: boolean, otherwise: string): void {
    if (!holds) this.broken.push(otherwise);
  }
}

/** Why and when a message bounced first. */
function bounceOf({ rows, histories }: Snapshot, id: string) {
  const line = histories.get(id)?.find(({ status }) => status === 'Bounced');
  const row = rows.find((one) => one.id === id);
  if (line === undefined || row === undefined) return null;
  return { domain: domainOf(row.recipient), reason: line.detail.reason, at: line.at };
}

type Bounce = NonNullable<ReturnType<typeof bounceOf>>;

function isOneEvent(one: Bounce, other: Bounce): boolean {
  const isNear = Math.abs(one.at - other.at) < HOUR_MS;
  return isNear && one.domain === other.domain && one.reason === other.reason;
}

const PUTS_ADDRESSES: ReadonlySet<Act['kind']> = new Set(['edit', 'handle', 'handle-and-resend', 'merge']);

function newlyClosed(before: Snapshot, after: Snapshot): ArrivalStop[] {
  const open = new Set(before.stops.filter(({ closed }) => closed === null).map(({ id }) => id));
  return after.stops.filter(({ id, closed }) => open.has(id) && closed !== null);
}

function newNotes(before: Snapshot, after: Snapshot): AdminNote[] {
  const known = new Set(before.notes.map(({ id }) => id));
  return after.notes.filter(({ id }) => !known.has(id));
}

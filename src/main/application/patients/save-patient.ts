import type { NoteDetail } from '../../../shared/domain/admin-note';
import type { PatientFacts } from '../../../shared/domain/check-patient';
import type { Patient, PatientInput } from '../../../shared/domain/patient';
import type { PatientChanges } from '../../ports/patient-store';
import type { Ports } from '../ports';
import { checkedInput, refuseProblems, type CheckPorts } from './checked-input';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type SavePorts = CheckPorts & Pick<Ports, 'chance' | 'notes' | 'patients' | 'transaction'>;

/**
 * Changes a record where a person has changed it, and says so in the admin notes. What a bounce or another desk has
 * done to the other fields meanwhile stands, and what is wrong with them is not asked about.
 * @param changes only the fields that the person changed; an address makes an end of "has no e-mail", and the other
 *   way round
 */
export function savePatient(
  ports: SavePorts,
  patientId: string,
  changes: Partial<PatientInput>,
  by: string,
): Patient {
  return ports.transaction.run(() => {
    const before = foundPatient(ports, patientId);
    const after = { ...before, ...checkedChanges(ports, before, changes) };
    const changed = CHANGEABLE.filter((field) => after[field] !== before[field]);
    if (changed.length === 0) return before;
    ports.patients.update(before.id, pick(after, changed));
    writeNotes(ports, before, after, by);
    return after;
  });
}

const NOTED = ['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile'] as const;
const CHANGEABLE = [...NOTED, 'hasNoEmail'] as const;

function checkedChanges(ports: SavePorts, before: Patient, changes: Partial<PatientInput>): PatientChanges {
  const whole = withCounterpart(changes);
  const { problems, facts } = checkedInput(ports, { ...inputOf(before), ...whole });
  const isRenamed = whole.familyName !== undefined || whole.givenName !== undefined;
  const touched = CHANGEABLE.filter((field) => whole[field] !== undefined);
  refuseProblems(pick(problems, touched));
  // A name has two fields, and its problem stands with one of them.
  if (isRenamed && problems.familyName === 'name-missing') refuseProblems(problems);
  return pick(facts, touched);
}

/** An address and "has no e-mail" exclude each other: who says one of them takes the other back. */
function withCounterpart(changes: Partial<PatientInput>): Partial<PatientInput> {
  const { email, hasNoEmail } = changes;
  if (hasNoEmail === true && email === undefined) return { ...changes, email: '' };
  if (email !== undefined && email.trim() !== '' && hasNoEmail === undefined) {
    return { ...changes, hasNoEmail: false };
  }
  return changes;
}

/** A record as somebody could have typed it. */
function inputOf({ familyName, givenName, dateOfBirth, email, hasNoEmail, mobile }: Patient): PatientInput {
  return {
    ...{ familyName, givenName, hasNoEmail },
    dateOfBirth: dateOfBirth ?? '',
    email: email ?? '',
    mobile: mobile ?? '',
  };
}

function writeNotes(ports: SavePorts, before: PatientFacts, after: Patient, by: string): void {
  const patientId = after.id;
  const hasNoneNow = after.hasNoEmail && !before.hasNoEmail;
  const changes: NonNullable<NoteDetail['changes']> = NOTED.filter(
    (field) => after[field] !== before[field] && !(hasNoneNow && field === 'email'),
  ).map((field) => ({ field, from: before[field], to: after[field] }));
  if (changes.length > 0) writeNote(ports, { patientId, kind: 'details-changed', by, detail: { changes } });
  if (hasNoneNow) {
    const detail = before.email === null ? {} : { address: before.email };
    writeNote(ports, { patientId, kind: 'no-email', by, detail });
  }
  if (before.hasNoEmail && !after.hasNoEmail && after.email === null) strikeNoEmail(ports, patientId, by);
}

/** Nothing has come in its place: that the patient has no e-mail is taken back. */
function strikeNoEmail(ports: SavePorts, patientId: string, by: string): void {
  const at = ports.clock.now();
  for (const { id, kind, struck } of ports.notes.notes(ports.patients.idsOf(patientId))) {
    if (kind === 'no-email' && struck === null) ports.notes.setStruck(id, { at, by });
  }
}

function pick<Value extends object, Key extends keyof Value>(
  value: Value,
  keys: readonly Key[],
): Partial<Pick<Value, Key>> {
  const picked: Partial<Pick<Value, Key>> = {};
  for (const key of keys) if (key in value) picked[key] = value[key];
  return picked;
}

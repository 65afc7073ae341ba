import type { NoteDetail } from '../../../shared/domain/admin-note';
import { listName, type Patient } from '../../../shared/domain/patient';
import type { PatientChanges } from '../../ports/patient-store';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type MergePorts = Pick<Ports, 'arrivals' | 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/**
 * Makes one record of two that are about one person. The kept record's facts win; what it lacks is taken from the
 * other, and what the other had and is not taken stands in the note. Messages, notes, documents and stops of the other
 * are found with the kept one from then on.
 */
export function mergePatients(ports: MergePorts, keptId: string, otherId: string, by: string): void {
  ports.transaction.run(() => {
    const kept = foundPatient(ports, keptId);
    const other = foundPatient(ports, otherId);
    refuse(kept, other);
    const filled = { ...fillings(kept, other), ...emailFilling(ports, kept, other) };
    mergeConsents(ports, kept.id, other.id, by);
    ports.patients.merge(kept.id, other.id);
    if (Object.keys(filled).length > 0) ports.patients.update(kept.id, filled);
    writeNotes(ports, { kept, other, filled }, by);
  });
}

function refuse(kept: Patient, other: Patient): void {
  if (kept.id === other.id) {
    throw new UseCaseError('invalid-input', 'A record cannot be merged with itself.');
  }
  if (kept.archivedAt !== null || other.archivedAt !== null) {
    throw new UseCaseError('not-allowed-now', 'Take the record out of the archive before it is merged.');
  }
}

function fillings(kept: Patient, other: Patient): PatientChanges {
  return {
    ...(kept.familyName === '' && other.familyName !== '' ? { familyName: other.familyName } : {}),
    ...(kept.givenName === '' && other.givenName !== '' ? { givenName: other.givenName } : {}),
    ...(kept.dateOfBirth === null && other.dateOfBirth !== null ? { dateOfBirth: other.dateOfBirth } : {}),
    ...(kept.mobile === null && other.mobile !== null ? { mobile: other.mobile } : {}),
  };
}

/** An address that waits to be asked about at the desk does not come back by another way. */
function emailFilling(ports: MergePorts, kept: Patient, other: Patient): PatientChanges {
  if (kept.email !== null || kept.hasNoEmail) return {};
  if (other.email === null) return other.hasNoEmail ? { hasNoEmail: true } : {};
  const hasFailed = ports.arrivals.openStopFor(ports.patients.idsOf(kept.id), other.email) !== null;
  return hasFailed ? {} : { email: other.email };
}

/** A refusal on either side stays one; what only the other record knows is taken over as it was said. */
function mergeConsents(ports: MergePorts, keptId: string, otherId: string, by: string): void {
  const { notes } = ports;
  const kept = notes.consents(keptId);
  for (const consent of notes.consents(otherId)) {
    const { purpose, channel, choice } = consent;
    const own = kept.find((one) => one.purpose === purpose && one.channel === channel);
    const isRefusedNow = own?.choice === 'given' && choice === 'refused';
    if (own !== undefined && !isRefusedNow) continue;
    notes.setConsent(keptId, consent);
    const detail = { consent: { purpose, channel, choice } };
    writeNote(ports, { patientId: keptId, kind: 'consent-changed', by, detail });
  }
}

type Changes = NonNullable<NoteDetail['changes']>;

interface Merged {
  kept: Patient;
  other: Patient;
  filled: PatientChanges;
}

function writeNotes(ports: MergePorts, { kept, other, filled }: Merged, by: string): void {
  const patientId = kept.id;
  const now = { ...kept, ...filled };
  const taken: Changes = [];
  const leftOut: Changes = [];
  for (const field of ['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile'] as const) {
    if (now[field] !== kept[field]) taken.push({ field, from: kept[field], to: now[field] });
    const had = other[field];
    if (had !== null && had !== '' && had !== now[field]) leftOut.push({ field, from: had, to: now[field] });
  }
  const detail = { name: listName(other), ...(leftOut.length > 0 ? { changes: leftOut } : {}) };
  writeNote(ports, { patientId, kind: 'merged', by, detail });
  if (taken.length > 0) {
    writeNote(ports, { patientId, kind: 'details-changed', by, detail: { changes: taken } });
  }
}

import type { PatientRow } from '../../../shared/domain/patient';
import type { StoredPatientRow } from '../../ports/patient-store';
import type { Ports } from '../ports';

/** Rows as lists show them, their numbers as people of the practice's country read them. */
export function patientRows(
  { phones, settings }: Pick<Ports, 'phones' | 'settings'>,
  stored: readonly StoredPatientRow[],
): PatientRow[] {
  const { country } = settings.desk();
  return stored.map((row) => ({
    ...row,
    mobileText: row.mobile === null ? null : phones.shown(row.mobile, country),
  }));
}

/** Records as they stand now, each once: a merged one stands as the record that took its place. */
export function currentRows(
  ports: Pick<Ports, 'patients' | 'phones' | 'settings'>,
  patientIds: readonly string[],
): PatientRow[] {
  const asked = ports.patients.byIds(patientIds);
  const standing = new Set(asked.map(({ id, mergedInto }) => mergedInto ?? id));
  return patientRows(ports, ports.patients.rows([...standing]));
}

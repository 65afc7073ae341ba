import type { Patient } from '../../../shared/domain/patient';
import type { StoredPatientRow } from '../../ports/patient-store';

/** What the record of a patient is read by; the table is `p`. */
export const PATIENT_COLUMNS = `p.id, p.family_name AS familyName, p.given_name AS givenName,
  p.date_of_birth AS dateOfBirth, p.email, p.has_no_email AS hasNoEmail, p.mobile, p.created_at AS createdAt,
  p.archived_at AS archivedAt, (SELECT k.id FROM patient AS k WHERE k.position = p.merged_into) AS mergedInto`;

/** The same with what lists show beside it. */
export const PATIENT_ROW_COLUMNS = `p.position, p.sort_key AS sortKey, ${PATIENT_COLUMNS}, (
    EXISTS (SELECT 1 FROM arrival_stop AS s WHERE s.patient = p.position AND s.closed_at IS NULL)
    OR EXISTS (
      SELECT 1 FROM patient AS merged
        CROSS JOIN arrival_stop AS s ON s.patient = merged.position AND s.closed_at IS NULL
      WHERE merged.merged_into = p.position
    )
  ) AS hasOpenStop`;

export interface PatientColumns extends Omit<Patient, 'hasNoEmail'> {
  hasNoEmail: number;
}

export interface PatientRowColumns extends PatientColumns {
  position: number;
  sortKey: string;
  hasOpenStop: number;
}

/** The records of a list, and the index that has them, and only them, by name. */
export interface PatientScope {
  index: string;
  /** As the index has it: it is taken only for conditions of the same words. */
  condition: string;
}

export const CURRENT: PatientScope = {
  index: 'patient_current',
  condition: 'p.archived_at IS NULL AND p.merged_into IS NULL AND p.staged_by IS NULL',
};

export const ARCHIVED: PatientScope = {
  index: 'patient_archived',
  condition: 'p.archived_at IS NOT NULL AND p.merged_into IS NULL AND p.staged_by IS NULL',
};

export const MERGED: PatientScope = {
  index: 'patient_merged_by_name',
  condition: 'p.merged_into IS NOT NULL',
};

/** Without what only the database knows of it. */
export function patientOf(columns: PatientColumns): Patient {
  const { id, familyName, givenName, dateOfBirth, email, mobile, createdAt, archivedAt, mergedInto } =
    columns;
  return {
    ...{ id, familyName, givenName, dateOfBirth, email, mobile, createdAt, archivedAt, mergedInto },
    hasNoEmail: columns.hasNoEmail === 1,
  };
}

export function patientRowOf(columns: PatientRowColumns): StoredPatientRow {
  return { ...patientOf(columns), hasOpenStop: columns.hasOpenStop === 1 };
}

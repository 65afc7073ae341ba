import { listName, type Patient } from '../../../shared/domain/patient';
import { patientWords } from '../../../shared/domain/patient-search';
import { fold } from '../../../shared/domain/search-words';
import type { PatientChanges } from '../../ports/patient-store';
import { OWN_DESK, type LogConnection } from './log-connection';
import { PATIENT_COLUMNS, patientOf, type PatientColumns } from './patient-columns';

const INSERT = `
INSERT INTO patient (desk, id, family_name, given_name, date_of_birth, email, has_no_email, mobile, created_at,
  archived_at, merged_into, staged_by, sort_key)
VALUES (@desk, @id, @familyName, @givenName, @dateOfBirth, @email, @hasNoEmail, @mobile, @createdAt,
  @archivedAt, (SELECT position FROM patient WHERE id = @mergedInto), @stagedBy, @sortKey)`;

const UPDATE = `
UPDATE patient SET family_name = @familyName, given_name = @givenName, date_of_birth = @dateOfBirth, email = @email,
  has_no_email = @hasNoEmail, mobile = @mobile, sort_key = @sortKey
WHERE position = @position`;

/** All at once: of ten words each costs more to hand over than to write. */
const INSERT_WORDS = `
INSERT INTO patient_word (patient, word, begins_name)
SELECT @patient, value, instr(@sortKey, value) = 1 FROM json_each(@words)`;

/** Nobody has seen a staged record: to all but its import it is not there. */
const SELECT = `SELECT p.position, ${PATIENT_COLUMNS} FROM patient AS p WHERE p.id = @id AND p.staged_by IS NULL`;

/** Writes records of patients together with the words by which they are found. */
export class PatientRecords {
  private readonly insertPatient;
  private readonly insertWords;
  private readonly updatePatient;
  private readonly forgetWords;
  private readonly selectOne;

  constructor({ statements }: LogConnection) {
    this.insertPatient = statements.prepare('add-patient', INSERT);
    this.insertWords = statements.prepare('add-patient-words', INSERT_WORDS);
    this.updatePatient = statements.prepare('change-patient', UPDATE);
    this.forgetWords = statements.prepare(
      'forget-patient-words',
      'DELETE FROM patient_word WHERE patient = @patient',
    );
    this.selectOne = statements.prepare<PatientColumns & { position: number }>('patient', SELECT);
  }

  insert(patient: Patient, stagedBy: string | null): void {
    const { createdAt, archivedAt, mergedInto, id } = patient;
    const columns = { ...columnsOf(patient), id, createdAt, archivedAt, mergedInto, stagedBy };
    const { position } = this.insertPatient.run({ ...columns, desk: OWN_DESK });
    this.addWords(position, patient);
  }

  find(id: string): { patient: Patient; position: number } | null {
    const found = this.selectOne.get({ id });
    return found === undefined ? null : { patient: patientOf(found), position: found.position };
  }

  stored(id: string): { patient: Patient; position: number } {
    const found = this.find(id);
    if (found === null) throw new Error('There is no such patient.');
    return found;
  }

  update(id: string, changes: PatientChanges): void {
    const { patient, position } = this.stored(id);
    const changed = { ...patient, ...changes };
    this.updatePatient.run({ ...columnsOf(changed), position });
    this.forgetWords.run({ patient: position });
    this.addWords(position, changed);
  }

  private addWords(position: number, patient: Patient): void {
    const words = JSON.stringify(patientWords(patient));
    this.insertWords.run({ patient: position, sortKey: sortKey(patient), words });
  }
}

/** What a record is sorted by, and what namesakes have in common. */
export function sortKey(name: Pick<Patient, 'familyName' | 'givenName'>): string {
  return fold(listName(name));
}

/** What can be changed. */
function columnsOf(patient: Patient) {
  const { familyName, givenName, dateOfBirth, email, hasNoEmail, mobile } = patient;
  return {
    ...{ familyName, givenName, dateOfBirth, email, mobile },
    hasNoEmail: Number(hasNoEmail),
    sortKey: sortKey(patient),
  };
}

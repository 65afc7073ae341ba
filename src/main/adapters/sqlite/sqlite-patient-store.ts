import type { Patient } from '../../../shared/domain/patient';
import type { Page } from '../../ports/message-store';
import type { PatientChanges, PatientQuery, PatientStore, StoredPatientRow } from '../../ports/patient-store';
import type { LogConnection } from './log-connection';
import {
  ARCHIVED,
  CURRENT,
  MERGED,
  PATIENT_COLUMNS,
  PATIENT_ROW_COLUMNS,
  patientOf,
  patientRowOf,
  type PatientColumns,
  type PatientRowColumns,
  type PatientScope,
} from './patient-columns';
import { PatientFinder } from './patient-finder';
import { PatientRecords, sortKey } from './patient-records';

const ROWS = `
SELECT ${PATIENT_ROW_COLUMNS} FROM json_each(@ids) AS wanted CROSS JOIN patient AS p ON p.id = wanted.value
WHERE p.staged_by IS NULL ORDER BY wanted.key`;

const MERGED_IDS = `
SELECT m.id FROM patient AS p CROSS JOIN patient AS m ON m.merged_into = p.position
WHERE p.id = @id ORDER BY m.position`;

/** Each kind of record has the names in an index of its own. */
const EVERYONE_NAMED = [CURRENT, ARCHIVED, MERGED]
  .map(
    ({ index, condition }) => `
SELECT ${PATIENT_COLUMNS} FROM patient AS p INDEXED BY ${index} WHERE ${condition} AND p.sort_key = @sortKey`,
  )
  .join(' UNION ALL ');

/** The other record and all that stood behind it. */
const MERGE = `
UPDATE patient SET merged_into = (SELECT k.position FROM patient AS k WHERE k.id = @keptId)
WHERE id IN (SELECT value FROM json_each(@ids))`;

/** The same ones within a transaction, however often they are asked for. */
const SOME_STAGED = `
SELECT position FROM patient INDEXED BY patient_staged WHERE staged_by = @importId ORDER BY position LIMIT @limit`;

export class SqlitePatientStore implements PatientStore {
  private readonly records;
  private readonly finder;
  private readonly selectRows;
  private readonly selectMerged;
  private readonly selectWithEmail;
  private readonly selectWithMobile;
  private readonly selectEveryoneWithMobile;
  private readonly selectNamesakes;
  private readonly selectEveryoneNamed;
  private readonly countCurrent;
  private readonly countOld;
  private readonly archive;
  private readonly mergeInto;
  private readonly selectImports;
  private readonly showStaged;
  private readonly dropStagedWords;
  private readonly dropStaged;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.records = new PatientRecords(connection);
    this.finder = new PatientFinder(connection);
    this.selectRows = statements.prepare<PatientRowColumns>('patient-rows', ROWS);
    this.selectMerged = statements.prepare<{ id: string }>('merged-patients', MERGED_IDS);
    this.selectWithEmail = statements.prepare<PatientRowColumns>(
      'patients-with-email',
      `SELECT ${PATIENT_ROW_COLUMNS} FROM patient AS p INDEXED BY patient_by_email
        WHERE p.email = @address COLLATE NOCASE AND ${CURRENT.condition} ORDER BY p.sort_key, p.position`,
    );
    this.selectWithMobile = statements.prepare<PatientRowColumns>(
      'patients-with-mobile',
      `SELECT ${PATIENT_ROW_COLUMNS} FROM patient AS p INDEXED BY patient_by_mobile
        WHERE p.mobile = @mobile AND ${CURRENT.condition} ORDER BY p.sort_key, p.position`,
    );
    this.selectEveryoneWithMobile = statements.prepare<PatientColumns>(
      'everyone-with-mobile',
      `SELECT ${PATIENT_COLUMNS} FROM patient AS p INDEXED BY patient_by_mobile
        WHERE p.mobile = @mobile AND p.merged_into IS NULL AND p.staged_by IS NULL ORDER BY p.position`,
    );
    this.selectNamesakes = statements.prepare<PatientRowColumns>(
      'namesakes',
      `SELECT ${PATIENT_ROW_COLUMNS} FROM patient AS p INDEXED BY ${CURRENT.index}
        WHERE ${CURRENT.condition} AND p.sort_key = @sortKey ORDER BY p.position`,
    );
    this.selectEveryoneNamed = statements.prepare<PatientColumns>('everyone-named', EVERYONE_NAMED);
    this.countCurrent = statements.prepare<{ count: number }>('count-patients', countOf(CURRENT));
    this.countOld = statements.prepare<{ count: number }>('count-archived-patients', countOf(ARCHIVED));
    this.archive = statements.prepare(
      'archive-patient',
      'UPDATE patient SET archived_at = @archivedAt WHERE position = @position',
    );
    this.mergeInto = statements.prepare('merge-patients', MERGE);
    this.selectImports = statements.prepare<{ importId: string }>(
      'staged-imports',
      'SELECT DISTINCT staged_by AS importId FROM patient INDEXED BY patient_staged WHERE staged_by IS NOT NULL',
    );
    this.showStaged = statements.prepare(
      'finish-import',
      'UPDATE patient SET staged_by = NULL WHERE staged_by = @importId',
    );
    this.dropStagedWords = statements.prepare(
      'drop-import-words',
      `DELETE FROM patient_word WHERE patient IN (${SOME_STAGED})`,
    );
    this.dropStaged = statements.prepare(
      'drop-import',
      `DELETE FROM patient WHERE position IN (${SOME_STAGED})`,
    );
  }

  insert(patients: readonly Patient[]): void {
    this.connection.transaction.run(() => {
      for (const patient of patients) this.records.insert(patient, null);
      if (patients.length > 0) this.connection.changes.touchPatients();
    });
  }

  byIds(ids: readonly string[]): Patient[] {
    return ids.flatMap((id) => this.records.find(id)?.patient ?? []);
  }

  current(id: string): Patient | null {
    const patient = this.records.find(id)?.patient ?? null;
    const mergedInto = patient?.mergedInto ?? null;
    return mergedInto === null ? patient : this.current(mergedInto);
  }

  idsOf(id: string): string[] {
    const current = this.current(id);
    if (current === null) return [];
    return [current.id, ...this.selectMerged.all({ id: current.id }).map((merged) => merged.id)];
  }

  search(text: string, limit: number): Patient[] {
    return this.finder.page({ text, isArchived: false, cursor: null, limit }).rows.map(patientOf);
  }

  list(query: PatientQuery): Page<StoredPatientRow> {
    const { rows, nextCursor } = this.finder.page(query);
    return { rows: rows.map(patientRowOf), nextCursor };
  }

  count(): number {
    return this.countCurrent.get()?.count ?? 0;
  }

  countArchived(): number {
    return this.countOld.get()?.count ?? 0;
  }

  update(id: string, changes: PatientChanges): void {
    this.connection.transaction.run(() => {
      this.records.update(id, changes);
      this.connection.changes.touchPatient(id);
    });
  }

  setArchived(id: string, archivedAt: number | null): void {
    this.connection.transaction.run(() => {
      this.archive.run({ position: this.records.stored(id).position, archivedAt });
      this.connection.changes.touchPatient(id);
    });
  }

  merge(keptId: string, otherId: string): void {
    this.connection.transaction.run(() => {
      const kept = this.current(keptId);
      const ids = this.idsOf(otherId);
      if (kept === null || ids.length === 0) throw new Error('There is no such patient.');
      if (ids.includes(kept.id)) throw new Error('The two are one record.');
      this.mergeInto.run({ keptId: kept.id, ids: JSON.stringify(ids) });
      for (const id of [kept.id, ...ids]) this.connection.changes.touchPatient(id);
    });
  }

  withEmail(address: string): StoredPatientRow[] {
    return this.selectWithEmail.all({ address }).map(patientRowOf);
  }

  withMobile(mobile: string): StoredPatientRow[] {
    return this.selectWithMobile.all({ mobile }).map(patientRowOf);
  }

  everyoneWithMobile(mobile: string): Patient[] {
    return this.selectEveryoneWithMobile.all({ mobile }).map(patientOf);
  }

  namesakes(name: Pick<Patient, 'familyName' | 'givenName'>): StoredPatientRow[] {
    return this.selectNamesakes.all({ sortKey: sortKey(name) }).map(patientRowOf);
  }

  everyoneNamed(name: Pick<Patient, 'familyName' | 'givenName'>): Patient[] {
    return this.selectEveryoneNamed.all({ sortKey: sortKey(name) }).map(patientOf);
  }

  rows(ids: readonly string[]): StoredPatientRow[] {
    return this.selectRows.all({ ids: JSON.stringify(ids) }).map(patientRowOf);
  }

  /** What a power cut takes away would have been dropped at the next start anyway. */
  stageImport(importId: string, patients: readonly Patient[]): void {
    this.connection.transaction.runRelaxed(() => {
      for (const patient of patients) this.records.insert(patient, importId);
    });
  }

  finishImport(importId: string): number {
    return this.connection.transaction.run(() => {
      const { changes } = this.showStaged.run({ importId });
      if (changes > 0) this.connection.changes.touchPatients();
      return changes;
    });
  }

  stagedImports(): string[] {
    return this.selectImports.all().map(({ importId }) => importId);
  }

  /** A power cut may bring them back; the next start drops them again. */
  dropImport(importId: string, limit: number): number {
    return this.connection.transaction.runRelaxed(() => {
      this.dropStagedWords.run({ importId, limit });
      return this.dropStaged.run({ importId, limit }).changes;
    });
  }
}

function countOf({ index, condition }: PatientScope): string {
  return `SELECT count(*) AS count FROM patient AS p INDEXED BY ${index} WHERE ${condition}`;
}

import { listName, type Patient } from '../../../src/shared/domain/patient';
import { patientWords, patientWordsWanted } from '../../../src/shared/domain/patient-search';
import { fold } from '../../../src/shared/domain/search-words';
import { decodeCursor, encodeCursor } from '../../../src/main/adapters/sqlite/page-cursor';
import type { Page } from '../../../src/main/ports/message-store';
import type {
  PatientChanges,
  PatientQuery,
  PatientStore,
  StoredPatientRow,
} from '../../../src/main/ports/patient-store';
import { compareText } from './compare-text';
import { currentId } from './current-patient';
import type { MemoryDatabase, StoredPatient } from './memory-database';

const BY_NAME = { column: 'patient', isDescending: false } as const;

export class InMemoryPatientStore implements PatientStore {
  constructor(private readonly database: MemoryDatabase) {}

  insert(patients: readonly Patient[]): void {
    this.database.run(() => {
      this.add(patients, null);
      if (patients.length > 0) this.database.touch({ hasPatientChange: true });
    });
  }

  byIds(ids: readonly string[]): Patient[] {
    return ids.flatMap((id) => this.known(id) ?? []).map(patientOf);
  }

  current(id: string): Patient | null {
    const patient = this.known(currentId(this.database.tables, id));
    return patient === undefined ? null : patientOf(patient);
  }

  idsOf(id: string): string[] {
    const current = this.current(id);
    if (current === null) return [];
    const merged = this.all().filter(({ mergedInto }) => mergedInto === current.id);
    return [current.id, ...merged.map((patient) => patient.id)];
  }

  search(text: string, limit: number): Patient[] {
    return this.found(text, false).slice(0, limit).map(patientOf);
  }

  list({ text, isArchived, cursor, limit }: PatientQuery): Page<StoredPatientRow> {
    const end = cursor === null ? null : decodeCursor(BY_NAME, cursor);
    const later = this.found(text, isArchived).filter((patient) => {
      if (end === null) return true;
      const byKey = compareText(sortKey(patient), String(end.key));
      return byKey > 0 || (byKey === 0 && patient.position > end.position);
    });
    const page = later.slice(0, limit);
    const last = page.at(-1);
    const hasMore = later.length > limit && last !== undefined;
    return {
      rows: page.map((patient) => this.row(patient)),
      nextCursor: hasMore ? encodeCursor(BY_NAME, { key: sortKey(last), position: last.position }) : null,
    };
  }

  count(): number {
    return this.listed(false).length;
  }

  countArchived(): number {
    return this.listed(true).length;
  }

  update(id: string, changes: PatientChanges): void {
    this.database.run(() => {
      this.put({ ...this.stored(id), ...changes });
    });
  }

  setArchived(id: string, archivedAt: number | null): void {
    this.database.run(() => {
      this.put({ ...this.stored(id), archivedAt });
    });
  }

  merge(keptId: string, otherId: string): void {
    this.database.run(() => {
      const { tables } = this.database;
      const kept = this.stored(currentId(tables, keptId));
      const other = this.stored(currentId(tables, otherId));
      if (kept.id === other.id) throw new Error('The two are one record.');
      for (const id of this.idsOf(other.id)) this.put({ ...this.stored(id), mergedInto: kept.id });
      this.database.touch({ patient: kept.id });
    });
  }

  withEmail(address: string): StoredPatientRow[] {
    return this.rowsWhere(({ email }) => email !== null && asciiLower(email) === asciiLower(address));
  }

  withMobile(number: string): StoredPatientRow[] {
    return this.rowsWhere(({ mobile }) => mobile === number);
  }

  everyoneWithMobile(number: string): Patient[] {
    return this.all()
      .filter(
        ({ mobile, mergedInto, stagedBy }) => mobile === number && mergedInto === null && stagedBy === null,
      )
      .map(patientOf);
  }

  namesakes(name: Pick<Patient, 'familyName' | 'givenName'>): StoredPatientRow[] {
    return this.rowsWhere((patient) => sortKey(patient) === sortKey(name));
  }

  everyoneNamed(name: Pick<Patient, 'familyName' | 'givenName'>): Patient[] {
    const named = this.all().filter(({ stagedBy }) => stagedBy === null);
    return named.filter((patient) => sortKey(patient) === sortKey(name)).map(patientOf);
  }

  rows(ids: readonly string[]): StoredPatientRow[] {
    return ids.flatMap((id) => this.known(id) ?? []).map((patient) => this.row(patient));
  }

  stageImport(importId: string, patients: readonly Patient[]): void {
    this.database.run(() => {
      this.add(patients, importId);
    });
  }

  finishImport(importId: string): number {
    return this.database.run(() => {
      const staged = this.staged(importId);
      for (const patient of staged) {
        this.database.tables.patients.set(patient.id, { ...patient, stagedBy: null });
      }
      if (staged.length > 0) this.database.touch({ hasPatientChange: true });
      return staged.length;
    });
  }

  stagedImports(): string[] {
    return [...new Set(this.all().flatMap(({ stagedBy }) => stagedBy ?? []))].sort();
  }

  dropImport(importId: string, limit: number): number {
    return this.database.run(() => {
      const dropped = this.staged(importId).slice(0, limit);
      for (const { id } of dropped) this.database.tables.patients.delete(id);
      return dropped.length;
    });
  }

  private add(patients: readonly Patient[], stagedBy: string | null): void {
    const { tables } = this.database;
    for (const patient of patients) {
      if (tables.patients.has(patient.id)) throw new Error('There is such a patient already.');
      tables.lastPatient += 1;
      tables.patients.set(patient.id, { ...patient, position: tables.lastPatient, stagedBy });
    }
  }

  private all(): StoredPatient[] {
    return [...this.database.tables.patients.values()];
  }

  private staged(importId: string): StoredPatient[] {
    return this.all().filter(({ stagedBy }) => stagedBy === importId);
  }

  private listed(isArchived: boolean): StoredPatient[] {
    return this.all().filter(
      ({ archivedAt, mergedInto, stagedBy }) =>
        mergedInto === null && stagedBy === null && (archivedAt !== null) === isArchived,
    );
  }

  private found(text: string, isArchived: boolean): StoredPatient[] {
    const wanted = patientWordsWanted(text);
    const found = this.listed(isArchived).filter((patient) => {
      const words = patientWords(patient);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    });
    return byName(found);
  }

  private rowsWhere(isWanted: (patient: StoredPatient) => boolean): StoredPatientRow[] {
    return byName(this.listed(false).filter(isWanted)).map((patient) => this.row(patient));
  }

  private row(patient: StoredPatient): StoredPatientRow {
    const { patients, stops } = this.database.tables;
    const isOfRecord = (id: string) => id === patient.id || patients.get(id)?.mergedInto === patient.id;
    const hasOpenStop = [...stops.values()].some(
      (stop) => stop.closed === null && isOfRecord(stop.patientId),
    );
    return { ...patientOf(patient), hasOpenStop };
  }

  private known(id: string): StoredPatient | undefined {
    const patient = this.database.tables.patients.get(id);
    return patient?.stagedBy === null ? patient : undefined;
  }

  private stored(id: string): StoredPatient {
    const patient = this.known(id);
    if (patient === undefined) throw new Error('There is no such patient.');
    return patient;
  }

  private put(patient: StoredPatient): void {
    this.database.tables.patients.set(patient.id, patient);
    this.database.touch({ patient: patient.id });
  }
}

/** Without what only the store knows of it. */
function patientOf(stored: StoredPatient): Patient {
  const { id, familyName, givenName, dateOfBirth, email, hasNoEmail, mobile } = stored;
  const { createdAt, archivedAt, mergedInto } = stored;
  return {
    ...{ id, familyName, givenName, dateOfBirth, email, hasNoEmail, mobile },
    ...{ createdAt, archivedAt, mergedInto },
  };
}

function sortKey(name: Pick<Patient, 'familyName' | 'givenName'>): string {
  return fold(listName(name));
}

function byName(patients: readonly StoredPatient[]): StoredPatient[] {
  const keyed = patients.map((patient) => ({ patient, key: sortKey(patient) }));
  keyed.sort(
    (one, other) => compareText(one.key, other.key) || one.patient.position - other.patient.position,
  );
  return keyed.map(({ patient }) => patient);
}

/** As the database compares addresses: only the letters from A to Z have a case. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

import { listName, type Patient } from '../../../shared/domain/patient';
import { patientWords, patientWordsWanted } from '../../../shared/domain/patient-search';
import { fold } from '../../../shared/domain/search-words';
import type { PatientStore } from '../../ports/patient-store';
import { OWN_DESK, type LogConnection } from './log-connection';
import type { NamedStatements, Parameters } from './named-statements';

const COLUMNS =
  'p.id, p.family_name AS familyName, p.given_name AS givenName, p.email, p.created_at AS createdAt';

const INSERT = `
INSERT INTO patient (desk, id, family_name, given_name, email, created_at, sort_key)
VALUES (@desk, @id, @familyName, @givenName, @email, @createdAt, @sortKey)`;

const COUNT_WORD = `
SELECT count(*) AS count FROM (
  SELECT 1 FROM patient_word INDEXED BY patient_word_by_word WHERE word >= @from AND word < @to LIMIT @limit
)`;

/** Up to this many finds are read and sorted; more lie so close together that a walk by name finds a page soon. */
const FEW = 1_000;
/** Sorts behind every word that begins with what stands before it. */
const AFTER_ALL = '\u{10ffff}';

export class SqlitePatientStore implements PatientStore {
  private readonly statements: NamedStatements;
  private readonly insertPatient;
  private readonly insertWord;
  private readonly selectOne;
  private readonly selectCount;
  private readonly countWord;

  constructor(private readonly connection: LogConnection) {
    this.statements = connection.statements;
    this.insertPatient = this.statements.prepare('add-patient', INSERT);
    this.insertWord = this.statements.prepare(
      'add-patient-word',
      'INSERT INTO patient_word (patient, word) VALUES (@patient, @word)',
    );
    this.selectOne = this.statements.prepare<Patient>(
      'patient',
      `SELECT ${COLUMNS} FROM patient AS p WHERE p.id = @id`,
    );
    this.selectCount = this.statements.prepare<{ count: number }>(
      'count-patients',
      'SELECT count(*) AS count FROM patient',
    );
    this.countWord = this.statements.prepare<{ count: number }>('count-patient-word', COUNT_WORD);
  }

  insert(patients: readonly Patient[]): void {
    this.connection.transaction.run(() => {
      for (const patient of patients) this.insertOne(patient);
      if (patients.length > 0) this.connection.changes.touchPatients();
    });
  }

  byIds(ids: readonly string[]): Patient[] {
    return ids.flatMap((id) => this.selectOne.get({ id }) ?? []);
  }

  search(text: string, limit: number): Patient[] {
    const wanted = patientWordsWanted(text);
    const counted = wanted.map((word) => ({ word, count: this.countOf(word) }));
    counted.sort((one, other) => one.count - other.count);
    const [rarest] = counted;
    const words = counted.map(({ word }) => word);
    const isFew = rarest !== undefined && rarest.count < FEW;
    const sql = isFew ? searchFew(words.length) : walkByName(words.length);
    return this.statements
      .prepareOnce<Patient>('search-patients', sql)
      .all({ ...wordParameters(words), limit });
  }

  count(): number {
    return this.selectCount.get()?.count ?? 0;
  }

  private insertOne(patient: Patient): void {
    const { id, familyName, givenName, email, createdAt } = patient;
    const columns = { id, familyName, givenName, email, createdAt, sortKey: fold(listName(patient)) };
    const { position } = this.insertPatient.run({ desk: OWN_DESK, ...columns });
    for (const word of patientWords(patient)) this.insertWord.run({ patient: position, word });
  }

  private countOf(word: string): number {
    return this.countWord.get({ from: word, to: word + AFTER_ALL, limit: FEW })?.count ?? 0;
  }
}

function hasWord(index: number): string {
  return `EXISTS (
    SELECT 1 FROM patient_word AS w
    WHERE w.patient = p.position AND w.word >= @from${index} AND w.word < @to${index}
  )`;
}

/** Reads everyone who has the rarest word, checks the others and sorts what is left. */
function searchFew(words: number): string {
  const others = Array.from({ length: words - 1 }, (_, index) => ` AND ${hasWord(index + 1)}`).join('');
  return `SELECT ${COLUMNS} FROM (
      SELECT DISTINCT patient FROM patient_word INDEXED BY patient_word_by_word
      WHERE word >= @from0 AND word < @to0
    ) AS found CROSS JOIN patient AS p ON p.position = found.patient
    WHERE true${others} ORDER BY p.sort_key, p.position LIMIT @limit`;
}

/** Goes along the names until the page is full. */
function walkByName(words: number): string {
  const all = Array.from({ length: words }, (_, index) => ` AND ${hasWord(index)}`).join('');
  return `SELECT ${COLUMNS} FROM patient AS p INDEXED BY patient_by_name
    WHERE true${all} ORDER BY p.sort_key, p.position LIMIT @limit`;
}

function wordParameters(words: readonly string[]): Parameters {
  return Object.fromEntries(
    words.flatMap((word, index) => [
      [`from${index}`, word],
      [`to${index}`, word + AFTER_ALL],
    ]),
  );
}

import type { DocumentFile } from '../../../shared/domain/document';
import type { DocumentStore } from '../../ports/document-store';
import { OWN_DESK, type LogConnection } from './log-connection';

type StoredDocument = DocumentFile & { removedAt: number | null };

const INSERT = `
INSERT INTO document (desk, id, patient, name, media_type, size_bytes, sha256, added_at, added_by)
VALUES (@desk, @id, (SELECT position FROM patient WHERE id = @patientId), @name, @mediaType, @sizeBytes, @sha256,
  @addedAt, @addedBy)`;

const COLUMNS = `
d.id, coalesce(k.id, p.id) AS patientId, d.name, d.media_type AS mediaType, d.size_bytes AS sizeBytes, d.sha256,
d.added_at AS addedAt, d.added_by AS addedBy`;

const DOCUMENTS = `
FROM document AS d
  CROSS JOIN patient AS p ON p.position = d.patient
  LEFT JOIN patient AS k ON k.position = p.merged_into`;

const FILE = `SELECT ${COLUMNS}, d.removed_at AS removedAt ${DOCUMENTS} WHERE d.id = @id`;

const FILES = `
SELECT ${COLUMNS} ${DOCUMENTS}
WHERE d.patient IN (SELECT position FROM patient WHERE id IN (SELECT value FROM json_each(@patientIds)))
  AND d.removed_at IS NULL
ORDER BY d.position DESC`;

export class SqliteDocumentStore implements DocumentStore {
  private readonly insertOne;
  private readonly selectOne;
  private readonly selectOfPatient;
  private readonly updateRemoved;
  private readonly deleteRemoved;
  private readonly selectHashes;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.insertOne = statements.prepare('add-document', INSERT);
    this.selectOne = statements.prepare<StoredDocument>('document', FILE);
    this.selectOfPatient = statements.prepare<DocumentFile>('documents-of-patient', FILES);
    this.updateRemoved = statements.prepare(
      'set-document-removed',
      'UPDATE document SET removed_at = @removedAt WHERE id = @id',
    );
    this.deleteRemoved = statements.prepare<{ sha256: string }>(
      'forget-removed-documents',
      'DELETE FROM document INDEXED BY document_removed WHERE removed_at < @time RETURNING sha256',
    );
    this.selectHashes = statements.prepare<{ sha256: string }>(
      'document-hashes',
      'SELECT DISTINCT sha256 FROM document',
    );
  }

  insert(file: DocumentFile): void {
    const { id, patientId, name, mediaType, sizeBytes, sha256, addedAt, addedBy } = file;
    this.connection.transaction.run(() => {
      const columns = { id, patientId, name, mediaType, sizeBytes, sha256, addedAt, addedBy };
      this.insertOne.run({ desk: OWN_DESK, ...columns });
      this.touch(id);
    });
  }

  file(id: string): StoredDocument | null {
    return this.selectOne.get({ id }) ?? null;
  }

  files(patientIds: readonly string[]): DocumentFile[] {
    return this.selectOfPatient.all({ patientIds: JSON.stringify(patientIds) });
  }

  setRemoved(id: string, removedAt: number | null): void {
    this.connection.transaction.run(() => {
      const { changes } = this.updateRemoved.run({ id, removedAt });
      if (changes === 0) throw new Error('There is no such document.');
      this.touch(id);
    });
  }

  forgetRemovedBefore(time: number): string[] {
    return this.connection.transaction.run(() =>
      this.deleteRemoved.all({ time }).map(({ sha256 }) => sha256),
    );
  }

  hashes(): Set<string> {
    return new Set(this.selectHashes.all().map(({ sha256 }) => sha256));
  }

  private touch(id: string): void {
    const file = this.file(id);
    if (file !== null) this.connection.changes.touchPatient(file.patientId);
  }
}

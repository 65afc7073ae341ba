import type { DocumentFile } from '../../../src/shared/domain/document';
import type { DocumentStore } from '../../../src/main/ports/document-store';
import { currentId, requirePatient } from './current-patient';
import type { MemoryDatabase } from './memory-database';

type StoredDocument = DocumentFile & { removedAt: number | null };

export class InMemoryDocumentStore implements DocumentStore {
  constructor(private readonly database: MemoryDatabase) {}

  insert(file: DocumentFile): void {
    this.database.run(() => {
      const { tables } = this.database;
      requirePatient(tables, file.patientId);
      if (tables.documents.has(file.id)) throw new Error('There is such a document already.');
      this.put({ ...file, removedAt: null });
    });
  }

  file(id: string): StoredDocument | null {
    const stored = this.database.tables.documents.get(id);
    return stored === undefined ? null : this.documentOf(stored);
  }

  files(patientIds: readonly string[]): DocumentFile[] {
    const kept = this.all().filter(({ removedAt }) => removedAt === null);
    const own = kept.filter(({ patientId }) => patientIds.includes(patientId));
    return own.reverse().map((stored) => {
      const { id, patientId, name, mediaType, sizeBytes, sha256, addedAt, addedBy } = this.documentOf(stored);
      return { id, patientId, name, mediaType, sizeBytes, sha256, addedAt, addedBy };
    });
  }

  setRemoved(id: string, removedAt: number | null): void {
    this.database.run(() => {
      const stored = this.database.tables.documents.get(id);
      if (stored === undefined) throw new Error('There is no such document.');
      this.put({ ...stored, removedAt });
    });
  }

  forgetRemovedBefore(time: number): string[] {
    return this.database.run(() => {
      const forgotten = this.all().filter(({ removedAt }) => removedAt !== null && removedAt < time);
      for (const { id } of forgotten) this.database.tables.documents.delete(id);
      return forgotten.map(({ sha256 }) => sha256);
    });
  }

  hashes(): Set<string> {
    return new Set(this.all().map(({ sha256 }) => sha256));
  }

  private all(): StoredDocument[] {
    return [...this.database.tables.documents.values()];
  }

  private documentOf(stored: StoredDocument): StoredDocument {
    return { ...stored, patientId: currentId(this.database.tables, stored.patientId) };
  }

  private put(stored: StoredDocument): void {
    this.database.tables.documents.set(stored.id, stored);
    this.database.touch({ patient: currentId(this.database.tables, stored.patientId) });
  }
}

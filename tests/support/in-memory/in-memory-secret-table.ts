import type { SealedSecret, SecretTable } from '../../../src/main/ports/secret-table';
import type { MemoryDatabase } from './memory-database';

export class InMemorySecretTable implements SecretTable {
  constructor(private readonly database: MemoryDatabase) {}

  get(id: string): SealedSecret | null {
    return this.database.tables.secrets.get(id) ?? null;
  }

  set(id: string, { ciphertext, backend }: SealedSecret): void {
    this.database.run(() => {
      this.database.tables.secrets.set(id, { ciphertext: Uint8Array.from(ciphertext), backend });
    });
  }

  remove(id: string): void {
    this.database.run(() => {
      this.database.tables.secrets.delete(id);
    });
  }
}

import type { SealedSecret, SecretTable } from '../../ports/secret-table';
import { OWN_DESK, type LogConnection } from './log-connection';

const SET = `
INSERT INTO secret (id, desk, ciphertext, backend) VALUES (@id, @desk, @ciphertext, @backend)
ON CONFLICT (id) DO UPDATE SET ciphertext = excluded.ciphertext, backend = excluded.backend`;

export class SqliteSecretTable implements SecretTable {
  private readonly select;
  private readonly put;
  private readonly delete;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.select = statements.prepare<SealedSecret>(
      'secret',
      'SELECT ciphertext, backend FROM secret WHERE id = @id',
    );
    this.put = statements.prepare('set-secret', SET);
    this.delete = statements.prepare('remove-secret', 'DELETE FROM secret WHERE id = @id');
  }

  get(id: string): SealedSecret | null {
    return this.select.get({ id }) ?? null;
  }

  set(id: string, { ciphertext, backend }: SealedSecret): void {
    this.connection.transaction.run(() => this.put.run({ id, desk: OWN_DESK, ciphertext, backend }));
  }

  remove(id: string): void {
    this.connection.transaction.run(() => this.delete.run({ id }));
  }
}

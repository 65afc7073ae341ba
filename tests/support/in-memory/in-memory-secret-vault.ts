import type { SecretVault } from '../../../src/main/ports/secret-vault';

/** A vault in memory, with or without an operating system that protects it. */
export class InMemorySecretVault implements SecretVault {
  private readonly secrets = new Map<string, { secret: string; isKept: boolean }>();

  constructor(private readonly hasProtection: boolean) {}

  isProtected(): boolean {
    return this.hasProtection;
  }

  backend(): string {
    return this.hasProtection ? 'memory' : 'basic_text';
  }

  set(id: string, secret: string, isUnprotectedAllowed: boolean): 'kept' | 'this-run-only' {
    const isKept = this.hasProtection || isUnprotectedAllowed;
    this.secrets.set(id, { secret, isKept });
    return isKept ? 'kept' : 'this-run-only';
  }

  get(id: string): string | null {
    return this.secrets.get(id)?.secret ?? null;
  }

  state(id: string): 'kept' | 'this-run-only' | 'missing' {
    const entry = this.secrets.get(id);
    if (entry === undefined) return 'missing';
    return entry.isKept ? 'kept' : 'this-run-only';
  }

  remove(id: string): void {
    this.secrets.delete(id);
  }

  /** The same vault after a restart. */
  restarted(): InMemorySecretVault {
    const next = new InMemorySecretVault(this.hasProtection);
    for (const [id, entry] of this.secrets) if (entry.isKept) next.secrets.set(id, entry);
    return next;
  }
}

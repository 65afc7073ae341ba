import { Buffer } from 'node:buffer';
import type { Logger } from '../../ports/logger';
import type { SealedSecret, SecretTable } from '../../ports/secret-table';
import type { SecretVault } from '../../ports/secret-vault';

/**
 * The part of Electron's `safeStorage` that Electron 33 and 45 both have. `getSelectedStorageBackend` exists on Linux
 * only.
 */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(ciphertext: Buffer): string;
}

export type SecretPlatform = 'windows' | 'macos' | 'linux';

/** Linux desktops without a keyring: what Chromium would do there is a fixed key in its source. */
const UNPROTECTED_BACKENDS: ReadonlySet<string> = new Set(['basic_text', 'unknown']);
/** Marks a secret that a person has allowed to be kept in the clear. */
const UNPROTECTED = 'unprotected';

const BACKENDS = {
  windows: () => 'dpapi',
  macos: () => 'keychain',
  linux: (storage) => storage.getSelectedStorageBackend?.() ?? 'unknown',
} as const satisfies Record<SecretPlatform, (storage: SafeStorage) => string>;

interface VaultParts {
  /** After the app is ready: before that it answers that it has no encryption. */
  safeStorage: SafeStorage;
  platform: SecretPlatform;
  table: SecretTable;
  logger: Logger;
}

/** Keeps secrets with the operating system's own means, as Electron offers them. */
export function createSafeStorageVault(parts: VaultParts): SecretVault {
  const { safeStorage, platform, table, logger } = parts;
  /** Secrets that are kept for this run only. */
  const ofThisRun = new Map<string, string>();
  /** Secrets that were read or written in this run, so that a keychain asks its owner once. */
  const readable = new Map<string, string>();

  const backend = () => BACKENDS[platform](safeStorage);
  const isProtected = () => safeStorage.isEncryptionAvailable() && !UNPROTECTED_BACKENDS.has(backend());

  function readKept(id: string): string | null {
    const known = readable.get(id);
    if (known !== undefined) return known;
    const kept = table.get(id);
    if (kept === null) return null;
    const secret = decrypt(id, kept);
    if (secret !== null) readable.set(id, secret);
    return secret;
  }

  function decrypt(id: string, kept: SealedSecret): string | null {
    if (kept.backend === UNPROTECTED) return Buffer.from(kept.ciphertext).toString('utf8');
    if (!isProtected() || kept.backend !== backend()) {
      logger.warn('secret-backend-changed', { id, from: kept.backend, to: backend() });
      return null;
    }
    try {
      return safeStorage.decryptString(Buffer.from(kept.ciphertext));
    } catch {
      // Neither the ciphertext nor the message of the error, which may repeat it, goes into the log.
      logger.warn('secret-not-readable', { id, backend: kept.backend });
      return null;
    }
  }

  function seal(secret: string): SealedSecret {
    return isProtected()
      ? { ciphertext: safeStorage.encryptString(secret), backend: backend() }
      : { ciphertext: Buffer.from(secret, 'utf8'), backend: UNPROTECTED };
  }

  function forget(id: string): void {
    ofThisRun.delete(id);
    readable.delete(id);
  }

  return {
    isProtected,
    backend,
    set: (id, secret, isUnprotectedAllowed) => {
      forget(id);
      if (!isProtected() && !isUnprotectedAllowed) {
        // An older secret must not come back with the next start.
        table.remove(id);
        ofThisRun.set(id, secret);
        return 'this-run-only';
      }
      table.set(id, seal(secret));
      readable.set(id, secret);
      return 'kept';
    },
    get: (id) => ofThisRun.get(id) ?? readKept(id),
    state: (id) => {
      if (ofThisRun.has(id)) return 'this-run-only';
      return readKept(id) === null ? 'missing' : 'kept';
    },
    remove: (id) => {
      forget(id);
      table.remove(id);
    },
  };
}

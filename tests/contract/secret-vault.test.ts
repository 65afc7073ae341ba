import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { createSafeStorageVault, type SafeStorage } from '../../src/main/adapters/secrets/safe-storage-vault';
import type { SecretTable } from '../../src/main/ports/secret-table';
import type { SecretVault } from '../../src/main/ports/secret-vault';
import { InMemorySecretTable } from '../support/in-memory/in-memory-secret-table';
import { InMemorySecretVault } from '../support/in-memory/in-memory-secret-vault';
import { MemoryDatabase } from '../support/in-memory/memory-database';
import { RecordingLogger } from '../support/recording-logger';

/** Seals by turning every byte over, and opens only what it has sealed with the same key. */
function fakeSafeStorage(backend: string, isAvailable: boolean, key = 0x5a): SafeStorage {
  return {
    isEncryptionAvailable: () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from([key, ...Buffer.from(text).map((byte) => byte ^ key)]),
    decryptString: (ciphertext) => {
      if (ciphertext[0] !== key) throw new Error(`Error while decrypting ${ciphertext.toString('latin1')}`);
      return Buffer.from(ciphertext.subarray(1).map((byte) => byte ^ key)).toString();
    },
  };
}

function emptyTable(): SecretTable {
  return new InMemorySecretTable(new MemoryDatabase());
}

function safeStorageVault(
  table: SecretTable,
  safeStorage: SafeStorage,
  logger = new RecordingLogger(),
): SecretVault {
  return createSafeStorageVault({ safeStorage, platform: 'linux', table, logger });
}

interface Subject {
  vault: SecretVault;
  /** The same vault after a restart. */
  restart: () => SecretVault;
}

const keyring = fakeSafeStorage('gnome_libsecret', true);
const noKeyring = fakeSafeStorage('basic_text', false);
/** What Electron says on a Linux desktop where Chromium's fixed key has been switched on. */
const fixedKey = fakeSafeStorage('basic_text', true);

function onSafeStorage(safeStorage: SafeStorage): Subject {
  const table = emptyTable();
  return {
    vault: safeStorageVault(table, safeStorage),
    restart: () => safeStorageVault(table, safeStorage),
  };
}

function inMemory(hasProtection: boolean): Subject {
  const vault = new InMemorySecretVault(hasProtection);
  return { vault, restart: () => vault.restarted() };
}

describe.each([
  ['safeStorage with a keyring', () => onSafeStorage(keyring)],
  ['the in-memory twin, protected', () => inMemory(true)],
])('a protected vault: %s', (_name, make) => {
  it('keeps a secret over a restart', () => {
    const { vault, restart } = make();
    expect(vault.isProtected()).toBe(true);
    expect(vault.set('account', 'pässwörd 🔑', false)).toBe('kept');
    expect([vault.get('account'), vault.state('account')]).toEqual(['pässwörd 🔑', 'kept']);
    const next = restart();
    expect([next.get('account'), next.state('account')]).toEqual(['pässwörd 🔑', 'kept']);
  });
});

describe.each([
  ['safeStorage without a keyring', () => onSafeStorage(noKeyring)],
  ['safeStorage with a key that everybody knows', () => onSafeStorage(fixedKey)],
  ['the in-memory twin, unprotected', () => inMemory(false)],
])('an unprotected vault: %s', (_name, make) => {
  it('keeps a secret for this run only', () => {
    const { vault, restart } = make();
    expect(vault.isProtected()).toBe(false);
    expect(vault.set('account', 'secret', false)).toBe('this-run-only');
    expect([vault.get('account'), vault.state('account')]).toEqual(['secret', 'this-run-only']);
    const next = restart();
    expect([next.get('account'), next.state('account')]).toEqual([null, 'missing']);
  });

  it('keeps a secret over a restart where the person allows it', () => {
    const { vault, restart } = make();
    expect(vault.set('account', 'secret', true)).toBe('kept');
    const next = restart();
    expect([next.get('account'), next.state('account')]).toEqual(['secret', 'kept']);
  });

  it('does not bring an older secret back after a restart', () => {
    const { vault, restart } = make();
    vault.set('account', 'old', true);
    vault.set('account', 'new', false);
    expect(vault.get('account')).toBe('new');
    expect(restart().get('account')).toBeNull();
  });
});

describe.each([
  ['safeStorage with a keyring', () => onSafeStorage(keyring)],
  ['safeStorage without a keyring', () => onSafeStorage(noKeyring)],
  ['the in-memory twin, protected', () => inMemory(true)],
  ['the in-memory twin, unprotected', () => inMemory(false)],
])('any vault: %s', (_name, make) => {
  it('knows nothing of an id it was not given', () => {
    const { vault } = make();
    expect([vault.get('account'), vault.state('account')]).toEqual([null, 'missing']);
  });

  it('replaces a secret, and keeps those of others', () => {
    const { vault } = make();
    vault.set('a', 'one', true);
    vault.set('b', 'other', true);
    vault.set('a', 'two', true);
    expect([vault.get('a'), vault.get('b')]).toEqual(['two', 'other']);
  });

  it('forgets a secret for good', () => {
    const { vault, restart } = make();
    vault.set('account', 'secret', true);
    vault.remove('account');
    expect([vault.get('account'), vault.state('account')]).toEqual([null, 'missing']);
    expect(restart().state('account')).toBe('missing');
  });
});

describe('safeStorage', () => {
  function sealedThen(next: SafeStorage) {
    const table = emptyTable();
    safeStorageVault(table, keyring).set('account', 'secret-of-mia', false);
    const logger = new RecordingLogger();
    return { table, logger, vault: safeStorageVault(table, next, logger) };
  }

  it('writes the ciphertext and what sealed it, never the secret', () => {
    const { table } = sealedThen(keyring);
    expect(table.get('account')?.backend).toBe('gnome_libsecret');
    expect(Buffer.from(table.get('account')?.ciphertext ?? []).toString('latin1')).not.toContain('secret');
  });

  it.each([
    ['another keyring', fakeSafeStorage('kwallet6', true), 'secret-backend-changed'],
    ['no keyring any more', noKeyring, 'secret-backend-changed'],
    ['another key', fakeSafeStorage('gnome_libsecret', true, 0x33), 'secret-not-readable'],
  ])('misses a secret with %s, and logs no ciphertext', (_name, next, event) => {
    const { table, logger, vault } = sealedThen(next);
    expect([vault.get('account'), vault.state('account')]).toEqual([null, 'missing']);
    expect(new Set(logger.lines.map((line) => line.event))).toEqual(new Set([event]));
    const ciphertext = Buffer.from(table.get('account')?.ciphertext ?? []).toString('latin1');
    expect(JSON.stringify(logger.lines)).not.toContain(ciphertext);
  });

  it('takes a new secret after it has missed the old one', () => {
    const { vault } = sealedThen(fakeSafeStorage('kwallet6', true));
    expect(vault.set('account', 'new', false)).toBe('kept');
    expect(vault.get('account')).toBe('new');
  });

  it('opens a secret once in a run, as a keychain asks its owner', () => {
    let opened = 0;
    const table = emptyTable();
    safeStorageVault(table, keyring).set('account', 'secret', false);
    const vault = safeStorageVault(table, {
      ...keyring,
      decryptString: (ciphertext) => {
        opened += 1;
        return keyring.decryptString(ciphertext);
      },
    });
    expect([vault.get('account'), vault.get('account'), vault.state('account')]).toEqual([
      'secret',
      'secret',
      'kept',
    ]);
    expect(opened).toBe(1);
  });

  it.each([
    ['windows', 'dpapi'],
    ['macos', 'keychain'],
  ] as const)('on %s is %s, which Electron does not name there', (platform, backend) => {
    const safeStorage: SafeStorage = {
      isEncryptionAvailable: () => true,
      encryptString: (text) => keyring.encryptString(text),
      decryptString: (ciphertext) => keyring.decryptString(ciphertext),
    };
    const vault = createSafeStorageVault({
      safeStorage,
      platform,
      table: emptyTable(),
      logger: new RecordingLogger(),
    });
    expect([vault.backend(), vault.isProtected()]).toEqual([backend, true]);
  });
});

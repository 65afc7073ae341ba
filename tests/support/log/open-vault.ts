import { createSafeStorageVault } from '../../../src/main/adapters/secrets/safe-storage-vault';
import type { OpenLog } from '../../../src/main/adapters/sqlite/open-log';
import type { SecretVault } from '../../../src/main/ports/secret-vault';
import { silentLogger } from './silent-logger';

/** The passwords of a log, sealed by a system that writes them in hexadecimal. */
export function openVault({ secrets }: Pick<OpenLog, 'secrets'>): SecretVault {
  return createSafeStorageVault({
    safeStorage: {
      isEncryptionAvailable: () => true,
      encryptString: (text) => Buffer.from(Buffer.from(text).toString('hex')),
      decryptString: (ciphertext) => Buffer.from(ciphertext.toString(), 'hex').toString(),
    },
    platform: 'windows',
    table: secrets,
    logger: silentLogger,
  });
}

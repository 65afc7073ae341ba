import { constants, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { profilePlaces } from '../../../src/main/profile-places';
import { silentLogger } from '../../support/log/silent-logger';
import { ACCOUNT_ID, generateLog, LOG_END } from '../generate-log';

/**
 * Lends the profile of a clinic with so many messages. Its account waits for a password, so that the messages in its
 * outbox stay there and nothing asks the network for their server.
 */
export async function withClinicProfile(
  messages: number,
  work: (profileFolder: string) => Promise<void>,
): Promise<void> {
  const log = await generateLog(messages, (line) => process.stdout.write(`${line}\n`));
  const profileFolder = mkdtempSync(join(tmpdir(), 'sendtrail-bench-profile-'));
  try {
    const file = profilePlaces(profileFolder).clinicLog;
    copyFileSync(log, file, constants.COPYFILE_FICLONE);
    const clinic = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
    clinic.accounts.setPause(ACCOUNT_ID, { reason: 'password-needed', at: LOG_END, detail: '' });
    clinic.close();
    await work(profileFolder);
  } finally {
    rmSync(profileFolder, { recursive: true, force: true });
  }
}

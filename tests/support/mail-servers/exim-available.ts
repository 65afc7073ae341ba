import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { eximProgram, eximUser, hasEximUser } from '../../../scripts/setup/unpacked-exim.mjs';
import { mailServersAvailable, type MailServersAvailability } from './mail-servers-available';

/** Tells whether Exim can run here beside a private Postfix and Dovecot; a suite that cannot run says why. */
export function eximAvailable(): MailServersAvailability {
  const others = mailServersAvailable();
  if (!others.available) return others;
  if (!existsSync(eximProgram())) return { available: false, reason: 'npm run setup has not unpacked Exim' };
  if (!hasEximUser()) return { available: false, reason: `there is no user ${eximUser}` };
  const { status } = spawnSync(eximProgram(), ['-C', '/dev/null', '-bV'], { stdio: 'ignore' });
  return status === 0 ? others : { available: false, reason: 'Exim does not run: a library is missing' };
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DOVECOT } from './dovecot-configuration';
import { POSTFIX_MASTER } from './postfix-configuration';

export interface MailServersAvailability {
  readonly available: boolean;
  /** Why not, in words for the test report. */
  readonly reason?: string;
}

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  bash: ['/bin/bash'],
  postfix: [POSTFIX_MASTER],
  'dovecot-core': [DOVECOT],
  'dovecot-imapd': ['/usr/lib/dovecot/imap'],
  'dovecot-lmtpd': ['/usr/lib/dovecot/lmtp'],
};

/** Tells whether this machine can run a private Postfix and Dovecot; a suite that cannot run says why. */
export function mailServersAvailable(): MailServersAvailability {
  if (process.platform !== 'linux')
    return missing(`Postfix and Dovecot need Linux, this is ${process.platform}`);
  if (process.getuid?.() !== 0) return missing('Postfix and Dovecot can only be started by root');

  const packages = Object.keys(PROGRAMS).filter((name) => !PROGRAMS[name]?.every((path) => existsSync(path)));
  if (packages.length > 0) return missing(`Debian packages missing: ${packages.join(' ')}`);

  // Dovecot 2.4 reads a different configuration language.
  const version = spawnSync(DOVECOT, ['--version'], { encoding: 'utf8' }).stdout.trim();
  if (!version.startsWith('2.3.')) return missing(`Dovecot 2.3 needed, ${version} found`);
  return { available: true };
}

function missing(reason: string): MailServersAvailability {
  return { available: false, reason };
}

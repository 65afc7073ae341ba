import type { AccountProblem, PasswordState, Security } from '../../../shared/domain/account';

export const ACCOUNT_PROBLEM_WORDS = {
  'name-empty': 'Give the account a name, for example “Clinic mail”.',
  'host-empty': 'Enter the sending server, for example mail.example.org.',
  'host-form': 'This is not a server name. It looks like mail.example.org.',
  'port-range': 'The port is a number from 1 to 65535.',
  unprotected: 'Without protection only a server on this computer can be used.',
  'from-name-line-break': 'The name cannot hold a line break.',
  'from-address': 'Enter one e-mail address, for example desk@example.org.',
  'reply-to': 'Enter one e-mail address, or leave it empty.',
  'rate-range': 'Messages per minute is a whole number, 1 or more.',
} as const satisfies Record<AccountProblem, string>;

export const SECURITY_NAMES = {
  tls: 'TLS from the start (port 465)',
  starttls: 'STARTTLS, required (port 587)',
  none: 'None (only for a server on this computer)',
} as const satisfies Record<Security, string>;

const PASSWORD_STATE_WORDS = {
  kept: (what) => `${what} kept on this computer, protected by the system.`,
  'this-run-only': (what) => `${what} kept until Sendtrail is closed.`,
  missing: (what) => `${what} missing.`,
  'not-needed': () => 'No password needed.',
} as const satisfies Record<PasswordState, (what: string) => string>;

/**
 * Where the password of an account is.
 * @param isProtected whether this computer protects what is stored; without that a kept password is there in the clear
 * @param what how its provider calls it
 */
export function passwordWords(state: PasswordState, isProtected: boolean, what = 'Password'): string {
  return state === 'kept' && !isProtected
    ? `${what} kept on this computer, without protection.`
    : PASSWORD_STATE_WORDS[state](what);
}

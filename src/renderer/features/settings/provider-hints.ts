import type { Security } from '../../../shared/domain/account';
import { checkAddress } from '../../../shared/domain/address';

/** What is known about the sending server of a large mail provider. A hint: nothing is filled in unasked. */
export interface ProviderHint {
  provider: string;
  host: string;
  port: number;
  security: Security;
  /** Where its mailboxes are read (IMAP, TLS, port 993). */
  imapHost: string;
  /** Takes `name+anything` for `name`. */
  hasPlusAddresses: boolean;
  /** What the provider asks for before it lets a program send. */
  note: string;
}

const GOOGLE: ProviderHint = {
  provider: 'Gmail',
  host: 'smtp.gmail.com',
  port: 465,
  security: 'tls',
  imapHost: 'imap.gmail.com',
  hasPlusAddresses: true,
  note: 'Google asks for an app password, which needs 2-Step Verification. The usual password is refused.',
};
const OUTLOOK: ProviderHint = {
  provider: 'Outlook.com',
  host: 'smtp-mail.outlook.com',
  port: 587,
  security: 'starttls',
  imapHost: 'outlook.office365.com',
  hasPlusAddresses: true,
  note: 'Microsoft refuses passwords from mail programs here. Signing in through Microsoft is not in this version yet.',
};
const MICROSOFT_365: ProviderHint = {
  provider: 'Microsoft 365',
  host: 'smtp.office365.com',
  port: 587,
  security: 'starttls',
  imapHost: 'outlook.office365.com',
  hasPlusAddresses: true,
  note: 'Works only while the administrator allows “Authenticated SMTP” with a password. Signing in through Microsoft is not in this version yet.',
};
const ICLOUD: ProviderHint = {
  provider: 'iCloud Mail',
  host: 'smtp.mail.me.com',
  port: 587,
  security: 'starttls',
  imapHost: 'imap.mail.me.com',
  hasPlusAddresses: true,
  note: 'Apple asks for an app-specific password, made at account.apple.com. The usual password is refused.',
};
const YAHOO: ProviderHint = {
  provider: 'Yahoo Mail',
  host: 'smtp.mail.yahoo.com',
  port: 465,
  security: 'tls',
  imapHost: 'imap.mail.yahoo.com',
  hasPlusAddresses: false,
  note: 'Yahoo asks for an app password, made in the account’s security settings. The usual password is refused.',
};

/** Domains of addresses, and who runs their mail. */
const HINTS: Readonly<Record<string, ProviderHint>> = {
  'gmail.com': GOOGLE,
  'googlemail.com': GOOGLE,
  'outlook.com': OUTLOOK,
  'outlook.com.au': OUTLOOK,
  'hotmail.com': OUTLOOK,
  'hotmail.co.uk': OUTLOOK,
  'live.com': OUTLOOK,
  'live.com.au': OUTLOOK,
  'msn.com': OUTLOOK,
  'icloud.com': ICLOUD,
  'me.com': ICLOUD,
  'mac.com': ICLOUD,
  'yahoo.com': YAHOO,
  'yahoo.com.au': YAHOO,
  'yahoo.co.uk': YAHOO,
};

const PROVIDERS: readonly ProviderHint[] = [GOOGLE, OUTLOOK, MICROSOFT_365, ICLOUD, YAHOO];

/** The provider whose sending server this is: an address of the clinic's own domain does not tell. */
export function providerOfServer(host: string): ProviderHint | null {
  const name = host.trim().toLowerCase();
  return PROVIDERS.find((provider) => provider.host === name) ?? null;
}

/** The provider behind an address, where its domain alone tells; null otherwise. */
export function providerHint(address: string): ProviderHint | null {
  const check = checkAddress(address);
  if (!check.ok) return null;
  if (check.domain.endsWith('.onmicrosoft.com')) return MICROSOFT_365;
  return Object.hasOwn(HINTS, check.domain) ? (HINTS[check.domain] ?? null) : null;
}

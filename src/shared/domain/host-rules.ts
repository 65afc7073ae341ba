const MICROSOFT = /outlook\.com|office365|hotmail|microsoft/;
const GOOGLE = /google|gmail/;

/** In their hands a text or a code has a meaning of its own. */
export interface HostRule {
  id: string;
  /** Name of the remote host or of who writes the report, in small letters. */
  host: RegExp;
  code: RegExp | null;
  /** Any of them; none: the code alone says it, where no words of the table say more. */
  phrases: readonly (string | RegExp)[];
  reason: string;
}

export const HOST_RULES: readonly HostRule[] = [
  // https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online
  {
    id: 'microsoft-no-recipient',
    host: MICROSOFT,
    code: /^[45]\.4\.1$/,
    phrases: ['access denied'],
    reason: 'userunknown',
  },
  {
    id: 'microsoft-not-found',
    host: MICROSOFT,
    code: /^5\.1\.(?:10|351)$/,
    phrases: [],
    reason: 'userunknown',
  },
  { id: 'microsoft-no-domain', host: MICROSOFT, code: /^5\.4\.310$/, phrases: [], reason: 'hostunknown' },
  {
    id: 'microsoft-expired',
    host: MICROSOFT,
    code: /^[45]\.4\.3(?:0[0-9]|1[24-9])$/,
    phrases: [],
    reason: 'expired',
  },
  {
    id: 'microsoft-reputation',
    host: MICROSOFT,
    code: /^[45]\.7\.6(?:06|49|50)$/,
    phrases: [],
    reason: 'badreputation',
  },
  { id: 'microsoft-spam', host: MICROSOFT, code: /^[45]\.7\.50[1-8]$/, phrases: [], reason: 'spamdetected' },
  {
    id: 'microsoft-authentication',
    host: MICROSOFT,
    code: /^[45]\.7\.(?:509|515|57)$/,
    phrases: [],
    reason: 'authfailure',
  },
  // https://support.google.com/a/answer/3726730
  {
    id: 'google-disabled',
    host: GOOGLE,
    code: /^[45]\.2\.1$/,
    phrases: ['disabled', 'inactive'],
    reason: 'suspend',
  },
  {
    id: 'google-too-fast',
    host: GOOGLE,
    code: /^[45]\.2\.1$/,
    phrases: ['receiving mail'],
    reason: 'speeding',
  },
  {
    id: 'google-spam',
    host: GOOGLE,
    code: /^[45]\.7\.1$/,
    phrases: ['unsolicited', 'likely spam', 'suspicious'],
    reason: 'spamdetected',
  },
  // https://senders.yahooinc.com/smtp-error-codes/
  {
    id: 'yahoo-deferred',
    host: /yahoo|aol/,
    code: null,
    phrases: ['[ts0', '[ts-', '[bl', 'temporarily deferred due to'],
    reason: 'blocked',
  },
  {
    id: 'yahoo-no-account',
    host: /yahoo|aol/,
    code: null,
    phrases: ["doesn't have a", 'account is not available', 'mailbox not found'],
    reason: 'userunknown',
  },
  // https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html
  {
    id: 'amazon-suppressed',
    host: /amazonses/,
    code: /^5\.1\.1$/,
    phrases: ['suppress'],
    reason: 'userunknown',
  },
  // https://support.apple.com/102322
  {
    id: 'apple-blocked',
    host: /apple|icloud|\bme\.com|\bmac\.com/,
    code: null,
    phrases: ['[hm0', '[hm1', '[cs0'],
    reason: 'blocked',
  },
  // Its filters answer as if there were no such user, without naming one.
  {
    id: 'kddi-filter',
    host: /ezweb\.ne\.jp|kddi/,
    code: null,
    phrases: ['550 : user unknown'],
    reason: 'filtered',
  },
  { id: 'zoho-unreachable', host: /zoho/, code: null, phrases: ['host not reachable'], reason: 'expired' },
  {
    id: 'mimecast-recipient',
    host: /mimecast/,
    code: null,
    phrases: ['access denied', 'recipient address rejected'],
    reason: 'userunknown',
  },
];

/** Machine names of bounce reasons (as in the log's details) → words. */
const BOUNCE_REASONS = {
  userunknown: 'No such mailbox',
  hostunknown: 'No such mail domain',
  hasmoved: 'The mailbox has moved',
  notaccept: 'The domain takes no mail',
  mailboxfull: 'The mailbox is full',
  suspend: 'The mailbox is suspended or disabled',
  filtered: 'The mailbox takes nothing any more',
  expired: 'Given up after many tries',
  networkerror: 'Trouble on the network',
  systemerror: 'Trouble at the recipient’s server',
  systemfull: 'The recipient’s server is full',
  mailererror: 'Trouble at the recipient’s mail program',
  exceedlimit: 'Over a limit of the recipient',
  mesgtoobig: 'The message is too large',
  speeding: 'Too many messages in a short time',
  toomanyconn: 'Too many connections',
  failedstarttls: 'No protected connection to the recipient’s server',
  syntaxerror: 'The servers did not understand each other',
  onhold: 'Kept waiting by the recipient’s server',
  rejected: 'The sender was refused',
  blocked: 'The sending server is blocked',
  spamdetected: 'Taken for spam',
  virusdetected: 'Taken for a virus',
  policyviolation: 'Against the recipient’s rules',
  authfailure: 'The sender could not be verified (SPF, DKIM or DMARC)',
  badreputation: 'The sending server has a bad reputation',
  requireptr: 'The sending server has no name (PTR)',
  norelaying: 'The recipient’s server does not take mail for this domain',
  notcompliantrfc: 'The message does not follow the standard',
  securityerror: 'Refused for security reasons',
  contenterror: 'The content was refused',
  undefined: 'No reason given',
} as const satisfies Record<string, string>;

/** Words for a bounce reason; a name that is not known is shown as it is. */
export function bounceReasonWords(reason: string): string {
  return Object.hasOwn(BOUNCE_REASONS, reason)
    ? BOUNCE_REASONS[reason as keyof typeof BOUNCE_REASONS]
    : reason;
}

/** "Returned: no such mailbox"; what happened alone where nobody gave a reason. */
export function withReason(happened: string, { reason }: { reason?: string }): string {
  return reason === undefined ? happened : `${happened}: ${lowerFirst(bounceReasonWords(reason))}`;
}

/** For words that come after others in a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

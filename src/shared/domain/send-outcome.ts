/** The steps of handing a message to the sending server, in their order. */
export const SEND_STAGES = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
  'body',
  'final-reply',
] as const;
export type SendStage = (typeof SEND_STAGES)[number];

/** What went wrong, as the transport saw it. `local`: refused on this computer before anything was sent. */
export const SEND_FAILURE_KINDS = [
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timed-out',
  'certificate',
  'tls-failed',
  'no-starttls',
  'reply',
  'too-large',
  'password-missing',
  'unreadable',
  // Of an SMS provider: its own words for what an HTTP API can answer.
  'unreachable',
  'no-answer',
  'credentials-refused',
  'no-credit',
  'throttled',
  'refused',
  'opted-out',
  // Of an e-mail gateway: there is no e-mail account to send through.
  'gateway-without-account',
] as const;
export type SendFailureKind = (typeof SEND_FAILURE_KINDS)[number];

/** One failed attempt, told by the transport. */
export interface SendFailure {
  kind: SendFailureKind;
  stage: SendStage;
  /** Whether the end of the body may have reached the server: then nobody knows whether it took the message. */
  isHandedOver: boolean;
  /** SMTP reply code, for `reply`. */
  replyCode: number | null;
  /** RFC 3463 code within the reply. */
  enhancedCode: string | null;
  /** The reply or the system's message, in one line. */
  reply: string;
  /** Host that was spoken to. */
  server: string;
  /** How long the server asks to wait (ms); left out where it does not say. */
  retryAfterMs?: number;
}

/** What the outbox does after a failed attempt. */
export type SendDecision =
  /** Try again later; `isAccountWide`: the next message would meet the same. */
  | { decision: 'wait'; schedule: 'network' | 'server'; isAccountWide: boolean; isAccountFault: boolean }
  | { decision: 'pause-account'; reason: 'authentication-refused' | 'password-needed' }
  /** Final; `pause`: the next message would meet the same, so a person must act first. */
  | { decision: 'error'; pause?: 'no-credit' }
  /** The recipient has told the provider that they want no more: neither sent nor anybody's fault. */
  | { decision: 'opted-out' }
  /** `isProviderSilent`: it may be in trouble, so that the next message waits a little and it counts as a failure. */
  | { decision: 'unconfirmed'; isProviderSilent?: boolean };

interface OutcomeRule {
  id: string;
  when: (failure: SendFailure) => boolean;
  then: SendDecision;
}

const CONNECTION_STAGES: ReadonlySet<SendStage> = new Set([
  'resolve',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'auth',
]);
const isBeforeMessage = ({ stage }: SendFailure): boolean => CONNECTION_STAGES.has(stage);
const isReply = ({ kind }: SendFailure): boolean => kind === 'reply';
/** RFC 5321 §4.2.1: 4yz and 5yz say for certain that the command was not carried out; nothing else does. */
const isTransientReply = (f: SendFailure): boolean =>
  isReply(f) && Math.floor((f.replyCode ?? 0) / 100) === 4;
const isPermanentReply = (f: SendFailure): boolean =>
  isReply(f) && Math.floor((f.replyCode ?? 0) / 100) === 5;
const mayHaveGone = (f: SendFailure): boolean => f.isHandedOver || f.stage === 'final-reply';
const hasCode =
  (...codes: number[]) =>
  ({ kind, replyCode }: SendFailure): boolean =>
    kind === 'reply' && replyCode !== null && codes.includes(replyCode);

const NETWORK_WAIT = {
  decision: 'wait',
  schedule: 'network',
  isAccountWide: true,
  isAccountFault: false,
} as const satisfies SendDecision;
const ACCOUNT_WAIT = { ...NETWORK_WAIT, isAccountFault: true } as const satisfies SendDecision;
const SERVER_WAIT = {
  decision: 'wait',
  schedule: 'server',
  isAccountWide: false,
  isAccountFault: false,
} as const satisfies SendDecision;

const isKind =
  (...kinds: SendFailureKind[]) =>
  ({ kind }: SendFailure): boolean =>
    kinds.includes(kind);

/** First hit wins. The table of the outbox's promises: never twice by itself, never lost. */
const OUTCOME_RULES: readonly OutcomeRule[] = [
  {
    id: 'no-answer',
    when: (f) => mayHaveGone(f) && f.kind === 'no-answer',
    then: { decision: 'unconfirmed', isProviderSilent: true },
  },
  {
    id: 'handed-over',
    when: (f) => mayHaveGone(f) && !isTransientReply(f) && !isPermanentReply(f),
    then: { decision: 'unconfirmed' },
  },
  {
    id: 'credentials-refused',
    when: isKind('credentials-refused'),
    then: { decision: 'pause-account', reason: 'authentication-refused' },
  },
  { id: 'no-credit', when: isKind('no-credit'), then: { decision: 'error', pause: 'no-credit' } },
  { id: 'throttled', when: isKind('throttled'), then: { ...SERVER_WAIT, isAccountWide: true } },
  { id: 'refused', when: isKind('refused'), then: { decision: 'error' } },
  { id: 'opted-out', when: isKind('opted-out'), then: { decision: 'opted-out' } },
  { id: 'unreachable', when: isKind('unreachable'), then: NETWORK_WAIT },
  { id: 'gateway-without-account', when: isKind('gateway-without-account'), then: ACCOUNT_WAIT },
  { id: 'unreadable', when: (f) => f.kind === 'unreadable', then: { decision: 'error' } },
  { id: 'too-large', when: (f) => f.kind === 'too-large', then: { decision: 'error' } },
  {
    id: 'password-missing',
    when: (f) => f.kind === 'password-missing',
    then: { decision: 'pause-account', reason: 'password-needed' },
  },
  {
    // RFC 4954 §6: 530 authentication required, 534 mechanism too weak, 535 credentials invalid; 538 from RFC 2554.
    id: 'authentication-refused',
    when: (f) => hasCode(530, 534, 535, 538)(f) || (isPermanentReply(f) && f.stage === 'auth'),
    then: { decision: 'pause-account', reason: 'authentication-refused' },
  },
  {
    id: 'tls',
    when: (f) => f.kind === 'certificate' || f.kind === 'tls-failed' || f.kind === 'no-starttls',
    then: ACCOUNT_WAIT,
  },
  // A server that is busy for a moment is nobody's fault, and several connections meet it at once: it must not count
  // towards stopping the account.
  {
    id: 'busy-at-greeting',
    when: (f) => isTransientReply(f) && f.stage === 'greeting',
    then: NETWORK_WAIT,
  },
  // RFC 4954 §6: 454 temporary authentication failure, which servers also say to too many logins in a row.
  {
    id: 'transient-before-message',
    when: (f) => isTransientReply(f) && isBeforeMessage(f),
    then: { ...SERVER_WAIT, isAccountWide: true },
  },
  { id: 'refused-before-message', when: (f) => isReply(f) && isBeforeMessage(f), then: ACCOUNT_WAIT },
  { id: 'network-before-message', when: isBeforeMessage, then: NETWORK_WAIT },
  // RFC 5321 §3.8: 421 means that the server is closing, whatever was being said.
  {
    id: 'closing',
    when: hasCode(421),
    then: { ...SERVER_WAIT, isAccountWide: true },
  },
  // 503 "bad sequence" says more about the connection than about the message.
  { id: 'bad-sequence', when: hasCode(503), then: SERVER_WAIT },
  { id: 'transient-reply', when: isTransientReply, then: SERVER_WAIT },
  { id: 'permanent-reply', when: isPermanentReply, then: { decision: 'error' } },
];

const ANYTHING_ELSE: Omit<OutcomeRule, 'when'> = {
  id: 'anything-else-before-the-end',
  then: { ...NETWORK_WAIT, isAccountWide: false },
};

/** What to do after a failed attempt, and the id of the rule that says so. */
export function decideAfterFailure(failure: SendFailure): SendDecision & { rule: string } {
  const rule = OUTCOME_RULES.find(({ when }) => when(failure)) ?? ANYTHING_ELSE;
  return { ...rule.then, rule: rule.id };
}

import type { PauseReason } from '../../../shared/domain/account';
import type { ConsentVerdict } from '../../../shared/domain/consent';
import { QUIET_HOURS_WAIT } from '../../../shared/domain/quiet-hours';
import { isGivenUp, nextTryAt, type RetrySchedule } from '../../../shared/domain/retry-schedule';
import { decideAfterFailure, type SendDecision, type SendFailure } from '../../../shared/domain/send-outcome';
import type {
  Evidence,
  NewStatusUpdate,
  UpdateCode,
  UpdateDetail,
} from '../../../shared/domain/status-history';
import type { SendResult } from '../../ports/message-transport';
import type { ClaimedMessage, Settlement } from '../../ports/outbox-store';

/** What one attempt means for its message and its account. */
export interface AttemptVerdict {
  settlement: Settlement;
  updates: NewStatusUpdate[];
  /** The account as a whole must wait until then (ms), for the network or because the server said so. */
  block: { until: number; schedule: RetrySchedule } | null;
  /** Counts towards pausing the account. */
  isAccountFault: boolean;
  pause: PauseReason | null;
  /** The recipient wants no SMS any more, says the provider. */
  isOptOut?: boolean;
}

type Attempted = Pick<ClaimedMessage, 'tries' | 'firstDueAt' | 'notAfter'>;

const LOG_UNREAD_WAIT_MS = 10_000;

const NO_CONSEQUENCES = { block: null, isAccountFault: false, pause: null } as const;

/** Errors of our own side that have a code of their own in the history; all others are a refusal. */
const ERROR_CODES: Partial<Record<SendFailure['kind'], UpdateCode>> = {
  'too-large': 'too-large',
  unreadable: 'trouble',
};

/**
 * Turns the result of an attempt into what is committed.
 * @param now when the attempt ended (ms)
 * @param chance a random number in [0, 1) for the spread of tries
 */
export function settleAttempt(
  message: Attempted,
  result: SendResult,
  now: number,
  chance: number,
): AttemptVerdict {
  if (result.ok) {
    const { reply, server, durationMs, carriedBy } = result;
    if (carriedBy !== undefined) return carriedVerdict(carriedBy, now);
    return {
      ...NO_CONSEQUENCES,
      settlement: { state: 'done', providerId: result.providerId },
      updates: [
        sendingUpdate(now, 'accepted', {
          status: 'Queued',
          detail: { reply, server, durationMs, tries: message.tries },
          evidence: result.evidence,
        }),
      ],
    };
  }
  return settleFailure(message, result, now, chance);
}

function settleFailure(
  message: Attempted,
  { failure, durationMs, evidence }: Extract<SendResult, { ok: false }>,
  now: number,
  chance: number,
): AttemptVerdict {
  const decision = decideAfterFailure(failure);
  const detail = failureDetail(failure, decision.rule, durationMs, message.tries);
  switch (decision.decision) {
    case 'unconfirmed':
      return {
        ...(decision.isProviderSilent === true ? silentProvider(now, chance) : NO_CONSEQUENCES),
        settlement: { state: 'unconfirmed' },
        updates: [sendingUpdate(now, 'unconfirmed', { detail, tries: message.tries, evidence })],
      };
    case 'error': {
      const code = ERROR_CODES[failure.kind] ?? 'send-refused';
      return {
        ...NO_CONSEQUENCES,
        pause: decision.pause ?? null,
        settlement: { state: 'done', providerId: null },
        updates: [sendingUpdate(now, code, { status: 'Error', detail, evidence })],
      };
    }
    case 'opted-out':
      return {
        ...NO_CONSEQUENCES,
        isOptOut: true,
        settlement: { state: 'done', providerId: null },
        updates: [sendingUpdate(now, 'opted-out', { status: 'Other', detail, evidence })],
      };
    case 'pause-account':
      return {
        block: null,
        isAccountFault: false,
        pause: decision.reason,
        settlement: { state: 'waiting', dueAt: now, waitReason: failure.kind, countsAsTry: false },
        updates: [sendingUpdate(now, 'try-failed', { detail, tries: message.tries, evidence })],
      };
    case 'wait': {
      const verdict = settleWait(message, failure, decision, detail, now, chance);
      return evidence === undefined
        ? verdict
        : { ...verdict, updates: verdict.updates.map((update) => ({ ...update, evidence })) };
    }
  }
}

/** The e-mail that carries it is written: what becomes of that e-mail becomes of it. */
export function carriedUpdate(carriedBy: string, now: number): NewStatusUpdate {
  return sendingUpdate(now, 'carried', { detail: { relatedMessageId: carriedBy } });
}

function carriedVerdict(carriedBy: string, now: number): AttemptVerdict {
  return {
    ...NO_CONSEQUENCES,
    settlement: { state: 'done', providerId: null },
    updates: [carriedUpdate(carriedBy, now)],
  };
}

/** Each further SMS would end in doubt, too: the account waits a little, and after some of these for a person. */
function silentProvider(
  now: number,
  chance: number,
): Pick<AttemptVerdict, 'block' | 'isAccountFault' | 'pause'> {
  const until = nextTryAt(now, 'network', 1, '', chance);
  return { block: { until, schedule: 'network' }, isAccountFault: true, pause: null };
}

function settleWait(
  message: Attempted,
  failure: SendFailure,
  decision: Extract<SendDecision, { decision: 'wait' }>,
  detail: UpdateDetail,
  now: number,
  chance: number,
): AttemptVerdict {
  const nextAt = nextTryAt(
    now,
    decision.schedule,
    message.tries,
    failure.reply,
    chance,
    failure.retryAfterMs ?? null,
  );
  const consequences = {
    block: decision.isAccountWide ? { until: nextAt, schedule: decision.schedule } : null,
    isAccountFault: decision.isAccountFault,
    pause: null,
  };
  if (isGivenUp(now, message.firstDueAt)) {
    return {
      ...consequences,
      settlement: { state: 'done', providerId: null },
      updates: [sendingUpdate(now, 'gave-up', { status: 'Error', detail })],
    };
  }
  // A message with a last moment gets its last try just then, not after it.
  const dueAt = message.notAfter === null ? nextAt : Math.max(now, Math.min(nextAt, message.notAfter));
  return {
    ...consequences,
    settlement: { state: 'waiting', dueAt, waitReason: failure.kind, countsAsTry: true },
    updates: [
      sendingUpdate(now, 'try-failed', { detail: { ...detail, nextTryAt: dueAt }, tries: message.tries }),
    ],
  };
}

/** A message past its last moment is not sent. */
export function tooLateVerdict(now: number): AttemptVerdict {
  return {
    ...NO_CONSEQUENCES,
    settlement: { state: 'done', providerId: null },
    updates: [sendingUpdate(now, 'too-late', { status: 'Other' })],
  };
}

/** The patient has taken a yes back since the message was written, or said no: it was not sent. */
export function withoutConsentVerdict(
  consent: Exclude<ConsentVerdict, 'allowed'>,
  now: number,
): AttemptVerdict {
  return {
    ...NO_CONSEQUENCES,
    settlement: { state: 'done', providerId: null },
    updates: [sendingUpdate(now, consent, { status: 'Other' })],
  };
}

/** Outside the hours for SMS: nothing was sent, and nothing counts as a try. */
export function quietHoursVerdict(dueAt: number): AttemptVerdict {
  return {
    ...NO_CONSEQUENCES,
    settlement: { state: 'waiting', dueAt, waitReason: QUIET_HOURS_WAIT, countsAsTry: false },
    updates: [],
  };
}

/** The stored message could not be read: nothing was sent, and nothing counts as a try. It may be so for a moment only. */
export function unreadLogVerdict({ firstDueAt }: Attempted, now: number): AttemptVerdict {
  if (isGivenUp(now, firstDueAt)) {
    return {
      ...NO_CONSEQUENCES,
      settlement: { state: 'done', providerId: null },
      updates: [sendingUpdate(now, 'gave-up', { status: 'Error', detail: { failure: 'unreadable' } })],
    };
  }
  const dueAt = now + LOG_UNREAD_WAIT_MS;
  return {
    ...NO_CONSEQUENCES,
    settlement: { state: 'waiting', dueAt, waitReason: 'unreadable', countsAsTry: false },
    updates: [],
  };
}

/** A history line written by the outbox; lines that can come with each try are told apart by its number. */
export function sendingUpdate(
  at: number,
  code: UpdateCode,
  facts: {
    status?: NewStatusUpdate['status'];
    detail?: UpdateDetail;
    tries?: number;
    evidence?: Evidence | undefined;
  } = {},
): NewStatusUpdate {
  return {
    at,
    status: facts.status ?? null,
    code,
    detail: facts.detail ?? {},
    source: 'sending',
    by: null,
    eventKey:
      facts.tries === undefined ? `sending:${code}` : `sending:${code}:${String(facts.tries)}:${String(at)}`,
    ...(facts.evidence === undefined ? {} : { evidence: facts.evidence }),
  };
}

function failureDetail(failure: SendFailure, rule: string, durationMs: number, tries: number): UpdateDetail {
  return {
    failure: failure.kind,
    stage: failure.stage,
    reply: failure.reply,
    server: failure.server,
    rule,
    durationMs,
    tries,
    ...(failure.replyCode === null ? {} : { replyCode: failure.replyCode }),
    ...(failure.enhancedCode === null ? {} : { enhancedCode: failure.enhancedCode }),
  };
}

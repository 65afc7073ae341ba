import type { Handling } from './attention';
import { needsAttention } from './message';
import { STATUS_RULES, type Status } from './status';
import { supersedes, type NewStatusUpdate, type UpdateCode } from './status-history';

/** What a message's history has made of it; the log keeps it beside the message, as the cache of this fold. */
export interface MessageState {
  status: Status;
  statusAt: number;
  /** Code of the line that is shown. */
  statusCode: UpdateCode;
  /** The recipient's server has said that it is still trying, and nothing newer is known. */
  isDelayed: boolean;
  /** The sending server has accepted it at some time. */
  isAccepted: boolean;
  /** Who has dealt with it by name, and when. */
  handled: Handling | null;
}

type Line = Pick<NewStatusUpdate, 'at' | 'status' | 'code'>;

const CAN_BE_DELAYED: ReadonlySet<Status> = new Set(['Created', 'Queued', 'Sent']);

/**
 * The state after a message's first lines.
 * @throws RangeError when the first line is not a status line: every history begins with Created
 */
export function stateOf(lines: readonly Line[]): MessageState {
  const first = lines[0];
  if (first === undefined || first.status === null) throw new RangeError('A history begins with a status.');
  const start: MessageState = {
    status: first.status,
    statusAt: first.at,
    statusCode: first.code,
    isDelayed: false,
    isAccepted: isAcceptance(first.status),
    handled: null,
  };
  return lines.slice(1).reduce(withLine, start);
}

/**
 * The state after one more line. A line that asks for attention brings a handled message back, even when an older
 * failure stays the one shown: something new has happened that nobody has looked at.
 */
export function withLine(state: MessageState, line: Line): MessageState {
  if (line.status === null) {
    const isDelay = line.code === 'delayed' && CAN_BE_DELAYED.has(state.status);
    return isDelay ? { ...state, isDelayed: true } : state;
  }
  const asksForAttention = needsAttention({
    status: line.status,
    statusCode: line.code,
    outboxState: null,
    handledAt: null,
    // The state does not know the purpose; a message that became too late after someone handled it is news for any.
    purpose: 'Appointment reminder',
  });
  const kept: MessageState = {
    ...state,
    isAccepted: state.isAccepted || isAcceptance(line.status),
    handled: asksForAttention ? null : state.handled,
  };
  if (!supersedes({ status: line.status, at: line.at }, { status: state.status, at: state.statusAt })) {
    return kept;
  }
  return { ...kept, status: line.status, statusAt: line.at, statusCode: line.code, isDelayed: false };
}

/** Whoever has queued, delivered or shown a message has accepted it first. */
function isAcceptance(status: Status): boolean {
  const { isFailure, rank } = STATUS_RULES[status];
  return !isFailure && rank >= STATUS_RULES.Queued.rank;
}

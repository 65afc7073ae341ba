import { withUnseenWrittenOut } from '../../../shared/domain/evidence';
import type { MatchStrength } from '../../../shared/domain/report';
import type { StatusUpdate, UpdateDetail } from '../../../shared/domain/status-history';
import { bounceReasonWords, lowerFirst } from '../../shared/words/bounce-reasons';
import { millisecondsWords } from '../../shared/words/numbers';
import { exactTime } from '../../shared/words/times';
import { deliveryWords } from './delivery-time';
import type { HistoryLine } from './history-lines';
import { isAnswerToUs } from './line-details';

/** One thing that a line knows and that is not for a glance. */
export interface Particular {
  term: string;
  detail: string;
  /** The words of a server, as they came. */
  isVerbatim: boolean;
}

type Known = Pick<HistoryLine, 'update' | 'delivery'>;

/** What stands behind a line's expander, above the raw evidence; nothing where the line has said it all. */
export function lineParticulars(line: Known): Particular[] {
  return PARTICULARS.flatMap(([term, say]) => {
    const detail = say(line);
    return detail === null || detail === ''
      ? []
      : [{ term, detail: withUnseenWrittenOut(detail), isVerbatim: term === REPLY }];
  });
}

const REPLY = 'Server’s reply';

const PARTICULARS: readonly (readonly [term: string, say: (line: Known) => string | null])[] = [
  [REPLY, ({ update }) => (isAnswerToUs(update) ? null : (update.detail.reply ?? null))],
  ['Code', ({ update: { detail } }) => codeWords(detail)],
  ['Delivery took', ({ delivery }) => (delivery?.isFromHandOver === true ? deliveryWords(delivery) : null)],
  ['Try took', ({ update }) => tryWords(update)],
  ['Recognised by', ({ update: { detail } }) => ruleWords(detail)],
  ['Matched by', ({ update: { detail } }) => matchWords(detail)],
  ['Address in report', ({ update }) => reportedAddress(update)],
  ['Learnt', ({ update }) => learntWords(update)],
];

/** Where the reply does not say it. */
function codeWords({ reply = '', enhancedCode, replyCode }: UpdateDetail): string | null {
  const codes = [replyCode?.toString(), enhancedCode].filter(
    (code) => code !== undefined && !reply.includes(code),
  );
  return codes.length === 0 ? null : codes.join(' ');
}

function tryWords({ code, detail: { durationMs } }: Pick<StatusUpdate, 'code' | 'detail'>): string | null {
  return durationMs === undefined || code !== 'try-failed' ? null : millisecondsWords(durationMs);
}

function ruleWords({ rule, reason }: UpdateDetail): string | null {
  if (rule === undefined) return null;
  if (reason === undefined) return `rule ${rule}`;
  const words = bounceReasonWords(reason);
  return words === reason ? `rule ${rule}: ${reason}` : `rule ${rule}: ${lowerFirst(words)} (${reason})`;
}

const MATCH_WORDS = {
  token: 'its own address token',
  'envelope-id': 'its envelope id',
  'sendtrail-id': 'its Sendtrail id',
  'message-id': 'its Message-ID',
  'recipient-and-time': 'address and time: probably this message',
} as const satisfies Record<MatchStrength, string>;

/** The log keeps texts; one from another version is shown as it is. */
function matchWords({ matchedBy }: UpdateDetail): string | null {
  if (matchedBy === undefined) return null;
  const words: Readonly<Record<string, string>> = MATCH_WORDS;
  return words[matchedBy] ?? matchedBy;
}

/** A report names another address where the message was forwarded. */
function reportedAddress({ source, detail }: Pick<StatusUpdate, 'source' | 'detail'>): string | null {
  return source === 'mailbox' && detail.note?.includes('@') === true ? detail.note : null;
}

/** What came from outside was learnt later than it happened. */
function learntWords({ source, recordedAt }: StatusUpdate): string | null {
  return source === 'mailbox' || source === 'provider' ? exactTime(recordedAt) : null;
}

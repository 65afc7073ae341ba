import type { MatchStrength } from '../../../shared/domain/report';
import type { StatusUpdate, UpdateCode, UpdateDetail } from '../../../shared/domain/status-history';
import { millisecondsWords } from '../../shared/words/numbers';
import { NOTICE_NAMES, updateSentence } from '../../shared/words/updates';

/** What one line of the history says beside its status and time. */
export interface LineDetails {
  /** Without its full stop; null where it would only repeat the status. */
  sentence: string | null;
  /** Short facts: device, mail app, how long it took, which rule recognised it. */
  facts: string[];
  /** The server's own words. */
  reply: string | null;
  link: string | null;
  relatedMessageId: string | null;
}

/** Everything a line knows, in words. */
export function lineDetails(
  update: Pick<StatusUpdate, 'at' | 'status' | 'code' | 'detail' | 'by'>,
): LineDetails {
  const { detail } = update;
  const sentence = updateSentence(update);
  return {
    sentence: sentence === update.status ? null : sentence.replace(/\.$/, ''),
    facts: FACTS.map((fact) => fact(detail)).filter((words) => words !== null),
    reply: detail.reply === undefined || detail.reply === '' ? null : detail.reply,
    link: detail.link ?? null,
    relatedMessageId: detail.relatedMessageId ?? null,
  };
}

const FACTS: readonly ((detail: UpdateDetail) => string | null)[] = [
  ({ device, mailApp }) => joined([device, mailApp]),
  ({ durationMs }) => (durationMs === undefined ? null : `in ${millisecondsWords(durationMs)}`),
  ({ tries }) => (tries === undefined || tries < 2 ? null : `try ${tries}`),
  ({ rule, reason, failure }) =>
    rule === undefined || failure !== undefined
      ? null
      : `recognised by rule ${rule}${reason === undefined ? '' : ` (${reason})`}`,
  ({ matchedBy }) => (matchedBy === undefined ? null : matchWords(matchedBy)),
  ({ note }) => note ?? null,
];

function joined(words: readonly (string | undefined)[]): string | null {
  const known = words.filter((word) => word !== undefined && word !== '');
  return known.length === 0 ? null : known.join(', ');
}

const MATCH_WORDS = {
  token: 'matched by its own address token',
  'envelope-id': 'matched by its envelope id',
  'sendtrail-id': 'matched by its Sendtrail id',
  'message-id': 'matched by its Message-ID',
  'recipient-and-time': 'probably this message: address and time fit',
} as const satisfies Record<MatchStrength, string>;

/** The log keeps texts; one from another version is shown as it is. */
function matchWords(matchedBy: string): string {
  const words: Readonly<Record<string, string>> = MATCH_WORDS;
  return words[matchedBy] ?? `matched by ${matchedBy}`;
}

/** The name of a line that has no status of its own. */
export function noticeName(code: UpdateCode): string {
  const names: Partial<Record<UpdateCode, string>> = NOTICE_NAMES;
  return names[code] ?? 'Notice';
}

/** Whether everything that speaks for the status shown may have been a machine's doing. */
export function isPossiblyAutomatic(
  status: StatusUpdate['status'],
  history: readonly Pick<StatusUpdate, 'status' | 'detail'>[],
): boolean {
  const lines = history.filter((line) => line.status === status);
  return lines.length > 0 && lines.every(({ detail }) => detail.isPossiblyAutomatic === true);
}

/** "Anh Nguyen" from the list form "Nguyen, Anh" that the log keeps. */
export function spokenName(listName: string): string {
  const comma = listName.indexOf(', ');
  return comma === -1 ? listName : `${listName.slice(comma + 2)} ${listName.slice(0, comma)}`;
}

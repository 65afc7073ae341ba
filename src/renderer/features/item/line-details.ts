import { withUnseenWrittenOut } from '../../../shared/domain/evidence';
import type { StatusUpdate, UpdateCode, UpdateDetail } from '../../../shared/domain/status-history';
import { NOTICE_NAMES, updateSentence } from '../../shared/words/updates';
import { deliveryFact } from './delivery-time';
import type { HistoryLine } from './history-lines';

/** What one line of the history says at a glance, beside its status and time. */
export interface LineDetails {
  /** Without its full stop; null where it would only repeat the status. */
  sentence: string | null;
  /** Short facts: device, mail app, how long it took. */
  facts: string[];
  /** What our own server answered to the hand-over or a try. What a report quotes is for the expander. */
  reply: string | null;
  link: string | null;
  relatedMessageId: string | null;
}

type SaidLine = Pick<HistoryLine, 'update' | 'delivery' | 'channel'>;

/** What a line says at a glance; everything else it knows stands behind its expander. */
export function lineDetails({ update, delivery, channel }: SaidLine): LineDetails {
  const { detail } = update;
  const sentence = updateSentence(update, channel);
  // What a person writes may well hold joiners: some scripts need them.
  const shown = update.source === 'person' ? (words: string) => words : withUnseenWrittenOut;
  return {
    sentence: sentence === update.status ? null : shown(sentence.replace(/\.$/, '')),
    facts: [
      delivery === null ? null : deliveryFact(delivery),
      joined([detail.device, detail.mailApp]),
      triesFact(detail),
      noteFact(update),
    ]
      .filter((words) => words !== null)
      .map(shown),
    reply: isAnswerToUs(update) ? shown(detail.reply ?? '') : null,
    link: detail.link ?? null,
    relatedMessageId: detail.relatedMessageId ?? null,
  };
}

/** Whether a line holds what our own server said to us, and not what a report quotes of another. */
export function isAnswerToUs({ source, detail }: Pick<StatusUpdate, 'source' | 'detail'>): boolean {
  return source === 'sending' && detail.reply !== undefined && detail.reply !== '';
}

function triesFact({ tries }: UpdateDetail): string | null {
  return tries === undefined || tries < 2 ? null : `try ${tries}`;
}

/** What a person wrote, or the line of a file. A report's note is for the expander; some sentences name theirs. */
function noteFact({ source, code, detail }: Pick<StatusUpdate, 'source' | 'code' | 'detail'>): string | null {
  return source === 'mailbox' || code === 'missing-field' ? null : (detail.note ?? null);
}

function joined(words: readonly (string | undefined)[]): string | null {
  const known = words.filter((word) => word !== undefined && word !== '');
  return known.length === 0 ? null : known.join(', ');
}

/** The name of a line that has no status of its own. */
export function noticeName(code: UpdateCode): string {
  const names: Partial<Record<UpdateCode, string>> = NOTICE_NAMES;
  return names[code] ?? 'Notice';
}

/** What a line is called: its status, or what happened. */
export function lineName({ status, code }: Pick<StatusUpdate, 'status' | 'code'>): string {
  return status ?? noticeName(code);
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

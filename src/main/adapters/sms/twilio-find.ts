import type { SmsToFind } from '../../ports/sms-provider';
import { recordOf, textOf, timeOf, type JsonRecord } from './read-json';

/** A record can be dated so much before the request by rounding, and after it by time-outs and queues. */
const EARLIEST_MS = 120_000;
const LATEST_MS = 600_000;
/** Longer before the attempt than any error in reckoning its time. */
const OUT_OF_QUESTION_MS = 86_400_000;

export type TwilioMatch =
  { kind: 'one'; row: JsonRecord } | { kind: 'none' } | { kind: 'unclear'; reply: string };

/**
 * Which message of a list is the one that got no answer. Twilio keeps no id of ours (a status callback would carry one,
 * but a desktop has no address on the internet to be called at), so number, text and time have to do; wherever they fit
 * more than one message, nothing is said.
 * @param attemptAt when the attempt was, by Twilio's clock
 * @param earliestAt when it was at the earliest: no later message is out of the question
 */
export function matchTwilio(
  rows: readonly unknown[],
  sms: SmsToFind,
  attemptAt: number,
  earliestAt: number,
): TwilioMatch {
  const known = new Set(sms.twinProviderIds);
  const near = rows
    .map(recordOf)
    .filter((row) => isOutboundTo(row, sms.to) && !known.has(textOf(row['sid'])))
    .filter((row) => !isTooOld(row, earliestAt));
  // A text that Twilio was told not to keep cannot be compared.
  if (near.some(({ body }) => textOf(body) === null))
    return unclear('Twilio does not show the text of a message');
  const same = near.filter(({ body }) => isSameText(textOf(body) ?? '', sms.text));
  const [first, second] = same;
  if (first === undefined) return { kind: 'none' };
  if (second !== undefined || known.has(null))
    return unclear('More than one SMS with this text to this number');
  const lateMs = createdAt(first, attemptAt) - attemptAt;
  return lateMs >= -EARLIEST_MS && lateMs <= LATEST_MS
    ? { kind: 'one', row: first }
    : unclear('An SMS with this text to this number was sent at another time');
}

/** Whether every message of a page is so old that the pages behind it cannot matter: Twilio lists the newest first. */
export function isPageTooOld(rows: readonly unknown[], earliestAt: number): boolean {
  return rows.every((row) => isTooOld(recordOf(row), earliestAt));
}

function isTooOld(row: JsonRecord, earliestAt: number): boolean {
  return createdAt(row, earliestAt) <= earliestAt - OUT_OF_QUESTION_MS;
}

function isOutboundTo(row: JsonRecord, to: string): boolean {
  return row['to'] === to && textOf(row['direction'])?.startsWith('outbound') === true;
}

/** A message without a date counts as being of the time asked for. */
function createdAt(row: JsonRecord, attemptAt: number): number {
  return timeOf(row['date_created']) ?? attemptAt;
}

/** A trial account puts a sentence in front of every text. */
function isSameText(listed: string, sent: string): boolean {
  const [there, ours] = [normalised(listed), normalised(sent)];
  return there === ours || (there.endsWith(ours) && /^Sent from your Twilio trial account\b/.test(there));
}

function normalised(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim().normalize('NFC');
}

function unclear(reply: string): TwilioMatch {
  return { kind: 'unclear', reply };
}

import { lastLine, sendingServer, type CallerFacts, type CallerLine } from './caller-facts';
import { whenAfter, type WayStep } from './caller-way';
import { spokenTime, spokenWhen } from './spoken-time';
import type { Status } from './status';

/**
 * The steps of an SMS's way that the history tells of, up to a time: "left us Tue 10:02 as an SMS to …478, taken by
 * ClickSend 2 s later", "on the phone since 10:03". Nothing stands here that no line says.
 */
export function smsWayOf(facts: CallerFacts, until: number, now: number): WayStep[] {
  const lines = facts.history.filter(({ at }) => at <= until);
  const left = leftStep(facts, lines, now);
  const arrived = arrivedStep(lines, left ?? undefined, now);
  return [left, arrived].filter((step) => step !== null);
}

/** Whether an e-mail to a gateway carries it. */
export function isCarried({ history }: Pick<CallerFacts, 'history'>): boolean {
  return lastLine(history, 'carried') !== null;
}

/** Who has taken it, as the lines of its way name them. */
export function takerOf({ history }: Pick<CallerFacts, 'history'>): string {
  return sendingServer(firstLine(history, 'Queued'), 'sms');
}

function leftStep(facts: CallerFacts, lines: readonly CallerLine[], now: number): WayStep | null {
  const line = firstLine(lines, 'Queued');
  if (line === null) return null;
  const { at } = line;
  if (line.code === 'confirmed-gone') return { at, words: confirmedWords(line, now) };
  const number = numberEnd(facts.message.recipient);
  if (isCarried(facts))
    return { at, words: `left us ${spokenTime(at, now)} in an e-mail to the SMS gateway, for ${number}` };
  const { durationMs } = line.detail;
  const leftAt = at - (durationMs ?? 0);
  const left = { at: leftAt, words: `left us ${spokenTime(leftAt, now)} as an SMS to ${number}` };
  const later = durationMs === undefined ? '' : ` ${whenAfter(at, left, now)}`;
  return { at, words: `${left.words}, taken by ${sendingServer(line, 'sms')}${later}` };
}

/** Whoever says that it has gone is told: the provider that was asked, or a person. */
function confirmedWords(line: CallerLine, now: number): string {
  const provider = sendingServer(line, 'sms');
  const when = spokenWhen(line.at, now);
  return line.by === null
    ? `left us: ${provider} said ${when} that it has it`
    : `marked as gone by ${line.by} ${when} without an answer from ${provider}`;
}

/** No phone tells more than the first of them; whatever says more says this, too. */
const ARRIVED = ['Delivered', 'Opened', 'Clicked'] as const satisfies readonly Status[];

function arrivedStep(lines: readonly CallerLine[], before: WayStep | undefined, now: number): WayStep | null {
  const delivered = ARRIVED.map((status) => firstLine(lines, status)).find((line) => line !== null);
  if (delivered !== undefined)
    return { at: delivered.at, words: `on the phone since ${spokenTime(delivered.at, now)}` };
  const sent = firstLine(lines, 'Sent');
  return sent === null
    ? null
    : { at: sent.at, words: `passed on to the phone’s network ${whenAfter(sent.at, before, now)}` };
}

function firstLine(lines: readonly CallerLine[], status: Status): CallerLine | null {
  return (
    lines.filter((line) => line.status === status).toSorted((one, other) => one.at - other.at)[0] ?? null
  );
}

/** "…478": enough to tell a patient which of their phones is meant. */
function numberEnd(number: string): string {
  return `…${number.slice(-3)}`;
}

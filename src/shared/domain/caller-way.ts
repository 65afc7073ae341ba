import type { CallerFacts, CallerLine } from './caller-facts';
import { mailServiceOf } from './mail-service';
import { spokenLater, spokenTime, spokenWhen } from './spoken-time';
import type { Status } from './status';

/** One step of a message's way, ready to stand in a row of steps. */
export interface WayStep {
  at: number;
  words: string;
}

/**
 * The steps of a message's way that the history tells of, up to a time: "left us Tue 10:02", "accepted by Gmail 3 s
 * later", "opened at 10:14 on an iPhone". Nothing stands here that no line says.
 */
export function wayOf(facts: CallerFacts, until: number, now: number): WayStep[] {
  const lines = facts.history.filter(({ at }) => at <= until);
  const steps: WayStep[] = [];
  for (const step of [leftStep, arrivedStep, openedStep, clickedStep]) {
    const next = step({
      lines,
      service: mailServiceOf(facts.message.recipient).name,
      before: steps.at(-1),
      now,
    });
    if (next !== null) steps.push(next);
  }
  return steps;
}

/** When a step happened, told from the step before it where there is one. */
export function whenAfter(at: number, before: WayStep | undefined, now: number): string {
  return before === undefined ? spokenWhen(at, now) : spokenLater(at, before.at, now);
}

/** "Left us Tue 10:02, accepted by Gmail 3 s later": steps as the beginning of a sentence. */
export function inOneRow(steps: readonly string[]): string {
  const row = steps.join(', ');
  return row.charAt(0).toUpperCase() + row.slice(1);
}

interface StepContext {
  lines: readonly CallerLine[];
  service: string;
  before: WayStep | undefined;
  now: number;
}

function leftStep({ lines, now }: StepContext): WayStep | null {
  const line = firstLine(lines, 'Queued');
  if (line === null) return null;
  const when = spokenTime(line.at, now);
  if (line.code !== 'confirmed-gone') {
    // A report proved it: by then it had gone, nobody knows since when.
    const isProved = line.source === 'mailbox';
    return { at: line.at, words: isProved ? `left us before ${when}, as a report shows` : `left us ${when}` };
  }
  if (line.source === 'mailbox') {
    return {
      at: line.at,
      words: `left us: its copy was found among the sent mail ${spokenWhen(line.at, now)}`,
    };
  }
  return {
    at: line.at,
    words: `marked as gone by ${line.by ?? 'the desk'} ${spokenWhen(line.at, now)} without a reply from the server`,
  };
}

function arrivedStep({ lines, service, before, now }: StepContext): WayStep | null {
  const delivered = firstLine(lines, 'Delivered');
  const line = delivered ?? firstLine(lines, 'Sent');
  if (line === null) return null;
  const words = delivered === null ? `accepted by ${service}` : `in the mailbox at ${service}`;
  return { at: line.at, words: `${words} ${whenAfter(line.at, before, now)}` };
}

function openedStep({ lines, before, now }: StepContext): WayStep | null {
  const line = firstLine(lines, 'Opened');
  if (line === null) return null;
  const when = spokenWhen(line.at, now);
  if (isReceipt(line) && !isAutomatic(line)) {
    const words = `their mail program says that it was shown ${when}`;
    return { at: line.at, words: before === undefined ? words : `and ${words}` };
  }
  return {
    at: line.at,
    words: isAutomatic(line)
      ? `may have been opened by a machine ${when}`
      : `opened ${when}${onDevice(line)}`,
  };
}

function clickedStep({ lines, before, now }: StepContext): WayStep | null {
  const line = firstLine(lines, 'Clicked');
  if (line === null) return null;
  const when = spokenWhen(line.at, now);
  const words = isAutomatic(line)
    ? `a link in it may have been followed by a machine ${when}`
    : `a link in it was followed ${when}`;
  return { at: line.at, words: before === undefined ? words : `and ${words}` };
}

/** The first line of a status; what a machine may have done counts only while nobody else has done it. */
function firstLine(lines: readonly CallerLine[], status: Status): CallerLine | null {
  const inOrder = lines.filter((line) => line.status === status).toSorted((one, other) => one.at - other.at);
  return inOrder.find((line) => !isAutomatic(line)) ?? inOrder[0] ?? null;
}

/** Whether all that was opened or followed may have been a machine's doing. */
export function isMaybeUnread(lines: readonly CallerLine[]): boolean {
  return lines.every((line) => (line.status !== 'Opened' && line.status !== 'Clicked') || isAutomatic(line));
}

/** An opening that a mail program has reported (RFC 8098): shown on a screen, which is all it says. */
export function isReceipt({ status, source }: Pick<CallerLine, 'status' | 'source'>): boolean {
  return status === 'Opened' && source === 'mailbox';
}

/** Whether a machine may have done it, and not a person. */
function isAutomatic({ detail }: Pick<CallerLine, 'detail'>): boolean {
  return detail.isPossiblyAutomatic === true;
}

/** Names of systems, which take no article. */
const SYSTEM_NAME = /^(?:Windows|macOS|Linux|iOS|iPadOS|Android|ChromeOS)$/i;

function onDevice({ detail }: CallerLine): string {
  const device = detail.device ?? '';
  if (device === '') return '';
  if (SYSTEM_NAME.test(device)) return ` on ${device}`;
  return ` on ${/^[aeiou]/i.test(device) ? 'an' : 'a'} ${device}`;
}

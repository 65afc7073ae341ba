import { lastLine, sendingServer, type CallerFacts, type CallerLine } from './caller-facts';
import { batchWait, isBatchWaitReason, type BatchWaitReason } from './batch-wait';
import { pauseWordsOf, sendFailureWords } from './failure-words';
import type { Channel, OutboxState } from './message';
import { QUIET_HOURS_WAIT } from './quiet-hours';
import { isTooLate } from './retry-schedule';
import { spokenTime, spokenWhen } from './spoken-time';

/** The sentence for a message that is not known to have left: it waits, is being sent, or nobody knows. */
export function notGoneSentence(facts: CallerFacts, now: number): string {
  const { outboxState, createdAt } = facts.message;
  if (outboxState !== null) return SENTENCES[outboxState](facts, now);
  return `Written ${spokenWhen(createdAt, now)}; nothing more is known.`;
}

const SENTENCES = {
  waiting: waitingSentence,
  sending: () => 'It is being sent now.',
  unconfirmed: unconfirmedSentence,
} as const satisfies Record<OutboxState, (facts: CallerFacts, now: number) => string>;

/** After a crash the history has no more than the time at which the gap was noticed. */
function unconfirmedSentence({ history, message }: CallerFacts, now: number): string {
  const line = lastLine(history, 'unconfirmed');
  const when = spokenWhen(line?.at ?? message.createdAt, now);
  const server = UNCONFIRMING_SERVERS[message.channel](line);
  return line !== null && line.detail.failure === undefined
    ? `It may have gone: sending was interrupted, noticed ${when}, and ${server.reply} is not known.`
    : `It may have gone ${when}: ${server.name} did not confirm it.`;
}

/** Who did not confirm it, and what is not known of them. */
const UNCONFIRMING_SERVERS = {
  email: () => ({ name: 'the server', reply: 'the server’s reply' }),
  sms: (line) => {
    const name = sendingServer(line, 'sms');
    return { name, reply: `the answer of ${name}` };
  },
} as const satisfies Record<Channel, (line: CallerLine | null) => { name: string; reply: string }>;

function waitingSentence(facts: CallerFacts, now: number): string {
  const { createdAt, notAfter } = facts.message;
  const sentence = `Written ${spokenWhen(createdAt, now)}, not sent yet: ${waitWords(facts, now)}.`;
  return notAfter === null || isTooLate(now, notAfter)
    ? sentence
    : `${sentence} It is not sent after ${spokenTime(notAfter, now)}.`;
}

/** The first that applies is said: what needs a person, then what holds the message longest. */
function waitWords(facts: CallerFacts, now: number): string {
  for (const words of WAITS) {
    const said = words(facts, now);
    if (said !== null) return said;
  }
  return 'it waits to be sent';
}

const WAITS: readonly ((facts: CallerFacts, now: number) => string | null)[] = [
  lateWords,
  pauseWords,
  batchWords,
  quietWords,
  scheduleWords,
  offlineWords,
  retryWords,
];

function lateWords({ message: { notAfter } }: CallerFacts, now: number): string | null {
  if (notAfter === null || !isTooLate(now, notAfter)) return null;
  return `its last moment, ${spokenTime(notAfter, now)}, has passed`;
}

function pauseWords({ pause, message }: CallerFacts): string | null {
  return pause === null ? null : pauseWordsOf(pause, message.channel);
}

/** SMS wait for the hours in which they may go. */
function quietWords({ message: { waitReason, dueAt } }: CallerFacts, now: number): string | null {
  if (waitReason !== QUIET_HOURS_WAIT || !isLater(dueAt, now)) return null;
  return `it waits for the hours in which SMS go, and goes ${spokenWhen(dueAt, now)}`;
}

/** What its batch makes it wait for; the last two have no time that could be named. */
function batchWords({ message }: CallerFacts, now: number): string | null {
  const held = batchWait(message, now);
  return held === null ? null : BATCH_WORDS[held](message.dueAt ?? now, now);
}

const BATCH_WORDS = {
  held: (dueAt, now) => `its batch is held until ${spokenTime(dueAt, now)}, so that it can still be stopped`,
  stopped: () => 'its batch was stopped, and it waits until somebody resumes it',
  'being-written': () => 'its batch is still being written to the log',
} as const satisfies Record<BatchWaitReason, (dueAt: number, now: number) => string>;

/** Before the first try only: a person may have sent it sooner than it was set for. */
function scheduleWords({ message }: CallerFacts, now: number): string | null {
  const { scheduledFor, dueAt, waitReason } = message;
  if (scheduledFor === null || waitReason !== null) return null;
  return scheduledFor > now && isLater(dueAt, now) ? `it is to go ${spokenWhen(scheduledFor, now)}` : null;
}

function offlineWords({ isOnline }: CallerFacts): string | null {
  return isOnline ? null : 'this computer is offline, and it goes by itself when the network is back';
}

function retryWords(
  { message: { waitReason, dueAt, channel }, history }: CallerFacts,
  now: number,
): string | null {
  if (waitReason === null || waitReason === QUIET_HOURS_WAIT || isBatchWaitReason(waitReason)) return null;
  const again = isLater(dueAt, now) ? spokenWhen(dueAt, now) : 'by itself';
  const server = sendingServer(lastLine(history, 'try-failed'), channel);
  return `${sendFailureWords(waitReason, server)}, and it is tried again ${again}`;
}

function isLater(at: number | null, now: number): at is number {
  return at !== null && at > now;
}

/** How many messages left within one second of the clock. */
export interface SentInSecond {
  second: number;
  count: number;
}

const WINDOW_SECONDS = 60;

/**
 * How many messages may leave now so that no minute carries more than the rate. Counted by whole seconds, so that a
 * minute of many thousand messages is remembered in sixty numbers.
 * @param sent what has left, oldest second first
 * @returns how many may go now, and when the next may go (ms; `now` if any may)
 */
export function allowance(
  sent: readonly SentInSecond[],
  messagesPerMinute: number,
  now: number,
): { free: number; nextFreeAt: number } {
  const recent = withinWindow(sent, now);
  let carried = recent.reduce((sum, { count }) => sum + count, 0);
  if (carried < messagesPerMinute) return { free: messagesPerMinute - carried, nextFreeAt: now };
  for (const { second, count } of recent) {
    carried -= count;
    if (carried < messagesPerMinute) return { free: 0, nextFreeAt: (second + WINDOW_SECONDS + 1) * 1000 };
  }
  return { free: 0, nextFreeAt: now };
}

/** Notes that messages left, and forgets what is older than a minute or, after the clock was set back, in the future. */
export function noteSent(sent: readonly SentInSecond[], count: number, now: number): SentInSecond[] {
  const second = Math.floor(now / 1000);
  const recent = withinWindow(sent, now);
  const last = recent.at(-1);
  if (last?.second !== second) return [...recent, { second, count }];
  return [...recent.slice(0, -1), { second, count: last.count + count }];
}

function withinWindow(sent: readonly SentInSecond[], now: number): SentInSecond[] {
  const second = Math.floor(now / 1000);
  return sent.filter((entry) => entry.second >= second - WINDOW_SECONDS && entry.second <= second);
}

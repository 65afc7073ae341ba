/** The longest that somebody who wants a turn, again and again, has to wait for it. */
export function measureWaits(): { stop: () => number } {
  let longestMs = 0;
  let isMeasuring = true;
  let askedAt = performance.now();
  const turn = (): void => {
    if (!isMeasuring) return;
    longestMs = Math.max(longestMs, performance.now() - askedAt);
    askedAt = performance.now();
    setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop: () => {
      isMeasuring = false;
      return Math.max(longestMs, performance.now() - askedAt);
    },
  };
}

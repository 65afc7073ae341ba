/** 10 MB of a text, over and over. */
export function tenMegabytesOf(piece: string): string {
  return piece.repeat(Math.ceil(10_000_000 / piece.length));
}

/** How long a piece of work takes, in milliseconds. */
export function durationMsOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

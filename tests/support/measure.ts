/** 10 MB of a text, over and over. */
export function tenMegabytesOf(piece: string): string {
  return piece.repeat(Math.ceil(10_000_000 / piece.length));
}

/** For a test that goes through megabytes on a busy computer: it ends one that hangs, and judges no speed. */
export const BIG_TEXT_LIMIT_MS = 60_000;

/** Into how many short texts the long one of `growthOf` is cut, and how long each of them is. */
const SHORT_TEXTS = 32;
const SHORT_LENGTH = 1_000;
const ATTEMPTS = 3;
/**
 * What cheaper work counts as: beside it, the compiling of a loop would seem growth. Work that grows with the square of
 * these lengths is a hundred times as much.
 */
const LEAST_MICROS = 500;

/** What `growthOf` stays below where work grows with the length: far from either answer, so that no load tips it. */
export const STEADY_GROWTH = 6;

/**
 * What one long text of the piece costs, divided by what as much of it costs in 32 short texts: about 1 where the work
 * grows with the length of a text, about 32 where it grows with its square. In time of the processor, which is not
 * lengthened by what else the computer does; the best of a few attempts, because garbage is collected during some.
 */
export function growthOf(work: (text: string) => unknown, piece: string): number {
  const short = piece.repeat(Math.ceil(SHORT_LENGTH / piece.length));
  const long = short.repeat(SHORT_TEXTS);
  const ratios = Array.from({ length: ATTEMPTS }, () => {
    const shortMicros = processorMicrosOf(() => {
      for (let count = 0; count < SHORT_TEXTS; count += 1) work(short);
    });
    return processorMicrosOf(() => work(long)) / Math.max(shortMicros, LEAST_MICROS);
  });
  return Math.min(...ratios);
}

function processorMicrosOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

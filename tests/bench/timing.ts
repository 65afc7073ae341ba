/** One line of a benchmark's result (spec of the lines: name, value, unit, and the baseline of the same run). */
export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  /** What the value is measured against, in the same unit and the same run. */
  baseline?: number;
  [fact: string]: number | string | undefined;
}

/** Prints a result as `bench {json}`, with the ratio of value and baseline. */
export function printBench(line: BenchLine): void {
  const { value, baseline } = line;
  const ratio = baseline === undefined ? {} : { ratio: rounded(value / baseline) };
  const rounding = baseline === undefined ? {} : { baseline: rounded(baseline) };
  process.stdout.write(
    `bench ${JSON.stringify({ ...line, value: rounded(value), ...rounding, ...ratio })}\n`,
  );
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

import type { HistoryLine } from './history-lines';

/** A row of the table: a line, the day that begins, or many like lines put together. */
export type HistoryRow =
  | { kind: 'line'; line: HistoryLine; isFolded: boolean }
  | { kind: 'day'; at: number; isFolded: boolean; sequence: number }
  | { kind: 'fold'; lines: readonly HistoryLine[]; isOpen: boolean; sequence: number };

/** So many like ones in a row are too much for a glance. */
const RUN_TO_FOLD = 5;

/**
 * The rows of a history. Every day is named where it begins. Of many notices of one kind in a row (still trying, still
 * trying…) only the first and the last are shown until somebody asks; on paper all of them are.
 * @param openFolds sequence numbers of the first lines of what has been unfolded
 */
export function historyRows(lines: readonly HistoryLine[], openFolds: readonly number[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let shownAt: number | null = null;
  for (const run of runsOf(lines)) {
    const sequence = run[0]?.update.sequence ?? 0;
    const isFold = run.length > 1;
    const isFolded = isFold && !openFolds.includes(sequence);
    if (isFold) rows.push({ kind: 'fold', lines: run, isOpen: !isFolded, sequence });
    let before: number | null = shownAt;
    for (const line of run) {
      const { at } = line.update;
      if (!isSameDay(before, at)) rows.push({ kind: 'day', at, isFolded, sequence: line.update.sequence });
      rows.push({ kind: 'line', line, isFolded });
      before = at;
    }
    if (!isFolded) shownAt = before;
  }
  return rows;
}

/** Runs of one line, and those of several, which are to be folded. */
function runsOf(lines: readonly HistoryLine[]): HistoryLine[][] {
  const runs: HistoryLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run !== undefined && isLike(run[0], line)) run.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) =>
    run.length < RUN_TO_FOLD ? run.map((line) => [line]) : [run.slice(0, 1), run.slice(1, -1), run.slice(-1)],
  );
}

function isLike(one: HistoryLine | undefined, other: HistoryLine): boolean {
  return one?.update.status === null && other.update.status === null && one.update.code === other.update.code;
}

function isSameDay(one: number | null, other: number): boolean {
  return one !== null && new Date(one).toDateString() === new Date(other).toDateString();
}

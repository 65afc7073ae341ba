import { fileURLToPath } from 'node:url';
import { benchReads, type SearchTime } from './log-reads';
import { benchWrites } from './log-writes';
import { printBench } from './timing';

const REDUCED = [10_000, 100_000] as const;
const FULL = [100_000, 1_000_000] as const;

/** Measures the log: what sending writes to it, and what the lists read from it, at two sizes ten times apart. */
export async function run({ full }: { full: boolean }): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  benchWrites();
  const [fewer, more] = full ? FULL : REDUCED;
  const small = await benchReads(fewer, say);
  const large = await benchReads(more, say);
  const isFull = large.map((search, index) => search.isFullPage && small[index]?.isFullPage === true);
  const totalMs = (searches: readonly SearchTime[], isTaken: (index: number) => boolean) =>
    searches.reduce((total, { ms }, index) => total + (isTaken(index) ? ms : 0), 0);
  const growth = (name: string, isTaken: (index: number) => boolean) => {
    const [value, baseline] = [totalMs(large, isTaken), totalMs(small, isTaken)];
    const searches = large.filter((_, index) => isTaken(index)).length;
    printBench({ name, value, baseline, unit: 'ms', messages: more, searches });
  };
  growth('log-search-growth', (index) => isFull[index] === true);
  growth('log-search-growth-all', () => true);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run({ full: process.argv.includes('--full') });

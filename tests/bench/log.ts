import { fileURLToPath } from 'node:url';
import { benchReads } from './log-reads';
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
  printBench({
    name: 'log-search-growth',
    value: large.searchMs,
    baseline: small.searchMs,
    unit: 'ms',
    messages: more,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run({ full: process.argv.includes('--full') });

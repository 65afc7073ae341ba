import { fileURLToPath } from 'node:url';
import { benchReads } from './log-reads';
import { benchWrites } from './log-writes';
import { printBench } from './timing';

const REDUCED = [10_000, 100_000] as const;
const FULL = [100_000, 1_000_000] as const;

/** Measures the log: what sending writes to it, and what the lists read from it, at two sizes ten times apart. */
export function run({ full }: { full: boolean }): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  benchWrites();
  const [small, large] = (full ? FULL : REDUCED).map((messages) => ({
    messages,
    ...benchReads(messages, say),
  }));
  if (small === undefined || large === undefined) return;
  printBench({
    name: 'log-search-growth',
    value: large.searchMs,
    baseline: small.searchMs,
    unit: 'ms',
    messages: large.messages,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run({ full: process.argv.includes('--full') });

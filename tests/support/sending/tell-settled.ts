import type { OutboxStore } from '../../../src/main/ports/outbox-store';

/** Calls back after a commit, with how many messages it has settled: only what has been committed is told. */
export function tellSettled(outbox: OutboxStore, tell: (count: number) => void): void {
  const settle = outbox.settle.bind(outbox);
  let settled = 0;
  outbox.settle = (...settlement) => {
    settle(...settlement);
    settled += 1;
  };
  const together = outbox.together.bind(outbox);
  outbox.together = (work) => {
    together(work);
    tell(settled);
    settled = 0;
  };
}

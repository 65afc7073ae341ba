import type { Ports } from '../ports';
import { othersTurn } from './others-turn';

/** Parts of a list, each of so many items but the last. */
export function* partsOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Does long work part by part; between the parts others have their turn. */
export async function inTurns<Part>(
  ports: Pick<Ports, 'clock'>,
  parts: Iterable<Part>,
  work: (part: Part) => void,
): Promise<void> {
  for (const part of parts) {
    work(part);
    await othersTurn(ports);
  }
}

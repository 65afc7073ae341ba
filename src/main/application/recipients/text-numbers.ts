import type { RichText } from '../../../shared/domain/rich-text';

/** A number for each text. Messages that share their body are most of a batch: it is read once. */
export function textNumbers(): (body: RichText) => number {
  const numbers = new Map<string, number>();
  const known = new WeakMap<RichText, number>();
  return (body) => {
    const found = known.get(body);
    if (found !== undefined) return found;
    const text = JSON.stringify(body);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(body, number);
    return number;
  };
}

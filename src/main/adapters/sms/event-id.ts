import { createHash } from 'node:crypto';

/** One id for one piece of news, however often it is read: the same parts give the same id. */
export function eventId(...parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

import type { Evidence } from '../../../shared/domain/status-history';
import { numberWords } from './numbers';

/** What a piece of raw evidence is, above the frame that shows it. */
export const EVIDENCE_NAMES = {
  'message/rfc822': 'The mail as it came',
  'application/json': 'The notice as it came',
  'text/plain': 'What the servers said to each other',
} as const satisfies Record<Evidence['mediaType'], string>;

/** Where only the beginning is there. */
export function cutWords(limit: number): string {
  return `Only its first ${numberWords(limit)} characters were kept. The whole of it is still where it came in, unless somebody has deleted it.`;
}

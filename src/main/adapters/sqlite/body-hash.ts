import { createHash } from 'node:crypto';

/** Under which a body is kept once for all messages that share it. @param text the body as JSON */
export function hashOfBody(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { createHash } from 'node:crypto';
import type { RichText } from '../../../shared/domain/rich-text';
import type { MimeSegment } from '../../ports/email-composer';
import { textParts, type TextPart } from './mime-parts';

/** A body as it stands in every message that it goes out with. */
export interface EncodedBody {
  /** Plain text, or plain text and HTML. */
  readonly parts: readonly TextPart[];
  /** Made of the texts, so that none of them can hold it (RFC 2046 §5.1.1). */
  readonly baseBoundary: string;
  /** What follows the header block, as a piece that is kept once; null while one message alone has it. */
  shared: MimeSegment | null;
  isUsed: boolean;
}

const KNOWN_BODIES = new WeakMap<RichText, EncodedBody>();

/** Messages of one batch share their body, so it is encoded once. */
export function encodedBody(body: RichText): EncodedBody {
  const known = KNOWN_BODIES.get(body);
  if (known !== undefined) return known;
  const parts = textParts(body);
  const hash = createHash('sha256');
  for (const { encoded } of parts) hash.update(encoded).update('\0');
  const encoded = { parts, baseBoundary: hash.digest('hex').slice(0, 24), shared: null, isUsed: false };
  KNOWN_BODIES.set(body, encoded);
  return encoded;
}

/** The header block and what follows it: in one piece for one message, apart for all that come after it. */
export function withBody(body: EncodedBody, headers: string, content: string): MimeSegment[] {
  if (!body.isUsed) {
    body.isUsed = true;
    return [ownSegment(headers + content)];
  }
  body.shared ??= sharedSegment(content);
  return [ownSegment(headers), body.shared];
}

export function ownSegment(text: string): MimeSegment {
  return { bytes: Buffer.from(text, 'latin1'), sharedHash: null };
}

function sharedSegment(text: string): MimeSegment {
  const bytes = Buffer.from(text, 'latin1');
  return { bytes, sharedHash: createHash('sha256').update(bytes).digest('hex') };
}

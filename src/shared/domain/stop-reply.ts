/** What phones and carriers everywhere take for "no more of this" (CTIA Messaging Principles §5.1.3; Australia: STOP). */
const STOP_WORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'unsubscribe',
  'opt out',
  'optout',
  'end',
  'quit',
  'cancel',
]);

/** Longer than any of these with what people put around it; nothing longer is looked at any closer. */
const LONGEST = 40;

/**
 * Whether an answer asks for no more SMS. The whole text must be the request, in any case, with any spaces and
 * punctuation around it and for the hyphen in it: "Please cancel my appointment" is for a person to read.
 */
export function isStopReply(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return false;
  const words = trimmed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return STOP_WORDS.has(words);
}

const FORBIDDEN_IN_HEADERS = ['\r', '\n', '\0'];

/**
 * Whether a text may stand in a message header. CR, LF and NUL would let a name or a subject become a header of its
 * own (RFC 5322 §2.2), so they are refused here, before any library sees them.
 */
export function isHeaderSafe(text: string): boolean {
  return !FORBIDDEN_IN_HEADERS.some((character) => text.includes(character));
}

const LONGEST_REPLY = 1_000;

/**
 * A server's reply, or a system's message, in one line of at most 1,000 characters. The code that every line of a
 * longer reply bears (RFC 5321 §4.2.1), and the enhanced code (RFC 2034 §4), stand once.
 */
export function oneLine(reply: string): string {
  if (reply.length <= LONGEST_REPLY && !/[\r\n]|^\s|\s$/.test(reply)) return reply;
  const [first = '', ...more] = reply.split(/[\r\n]+/).map((line) => line.trim());
  const enhanced = readEnhancedCode(first);
  const rest = more.map((line) => {
    const text = line.replace(/^\d{3}(?:[ -]|$)/, '');
    return enhanced !== null && text.startsWith(enhanced) ? text.slice(enhanced.length).trim() : text;
  });
  const head = more.length > 0 ? first.replace(/^(\d{3})-/, '$1 ').trim() : first;
  const line = [head, ...rest].filter((part) => part !== '').join(' ');
  // By code points, so that no character is cut in half.
  return Array.from(line).slice(0, LONGEST_REPLY).join('');
}

/** The RFC 3463 code of a reply ("550 5.1.1 …"); null where it has none. */
export function readEnhancedCode(reply: string): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? null;
}

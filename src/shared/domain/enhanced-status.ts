/** RFC 3463 §2. A code within an IP address or a version is none. */
const CODE = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g;
const REPLY = /(?<![\d.:/-])([245]\d\d)(?=[\s-]|$)/;
const IP_ADDRESS = /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g;
/** What a server says is short; a text beyond this is no reply any more. */
const TEXT_LIMIT = 20_000;

/** Enhanced status codes in a text, in order. */
export function enhancedCodesIn(text: string): string[] {
  if (text === '') return [];
  return [...text.slice(0, TEXT_LIMIT).replace(IP_ADDRESS, ' ').matchAll(CODE)].map(
    (match) => match[1] ?? '',
  );
}

/** The SMTP reply code that a text names first; null when it names none. */
export function replyCodeIn(text: string): number | null {
  const match = REPLY.exec(text.slice(0, TEXT_LIMIT).replace(IP_ADDRESS, ' '));
  return match?.[1] === undefined ? null : Number(match[1]);
}

/**
 * The code that says most: one with a detail before one that ends in .0 or is x.0.0. Earlier candidates win a tie.
 * @param candidates the remote server's first
 */
export function mostTellingCode(candidates: readonly string[]): string | null {
  let best: string | null = null;
  for (const code of candidates) if (best === null || detailOf(code) > detailOf(best)) best = code;
  return best;
}

function detailOf(code: string): number {
  const [, subject, detail] = code.split('.');
  return (subject === '0' ? 0 : 2) + (detail === '0' ? 0 : 1);
}

const VALUE_LIMIT = 4_000;
/** Nothing behind this is looked at, which bounds the time that one line can take. */
const LOOKED_AT_LIMIT = 20_000;

/** An @ with a domain behind it; %40 is an @ inside a URL. */
const AT_DOMAIN = /(?:@|%40)(?=[\p{L}\p{N}])/giu;
/** What ends the local part of an address (RFC 5321 §4.1.2), seen from its @. */
const BEFORE_LOCAL_PART = /[\s<>()[\]{},;:"]/;

/** Leaves of every address its domain only, and cuts what is long. */
export function redact(text: string): string {
  const looked = text.slice(0, LOOKED_AT_LIMIT);
  let redacted = '';
  let done = 0;
  for (const { 0: sign, index } of looked.matchAll(AT_DOMAIN)) {
    const start = localPartStart(looked, done, index);
    redacted += `${looked.slice(done, start)}${start === index ? '' : '…'}${sign}`;
    done = index + sign.length;
  }
  return (redacted + looked.slice(done)).slice(0, VALUE_LIMIT);
}

/** Where the local part begins that ends before `end`; `end` where there is none, as in a scoped package's name. */
function localPartStart(text: string, from: number, end: number): number {
  if (text[end - 1] === '/') return end;
  if (text[end - 1] === '"') return Math.max(text.lastIndexOf('"', end - 2), from);
  let start = end;
  while (start > from && !BEFORE_LOCAL_PART.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Deeper than this nothing is set in any further: hostile nesting must not become a page of blanks. */
const DEEPEST = 12;

/** A text, a bracket or comma or colon, or a run of anything else that is no white space. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs;

/**
 * JSON with a line for every value. Only white space between its parts is changed: numbers and escapes stay as they
 * came. What is no JSON stays as it is.
 */
export function laidOutJson(text: string): string {
  if (!isJson(text)) return text;
  let depth = 0;
  let laidOut = '';
  let before = '';
  const newLine = () => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
  for (const [token] of text.matchAll(TOKEN)) {
    const isEnd = token === '}' || token === ']';
    if (isEnd) depth -= 1;
    if (wantsNewLine(before, isEnd)) laidOut += newLine();
    laidOut += token === ':' ? ': ' : token;
    if (token === '{' || token === '[') depth += 1;
    before = token;
  }
  return laidOut;
}

/** An empty object or list stays on one line. */
function wantsNewLine(before: string, isEnd: boolean): boolean {
  const isBehindStart = before === '{' || before === '[';
  return isEnd ? !isBehindStart : isBehindStart || before === ',';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const HTML_LIMIT = 256_000;
/** Tags that begin a new line for who reads it. */
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  'br p div tr li h1 h2 h3 h4 h5 h6 table td th hr pre ul ol blockquote center dt dd title'.split(' '),
);
/** Elements whose content nobody sees. */
const HIDDEN = ['style', 'script', 'head'];
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What a person reads of an HTML page: block tags end lines, the rest of the tags is left out. */
export function textOfHtml(html: string): string {
  const text = html.slice(0, HTML_LIMIT);
  const lower = text.toLowerCase();
  const lastClosing = new Map(HIDDEN.map((name) => [`</${name}`, lower.lastIndexOf(`</${name}`)]));
  let out = '';
  let at = 0;
  while (at < text.length) {
    const opens = text.indexOf('<', at);
    if (opens === -1) return plain(out + asOneLine(text.slice(at)));
    out += asOneLine(text.slice(at, opens));
    const tag = tagAt(text, opens);
    if (tag === null) {
      out += '<';
      at = opens + 1;
      continue;
    }
    if (BLOCK_TAGS.has(tag.name)) out += '\n';
    const closing = `</${tag.name}`;
    // An element that nobody closes hides nothing.
    const isHidden = !tag.isClosing && tag.end <= (lastClosing.get(closing) ?? -1);
    at = isHidden ? lower.indexOf(closing, tag.end) : tag.end;
  }
  return plain(out);
}

function asOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\r', '').replaceAll('\n', ' ') : text;
}

interface Tag {
  name: string;
  isClosing: boolean;
  /** Index behind it. */
  end: number;
}

const TAG_NAME = /^<(\/?)([a-z][a-z0-9:]{0,30})(?=[\s/>])/i;
const TAG_LIMIT = 4_000;

function tagAt(text: string, opens: number): Tag | null {
  const head = text.slice(opens, opens + 40);
  const match = TAG_NAME.exec(head);
  const isComment = head.startsWith('<!');
  if (match === null && !isComment) return null;
  const closes = text.slice(opens, opens + TAG_LIMIT).indexOf('>');
  if (closes === -1) return null;
  return {
    name: (match?.[2] ?? '').toLowerCase(),
    isClosing: match?.[1] === '/',
    end: opens + closes + 1,
  };
}

function plain(text: string): string {
  return text.replace(
    /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi,
    (whole, name: string) => entity(name) ?? whole,
  );
}

function entity(name: string): string | null {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ';
}

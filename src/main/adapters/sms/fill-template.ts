import { lookUp } from './read-json';

/** Values by the name they have in a template. */
export type TemplateValues = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

/** Fills once, from left to right: what a value brings in is never looked at again. */
function fill(template: string, valueOf: (name: string, offset: number) => string): string {
  return template.replace(PLACEHOLDER, (_match, name: string, offset: number) => valueOf(name, offset));
}

/** An address or a form body: every value percent-encoded (RFC 3986 §2.1). */
export function fillEncoded(template: string, values: TemplateValues): string {
  return fill(template, (name) => encodeURIComponent(wellFormed(lookUp(values, name) ?? '')));
}

/** A JSON body: within quotes a value is escaped (RFC 8259 §7), outside of them it gets quotes of its own. */
export function fillJson(template: string, values: TemplateValues): string {
  const isQuoted = quotedPlaces(template);
  return fill(template, (name, offset) => {
    const json = JSON.stringify(wellFormed(lookUp(values, name) ?? ''));
    return isQuoted(offset) ? json.slice(1, -1) : json;
  });
}

/** A header's value as it is; null where it would be no header (RFC 9110 §5.5). */
export function fillHeader(template: string, values: TemplateValues): string | null {
  const value = fill(template, (name) => lookUp(values, name) ?? '');
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? value : null;
}

/** Whether a place of a JSON template stands within a string. */
function quotedPlaces(template: string): (offset: number) => boolean {
  const quotes: number[] = [];
  for (let place = 0; place < template.length; place += 1) {
    if (template[place] === '"') quotes.push(place);
    else if (template[place] === '\\') place += 1;
  }
  return (offset) => quotes.filter((place) => place < offset).length % 2 === 1;
}

/** Half a character (a lone surrogate) cannot be sent: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

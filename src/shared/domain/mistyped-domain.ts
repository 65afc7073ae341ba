import { checkAddress } from './address';
import { editDistance } from './edit-distance';
import { DOUBTFUL_ENDINGS, LOOKALIKE_DOMAINS, MAIL_NAMES, MISTYPED_ENDINGS } from './mail-domains';

const TABLE = MAIL_NAMES.flatMap(({ name, endings }) => endings.map((ending) => `${name}.${ending}`));
const KNOWN: ReadonlySet<string> = new Set([...TABLE, ...LOOKALIKE_DOMAINS]);
const WITHOUT_DOTS: ReadonlyMap<string, string> = new Map(
  TABLE.map((domain) => [domain.replaceAll('.', ''), domain]),
);
const NAMES: ReadonlySet<string> = new Set(MAIL_NAMES.map(({ name }) => name));

/** A short name has too many neighbours that somebody else is called. */
const SLIPS_BY_LENGTH: readonly { from: number; slips: number }[] = [
  { from: 10, slips: 2 },
  { from: 5, slips: 1 },
];

/**
 * The address that may have been meant where the domain looks mistyped ("joan@gmial.con": "joan@gmail.com"); null when
 * nothing looks so. It is a question for a person: nothing is ever changed by it.
 */
export function suggestAddress(address: string): string | null {
  const text = address.trim();
  const at = text.lastIndexOf('@');
  if (at < 1) return null;
  const typed = text.slice(at + 1).toLowerCase();
  if (KNOWN.has(typed)) return null;
  const meant = meantDomain(tidyDomain(typed));
  if (meant === typed) return null;
  const check = checkAddress(`${text.slice(0, at)}@${meant}`);
  return check.ok ? check.address : null;
}

/** A comma for a dot, a dot too many, a space. */
function tidyDomain(domain: string): string {
  return domain
    .replace(/\s/g, '')
    .replace(/[.,;]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

function meantDomain(domain: string): string {
  const mended = withEnding(domain, MISTYPED_ENDINGS);
  const doubted = withEnding(mended, DOUBTFUL_ENDINGS);
  const readings = [mended, doubted];
  return (
    readings.find((reading) => KNOWN.has(reading)) ??
    WITHOUT_DOTS.get(mended.replaceAll('.', '')) ??
    brandDomain(mended) ??
    neighbour(mended) ??
    neighbour(doubted) ??
    mended
  );
}

/** The longest ending that the table has is the one that was mistyped. */
function withEnding(domain: string, endings: ReadonlyMap<string, string>): string {
  const labels = domain.split('.');
  for (let from = 1; from < labels.length; from += 1) {
    const ending = endings.get(labels.slice(from).join('.'));
    if (ending !== undefined) return [...labels.slice(0, from), ending].join('.');
  }
  return domain;
}

/** "gmail", "gmail.com.au", "optusnet.com": a name that is nobody else's, with an ending that it does not have. */
function brandDomain(domain: string): string | undefined {
  const { name, ending } = split(domain);
  const brand = MAIL_NAMES.find((candidate) => candidate.name === name && candidate.isBrand === true);
  if (brand === undefined) return undefined;
  const begun = ending === '' ? undefined : brand.endings.find((own) => own.startsWith(ending));
  return `${name}.${begun ?? brand.endings[0] ?? ''}`;
}

/** The domain with the same ending and the fewest slips in its name; of equals the one that more people have. */
function neighbour(domain: string): string | undefined {
  const { name, ending } = split(domain);
  if (NAMES.has(name)) return undefined;
  const near = MAIL_NAMES.filter(({ endings }) => endings.includes(ending))
    .map(({ name: own, oftenTyped = [] }) => ({
      name: own,
      slips: oftenTyped.includes(name) ? 1 : editDistance(name, own),
    }))
    .filter((candidate) => candidate.slips <= slipsAllowed(candidate.name))
    .sort((one, other) => one.slips - other.slips);
  return near[0] === undefined ? undefined : `${near[0].name}.${ending}`;
}

function slipsAllowed(name: string): number {
  return SLIPS_BY_LENGTH.find(({ from }) => name.length >= from)?.slips ?? 0;
}

function split(domain: string): { name: string; ending: string } {
  const dot = domain.indexOf('.');
  return dot === -1
    ? { name: domain, ending: '' }
    : { name: domain.slice(0, dot), ending: domain.slice(dot + 1) };
}

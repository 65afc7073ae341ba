interface MailName {
  name: string;
  /** The likeliest first. */
  endings: readonly string[];
  /** Nobody else is called so: with another ending it is a slip. */
  isBrand?: true;
  /** Slips further away than others that many make. */
  oftenTyped?: readonly string[];
}

/** Mail services that many patients use, and the networks of Australia and New Zealand whose customers have mail. */
export const MAIL_NAMES: readonly MailName[] = [
  { name: 'gmail', endings: ['com'], isBrand: true, oftenTyped: ['gmila'] },
  { name: 'hotmail', endings: ['com', 'com.au', 'co.uk', 'co.nz'] },
  { name: 'outlook', endings: ['com', 'com.au', 'co.nz'] },
  { name: 'bigpond', endings: ['com', 'net.au', 'com.au'], isBrand: true },
  { name: 'yahoo', endings: ['com', 'com.au', 'co.nz', 'co.uk', 'co.in'] },
  { name: 'icloud', endings: ['com'], isBrand: true, oftenTyped: ['icould'] },
  { name: 'live', endings: ['com', 'com.au'] },
  { name: 'optusnet', endings: ['com.au'], isBrand: true },
  { name: 'iinet', endings: ['net.au'], isBrand: true },
  { name: 'tpg', endings: ['com.au'] },
  { name: 'westnet', endings: ['com.au'] },
  { name: 'dodo', endings: ['com.au'] },
  { name: 'internode', endings: ['on.net'] },
  { name: 'ozemail', endings: ['com.au'] },
  { name: 'exemail', endings: ['com.au'] },
  { name: 'iprimus', endings: ['com.au'] },
  { name: 'primus', endings: ['com.au'] },
  { name: 'netspace', endings: ['net.au'] },
  { name: 'aussiebroadband', endings: ['com.au'] },
  { name: 'telstra', endings: ['com', 'com.au'] },
  { name: 'xtra', endings: ['co.nz'] },
  { name: 'slingshot', endings: ['co.nz'] },
  { name: 'orcon', endings: ['net.nz'] },
  { name: 'btinternet', endings: ['com'] },
  { name: 'me', endings: ['com'] },
  { name: 'mac', endings: ['com'] },
  { name: 'msn', endings: ['com'] },
  { name: 'aol', endings: ['com', 'co.uk'] },
  { name: 'gmx', endings: ['com', 'net', 'de', 'co.uk'] },
  { name: 'ymail', endings: ['com'] },
  { name: 'y7mail', endings: ['com'] },
  { name: 'rocketmail', endings: ['com'] },
  { name: 'googlemail', endings: ['com'], isBrand: true },
  { name: 'proton', endings: ['me'] },
  { name: 'protonmail', endings: ['com'] },
  { name: 'fastmail', endings: ['com', 'com.au', 'fm'] },
  { name: 'mail', endings: ['com'] },
];

/** Domains with mail of their own that look like slips of those above. */
export const LOOKALIKE_DOMAINS: readonly string[] = ['email.com', 'cloud.com', 'fmail.com', 'hostmail.com'];

/** Endings that are no top-level domain, or hardly ever meant where the product is used, and what is meant by them. */
export const MISTYPED_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['con', 'com'],
  ['cmo', 'com'],
  ['ocm', 'com'],
  ['comm', 'com'],
  ['coom', 'com'],
  ['ccom', 'com'],
  ['cpm', 'com'],
  ['cim', 'com'],
  ['vom', 'com'],
  ['xom', 'com'],
  ['nte', 'net'],
  ['ogr', 'org'],
  ['com.ua', 'com.au'],
  ['con.au', 'com.au'],
  ['cmo.au', 'com.au'],
  ['ocm.au', 'com.au'],
  ['comm.au', 'com.au'],
  ['cm.au', 'com.au'],
  ['om.au', 'com.au'],
  ['co.au', 'com.au'],
  ['com.a', 'com.au'],
  ['com.aau', 'com.au'],
  ['com.auu', 'com.au'],
  ['com.aus', 'com.au'],
  ['comau', 'com.au'],
  ['nte.au', 'net.au'],
  ['ogr.au', 'org.au'],
]);

/** Endings that exist and that more people type by mistake: a slip where a domain of the table comes of it. */
export const DOUBTFUL_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['om', 'com'],
  ['co', 'com'],
  ['cm', 'com'],
  ['cam', 'com'],
  ['ne', 'net'],
]);

import type { AdminNote, NoteDetail, NoteKind } from '../../../shared/domain/admin-note';
import type { ConsentChange, ConsentChoice } from '../../../shared/domain/consent';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import type { Channel } from '../../../shared/domain/message';

import { lowerFirst, withReason } from './bounce-reasons';
import { PATIENT_FIELD_NAMES } from './patients';
import { whenWords } from './times';

export const CONSENT_WORDS = {
  'not-asked': 'Not asked',
  given: 'Given',
  refused: 'Refused',
} as const satisfies Record<ConsentChoice | 'not-asked', string>;

/** Within a sentence: "Marketing by e-mail". */
export const BY_CHANNEL = { email: 'by e-mail', sms: 'by SMS' } as const satisfies Record<Channel, string>;

/** One sentence for every kind of admin note that nobody typed. */
const NOTE_SENTENCES = {
  typed: () => 'Note',
  'address-removed': (detail) => withReason(`${named(detail.address)} was taken off the record`, detail),
  'address-failed': (detail) =>
    withReason(`E-mail to ${detail.address ?? 'an address'} did not arrive`, detail),
  'address-restored': ({ address }) => `${named(address)} was put back on the record`,
  'address-kept': ({ address }) => `${named(address)} was kept on the record`,
  'details-changed': ({ changes = [] }) =>
    changes.length === 0 ? 'Details changed' : changes.map(changeWords).join(' · '),
  'no-email': ({ address }) =>
    address === undefined
      ? 'The patient has no e-mail'
      : `The patient has no e-mail. ${address} was taken off the record`,
  'consent-changed': ({ consent }) =>
    consent === undefined
      ? 'Consent changed'
      : `Consent: ${consent.purpose} ${BY_CHANNEL[consent.channel]}: ${lowerFirst(CONSENT_WORDS[consent.choice])}`,
  'stop-put-off': () => 'Arrival stop put off',
  merged: ({ name, changes = [] }) => {
    const merged = `The record of ${name ?? 'another patient'} was merged into this one`;
    const leftOut = changes.flatMap(({ field, from }) => (from === null ? [] : factWords(field, from)));
    return leftOut.length === 0 ? merged : `${merged}. Not taken over: ${leftOut.join(' · ')}`;
  },
  archived: () => 'Archived',
  unarchived: () => 'Taken back from the archive',
  'document-removed': ({ name }) =>
    name === undefined ? 'A document was removed' : `Document “${name}” was removed`,
} as const satisfies Record<NoteKind, (detail: NoteDetail) => string>;

/** What an admin note says. What a person typed with it stands after its sentence. */
export function noteWords({ kind, text, detail }: Pick<AdminNote, 'kind' | 'text' | 'detail'>): string {
  if (kind === 'typed') return text;
  const words: (detail: NoteDetail) => string = NOTE_SENTENCES[kind];
  return text === '' ? words(detail) : `${words(detail)}: ${text}`;
}

/** Who wrote a note; null is Sendtrail itself, from a report. */
export function noteAuthor(by: string | null): string {
  return by ?? 'Sendtrail';
}

/**
 * What was ever said about messages, a line each: "Marketing: refused by e-mail on Mon 23 Nov at 10:02 by Sendtrail,
 * before: given on Tue 3 Mar at 09:00 by Kim".
 * @param changes newest first
 */
export function consentChangeWords(changes: readonly ConsentChange[], now: number): string[] {
  return changes.map((change, index) => {
    const { purpose, channel, choice } = change;
    const before = changes
      .slice(index + 1)
      .find((older) => older.purpose === purpose && older.channel === channel);
    const said = `${purpose} ${BY_CHANNEL[channel]}: ${lowerFirst(CONSENT_WORDS[choice])} ${sayingWords(change, now)}`;
    if (before === undefined) return said;
    return `${said}, before: ${lowerFirst(CONSENT_WORDS[before.choice])} ${sayingWords(before, now)}`;
  });
}

function sayingWords({ setAt, setBy }: ConsentChange, now: number): string {
  return `${whenWords(setAt, now)} by ${noteAuthor(setBy)}`;
}

type Change = NonNullable<NoteDetail['changes']>[number];

/** "Date of birth: 12 Mar 1980" */
function factWords(field: Change['field'], value: string): string {
  return `${PATIENT_FIELD_NAMES[field]}: ${shownValue(field, value)}`;
}

function shownValue(field: Change['field'], value: string): string {
  return field === 'dateOfBirth' ? dateOfBirthText(value) : value;
}

/** "E-mail: anh@old.example → anh@example.org", "Mobile added: +61412345678" */
function changeWords({ field, from, to }: Change): string {
  const name = PATIENT_FIELD_NAMES[field];
  if (from === null || from === '') return `${name} added: ${shownValue(field, to ?? '')}`;
  if (to === null || to === '') return `${name} removed: ${shownValue(field, from)}`;
  return `${factWords(field, from)} → ${shownValue(field, to)}`;
}

function named(address: string | undefined): string {
  return address ?? 'The address';
}

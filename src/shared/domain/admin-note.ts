import type { ConsentChoice } from './consent';
import type { Channel, Purpose } from './message';

/** What an admin note is about: typed by a person, or the trace of something that changed the record. */
export const NOTE_KINDS = [
  'typed',
  'address-removed',
  'address-failed',
  'address-restored',
  'address-kept',
  'details-changed',
  'no-email',
  'consent-changed',
  'stop-put-off',
  'merged',
  'archived',
  'unarchived',
  'document-removed',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Facts of a note; every key is optional. The words for the screen belong to the renderer. */
export interface NoteDetail {
  /** The address that was removed, restored or kept. */
  address?: string;
  /** Machine name of the bounce reason, for example "userunknown". */
  reason?: string;
  /** The message that bounced or complained. */
  messageId?: string;
  subject?: string;
  /** Fields before and after, as the record keeps them; null for empty. */
  changes?: {
    field: 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'mobile';
    from: string | null;
    to: string | null;
  }[];
  consent?: { purpose: Purpose; channel: Channel; choice: ConsentChoice | 'not-asked' };
  /** Name of the record that was merged into this one, or of a removed document. */
  name?: string;
}

/** One line of a record's admin notes. Never edited; struck through when it is taken back. */
export interface AdminNote {
  id: string;
  patientId: string;
  kind: NoteKind;
  at: number;
  /** Null when Sendtrail wrote it by itself, from a report. */
  by: string | null;
  /** What a person typed; empty for the other kinds. */
  text: string;
  detail: NoteDetail;
  struck: { at: number; by: string } | null;
}

export const NOTE_TEXT_LIMIT = 4_000;

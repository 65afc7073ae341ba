import type { AdminNote } from '../../shared/domain/admin-note';
import type { Consent, ConsentChange, ConsentChoice } from '../../shared/domain/consent';
import type { Channel, Purpose } from '../../shared/domain/message';

/** What stands in a patient's record beside the details: admin notes and consent. */
export interface PatientNotes {
  insertNote(note: AdminNote): void;
  note(id: string): AdminNote | null;
  /** Notes of records, newest first. */
  notes(patientIds: readonly string[]): AdminNote[];
  /** Strikes a note through, or takes that back with null. */
  setStruck(noteId: string, struck: { at: number; by: string } | null): void;
  consents(patientId: string): Consent[];
  /** Null choice: as if nobody had been asked. What was said before is kept among the changes. */
  setConsent(patientId: string, consent: Omit<Consent, 'choice'> & { choice: ConsentChoice | null }): void;
  /** What was ever said on records, newest first. Nothing of it is changed or removed. */
  consentChanges(patientIds: readonly string[]): ConsentChange[];
  /** What some patients have said about a purpose on a channel, by id; who has not been asked is left out. */
  choices(patientIds: readonly string[], purpose: Purpose, channel: Channel): Map<string, ConsentChoice>;
}

import type { AdminNote } from '../../../src/shared/domain/admin-note';
import type { Consent, ConsentChange, ConsentChoice } from '../../../src/shared/domain/consent';
import type { Channel, Purpose } from '../../../src/shared/domain/message';
import type { PatientNotes } from '../../../src/main/ports/patient-notes';
import { compareText } from './compare-text';
import { currentId, requirePatient } from './current-patient';
import type { MemoryDatabase } from './memory-database';

export class InMemoryPatientNotes implements PatientNotes {
  constructor(private readonly database: MemoryDatabase) {}

  insertNote(note: AdminNote): void {
    this.database.run(() => {
      const { tables } = this.database;
      requirePatient(tables, note.patientId);
      if (tables.notes.has(note.id)) throw new Error('There is such a note already.');
      this.put(structuredClone(note));
    });
  }

  note(id: string): AdminNote | null {
    return structuredClone(this.database.tables.notes.get(id) ?? null);
  }

  notes(patientIds: readonly string[]): AdminNote[] {
    const all = [...this.database.tables.notes.values()];
    return structuredClone(all.filter(({ patientId }) => patientIds.includes(patientId)).reverse());
  }

  setStruck(noteId: string, struck: { at: number; by: string } | null): void {
    this.database.run(() => {
      const note = this.database.tables.notes.get(noteId);
      if (note === undefined) throw new Error('There is no such note.');
      this.put({ ...note, struck: structuredClone(struck) });
    });
  }

  consents(patientId: string): Consent[] {
    const own = [...this.database.tables.consents.values()].filter((one) => one.patientId === patientId);
    own.sort(
      (one, other) => compareText(one.purpose, other.purpose) || compareText(one.channel, other.channel),
    );
    return own.map(({ purpose, channel, choice, setAt, setBy }) => ({
      purpose,
      channel,
      choice,
      setAt,
      setBy,
    }));
  }

  setConsent(patientId: string, { choice, ...consent }: Parameters<PatientNotes['setConsent']>[1]): void {
    this.database.run(() => {
      const { tables } = this.database;
      requirePatient(tables, patientId);
      const key = [patientId, consent.purpose, consent.channel].join(' ');
      const hadChoice = tables.consents.delete(key);
      if (choice !== null) tables.consents.set(key, { ...consent, patientId, choice });
      const change = { ...consent, patientId, choice: choice ?? 'not-asked' } as const;
      if (hadChoice || choice !== null) tables.consentChanges = [change, ...tables.consentChanges];
      this.touch(patientId);
    });
  }

  consentChanges(patientIds: readonly string[]): ConsentChange[] {
    return this.database.tables.consentChanges
      .filter(({ patientId }) => patientIds.includes(patientId))
      .map(({ purpose, channel, choice, setAt, setBy }) => ({ purpose, channel, choice, setAt, setBy }));
  }

  choices(patientIds: readonly string[], purpose: Purpose, channel: Channel): Map<string, ConsentChoice> {
    const choiceOf = (id: string) =>
      this.consents(id).find((consent) => consent.purpose === purpose && consent.channel === channel)?.choice;
    return new Map(
      patientIds.flatMap((id) => {
        const choice = choiceOf(id);
        return choice === undefined ? [] : [[id, choice] as const];
      }),
    );
  }

  private put(note: AdminNote): void {
    this.database.tables.notes.set(note.id, note);
    this.touch(note.patientId);
  }

  private touch(patientId: string): void {
    this.database.touch({ patient: currentId(this.database.tables, patientId) });
  }
}

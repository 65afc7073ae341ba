import type { AdminNote, NoteDetail } from '../../../shared/domain/admin-note';
import type { Consent, ConsentChange, ConsentChoice } from '../../../shared/domain/consent';
import type { Channel, Purpose } from '../../../shared/domain/message';
import type { PatientNotes } from '../../ports/patient-notes';
import { OWN_DESK, type LogConnection } from './log-connection';

interface NoteColumns extends Omit<AdminNote, 'detail' | 'struck'> {
  detail: string;
  struckAt: number | null;
  struckBy: string | null;
}

const NOTE_COLUMNS = `n.id, p.id AS patientId, n.kind, n.at, n.by, n.text, n.detail, n.struck_at AS struckAt,
  n.struck_by AS struckBy`;

const INSERT_NOTE = `
INSERT INTO admin_note (desk, id, patient, kind, at, by, text, detail, struck_at, struck_by)
VALUES (@desk, @id, (SELECT position FROM patient WHERE id = @patientId), @kind, @at, @by, @text, @detail,
  @struckAt, @struckBy)`;

const NOTE = `
SELECT ${NOTE_COLUMNS} FROM admin_note AS n CROSS JOIN patient AS p ON p.position = n.patient WHERE n.id = @id`;

const NOTES = `
SELECT ${NOTE_COLUMNS} FROM json_each(@patientIds) AS wanted
  CROSS JOIN patient AS p ON p.id = wanted.value
  CROSS JOIN admin_note AS n ON n.patient = p.position
GROUP BY n.position ORDER BY n.position DESC`;

const CONSENTS = `
SELECT c.purpose, c.channel, c.choice, c.set_at AS setAt, c.set_by AS setBy
FROM patient AS p CROSS JOIN consent AS c ON c.patient = p.position
WHERE p.id = @patientId ORDER BY c.purpose, c.channel`;

const SET_CONSENT = `
INSERT INTO consent (patient, purpose, channel, desk, choice, set_at, set_by)
VALUES ((SELECT position FROM patient WHERE id = @patientId), @purpose, @channel, @desk, @choice, @setAt, @setBy)
ON CONFLICT DO UPDATE SET choice = excluded.choice, set_at = excluded.set_at, set_by = excluded.set_by`;

const FORGET_CONSENT = `
DELETE FROM consent
WHERE patient = (SELECT position FROM patient WHERE id = @patientId) AND purpose = @purpose AND channel = @channel`;

const ADD_CONSENT_CHANGE = `
INSERT INTO consent_change (patient, purpose, channel, desk, choice, set_at, set_by)
VALUES ((SELECT position FROM patient WHERE id = @patientId), @purpose, @channel, @desk, @choice, @setAt, @setBy)`;

const CONSENT_CHANGES = `
SELECT c.purpose, c.channel, c.choice, c.set_at AS setAt, c.set_by AS setBy
FROM json_each(@patientIds) AS wanted
  CROSS JOIN patient AS p ON p.id = wanted.value
  CROSS JOIN consent_change AS c ON c.patient = p.position
GROUP BY c.position ORDER BY c.position DESC`;

const CHOICES = `
SELECT p.id, c.choice FROM json_each(@patientIds) AS wanted
  CROSS JOIN patient AS p ON p.id = wanted.value
  CROSS JOIN consent AS c ON c.patient = p.position
WHERE c.purpose = @purpose AND c.channel = @channel`;

/** The record that shows what is written with another one that was merged into it. */
const SHOWN_WITH = `
SELECT coalesce(k.id, p.id) AS id FROM patient AS p LEFT JOIN patient AS k ON k.position = p.merged_into
WHERE p.id = @id`;

export class SqlitePatientNotes implements PatientNotes {
  private readonly addNote;
  private readonly selectNote;
  private readonly selectNotes;
  private readonly strike;
  private readonly selectConsents;
  private readonly saveConsent;
  private readonly forgetConsent;
  private readonly addConsentChange;
  private readonly selectConsentChanges;
  private readonly selectChoices;
  private readonly selectShownWith;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.addNote = statements.prepare('add-note', INSERT_NOTE);
    this.selectNote = statements.prepare<NoteColumns>('note', NOTE);
    this.selectNotes = statements.prepare<NoteColumns>('notes', NOTES);
    this.strike = statements.prepare(
      'strike-note',
      'UPDATE admin_note SET struck_at = @at, struck_by = @by WHERE id = @id',
    );
    this.selectConsents = statements.prepare<Consent>('consents', CONSENTS);
    this.saveConsent = statements.prepare('set-consent', SET_CONSENT);
    this.forgetConsent = statements.prepare('forget-consent', FORGET_CONSENT);
    this.addConsentChange = statements.prepare('add-consent-change', ADD_CONSENT_CHANGE);
    this.selectConsentChanges = statements.prepare<ConsentChange>('consent-changes', CONSENT_CHANGES);
    this.selectChoices = statements.prepare<{ id: string; choice: ConsentChoice }>(
      'consent-choices',
      CHOICES,
    );
    this.selectShownWith = statements.prepare<{ id: string }>('record-of-patient', SHOWN_WITH);
  }

  insertNote(note: AdminNote): void {
    this.connection.transaction.run(() => {
      const { struck, detail, ...columns } = note;
      this.addNote.run({
        ...columns,
        desk: OWN_DESK,
        detail: JSON.stringify(detail),
        struckAt: struck?.at ?? null,
        struckBy: struck?.by ?? null,
      });
      this.touch(note.patientId);
    });
  }

  note(id: string): AdminNote | null {
    const found = this.selectNote.get({ id });
    return found === undefined ? null : noteOf(found);
  }

  notes(patientIds: readonly string[]): AdminNote[] {
    return this.selectNotes.all({ patientIds: JSON.stringify(patientIds) }).map(noteOf);
  }

  setStruck(noteId: string, struck: { at: number; by: string } | null): void {
    this.connection.transaction.run(() => {
      const note = this.note(noteId);
      if (note === null) throw new Error('There is no such note.');
      this.strike.run({ id: noteId, at: struck?.at ?? null, by: struck?.by ?? null });
      this.touch(note.patientId);
    });
  }

  consents(patientId: string): Consent[] {
    return this.selectConsents.all({ patientId });
  }

  setConsent(patientId: string, { choice, ...consent }: Parameters<PatientNotes['setConsent']>[1]): void {
    this.connection.transaction.run(() => {
      const { purpose, channel } = consent;
      const isChanged =
        choice === null
          ? this.forgetConsent.run({ patientId, purpose, channel }).changes > 0
          : this.saveConsent.run({ ...consent, patientId, choice, desk: OWN_DESK }).changes > 0;
      const change = { ...consent, patientId, choice: choice ?? 'not-asked', desk: OWN_DESK };
      if (isChanged) this.addConsentChange.run(change);
      this.touch(patientId);
    });
  }

  consentChanges(patientIds: readonly string[]): ConsentChange[] {
    return this.selectConsentChanges.all({ patientIds: JSON.stringify(patientIds) });
  }

  choices(patientIds: readonly string[], purpose: Purpose, channel: Channel): Map<string, ConsentChoice> {
    const found = this.selectChoices.all({ patientIds: JSON.stringify(patientIds), purpose, channel });
    return new Map(found.map(({ id, choice }) => [id, choice]));
  }

  private touch(patientId: string): void {
    const shownWith = this.selectShownWith.get({ id: patientId });
    if (shownWith === undefined) throw new Error('There is no such patient.');
    this.connection.changes.touchPatient(shownWith.id);
  }
}

function noteOf({ struckAt, struckBy, detail, ...note }: NoteColumns): AdminNote {
  const struck = struckAt === null || struckBy === null ? null : { at: struckAt, by: struckBy };
  return { ...note, detail: JSON.parse(detail) as NoteDetail, struck };
}

import { expect, it } from 'vitest';
import type { Consent, ConsentChoice } from '../../src/shared/domain/consent';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import { NOW, sampleId, sampleNote, samplePatient } from '../support/log/sample-log';

const ID = sampleId('patient', 1);
const OTHER_ID = sampleId('patient', 2);
const REFUSED: Consent = {
  purpose: 'Marketing',
  channel: 'email',
  choice: 'refused',
  setAt: NOW,
  setBy: 'Kim',
};

function withPatients(log: Log): Log {
  log.patients.insert([samplePatient(1), samplePatient(2)]);
  return log;
}

/** Records that commits have named since. */
function touchedIn(log: Log): string[][] {
  const touched: string[][] = [];
  log.changes.subscribe(({ patientIds }) => touched.push([...patientIds]));
  return touched;
}

describeContract('patient notes', (log) => {
  it('keep a note with all that belongs to it', () => {
    const { notes } = withPatients(log());
    const removed = sampleNote(1, {
      kind: 'address-removed',
      by: null,
      text: '',
      detail: {
        address: 'anh@example.org',
        reason: 'userunknown',
        messageId: sampleId('message', 1),
        changes: [{ field: 'email', from: 'anh@example.org', to: null }],
        consent: { purpose: 'Marketing', channel: 'email', choice: 'not-asked' },
      },
    });
    notes.insertNote(removed);
    notes.insertNote(sampleNote(2, { text: "Robert'); DROP TABLE admin_note;--\n\u202Eעברית" }));
    expect(notes.note(removed.id)).toEqual(removed);
    expect(notes.note(sampleId('note', 2))?.text).toBe("Robert'); DROP TABLE admin_note;--\n\u202Eעברית");
    expect(notes.note(sampleId('note', 3))).toBeNull();
  });

  it('list the notes of some records together, newest first', () => {
    const { notes } = withPatients(log());
    notes.insertNote(sampleNote(1, { at: NOW + 60_000 }));
    notes.insertNote(sampleNote(2, { patientId: OTHER_ID }));
    // A clock that was set back does not move a note.
    notes.insertNote(sampleNote(3, { at: NOW - 60_000 }));
    const idsOf = (...patientIds: string[]) => notes.notes(patientIds).map(({ id }) => id);
    expect(idsOf(ID)).toEqual([sampleId('note', 3), sampleId('note', 1)]);
    expect(idsOf(ID, OTHER_ID, ID)).toEqual([3, 2, 1].map((number) => sampleId('note', number)));
    expect(idsOf()).toEqual([]);
    expect(idsOf(sampleId('patient', 9))).toEqual([]);
  });

  it('strike a note through with a name, and take that back', () => {
    const { notes } = withPatients(log());
    notes.insertNote(sampleNote(1));
    notes.insertNote(sampleNote(2));
    notes.setStruck(sampleId('note', 1), { at: NOW + 5, by: 'Sam' });
    expect(notes.note(sampleId('note', 1))).toEqual(sampleNote(1, { struck: { at: NOW + 5, by: 'Sam' } }));
    expect(notes.notes([ID]).map(({ struck }) => struck?.by)).toEqual([undefined, 'Sam']);
    notes.setStruck(sampleId('note', 1), null);
    expect(notes.note(sampleId('note', 1))).toEqual(sampleNote(1));
  });

  it('refuse a note for nobody, a second one with the same id, and to strike an unknown one', () => {
    const { notes } = withPatients(log());
    notes.insertNote(sampleNote(1));
    const refused = [
      () => notes.insertNote(sampleNote(2, { patientId: sampleId('patient', 9) })),
      () => notes.insertNote(sampleNote(1)),
      () => notes.setStruck(sampleId('note', 9), { at: NOW, by: 'Sam' }),
    ];
    for (const act of refused) expect(act).toThrow();
    expect(notes.notes([ID, sampleId('patient', 9)])).toHaveLength(1);
  });

  it('keep one choice for a purpose and a channel: the last one', () => {
    const { notes } = withPatients(log());
    const given: Consent = { ...REFUSED, choice: 'given', setAt: NOW + 1, setBy: 'Sam' };
    const recall: Consent = { ...REFUSED, purpose: 'Recall', channel: 'sms', setBy: null };
    notes.setConsent(ID, recall);
    notes.setConsent(ID, REFUSED);
    notes.setConsent(ID, given);
    expect(notes.consents(ID)).toEqual([given, recall]);
    expect(notes.consents(OTHER_ID)).toEqual([]);
  });

  it('forget a choice as if nobody had been asked', () => {
    const { notes } = withPatients(log());
    notes.setConsent(ID, REFUSED);
    notes.setConsent(ID, { ...REFUSED, choice: null });
    notes.setConsent(OTHER_ID, { ...REFUSED, choice: null });
    expect(notes.consents(ID)).toEqual([]);
  });

  it('keep all that was ever said, newest first, also when it was taken back', () => {
    const { notes } = withPatients(log());
    const given: Consent = { ...REFUSED, choice: 'given', setAt: NOW + 1, setBy: 'Sam' };
    const undone = { ...given, choice: null, setAt: NOW + 3 };
    const others = { ...REFUSED, setAt: NOW + 2, setBy: null };
    notes.setConsent(ID, REFUSED);
    notes.setConsent(ID, given);
    notes.setConsent(OTHER_ID, others);
    notes.setConsent(ID, undone);
    const takenBack = { ...undone, choice: 'not-asked' };
    expect(notes.consentChanges([ID])).toEqual([takenBack, given, REFUSED]);
    expect(notes.consentChanges([OTHER_ID, ID, ID])).toEqual([takenBack, others, given, REFUSED]);
    expect(notes.consentChanges([])).toEqual([]);
  });

  it('keep no change where nothing had been said', () => {
    const { notes } = withPatients(log());
    notes.setConsent(ID, { ...REFUSED, choice: null });
    expect(notes.consentChanges([ID])).toEqual([]);
  });

  it('say what each has said about a purpose on a channel, and nothing of those who were not asked', () => {
    const { notes } = withPatients(log());
    log().patients.insert([samplePatient(3), samplePatient(4)]);
    notes.setConsent(ID, REFUSED);
    notes.setConsent(OTHER_ID, { ...REFUSED, choice: 'given' });
    notes.setConsent(sampleId('patient', 3), { ...REFUSED, channel: 'sms' });
    const ids = [1, 2, 3, 4, 9].map((number) => sampleId('patient', number));
    const said = (choices: [string, ConsentChoice][]) => new Map(choices);
    expect(notes.choices(ids, 'Marketing', 'email')).toEqual(
      said([
        [ID, 'refused'],
        [OTHER_ID, 'given'],
      ]),
    );
    expect(notes.choices(ids, 'Marketing', 'sms')).toEqual(said([[sampleId('patient', 3), 'refused']]));
    expect(notes.choices(ids, 'Recall', 'email')).toEqual(said([]));
    expect(notes.choices([sampleId('patient', 4)], 'Marketing', 'email')).toEqual(said([]));
  });

  it('refuse the choice of somebody who is not on record', () => {
    expect(() => {
      log().notes.setConsent(ID, REFUSED);
    }).toThrow();
  });

  it('tell which record has changed, also where another one stands for it now', () => {
    const { notes, patients } = withPatients(log());
    notes.insertNote(sampleNote(1));
    patients.merge(OTHER_ID, ID);
    const touched = touchedIn(log());
    notes.setStruck(sampleId('note', 1), { at: NOW, by: 'Sam' });
    notes.insertNote(sampleNote(2));
    notes.setConsent(ID, REFUSED);
    expect(touched).toEqual([[OTHER_ID], [OTHER_ID], [OTHER_ID]]);
  });

  it('keep nothing of what a transaction that fails has written', () => {
    const { notes, transaction } = withPatients(log());
    notes.insertNote(sampleNote(1));
    expect(() =>
      transaction.run(() => {
        notes.insertNote(sampleNote(2));
        notes.setStruck(sampleId('note', 1), { at: NOW, by: 'Sam' });
        notes.setConsent(ID, REFUSED);
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(notes.notes([ID])).toEqual([sampleNote(1)]);
    expect(notes.consents(ID)).toEqual([]);
    expect(notes.consentChanges([ID])).toEqual([]);
  });
});

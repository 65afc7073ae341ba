import { describe, expect, it } from 'vitest';
import { addNote, strikeNote } from '../../../../src/main/application/patients/admin-notes';
import { writeNote } from '../../../../src/main/application/patients/write-note';
import { NOTE_TEXT_LIMIT } from '../../../../src/shared/domain/admin-note';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

function practiceOfOne() {
  const practice = new TestPractice();
  const [patientId = ''] = practice.addPatients(null);
  const { ports } = practice;
  return {
    ports,
    patientId,
    notes: () => ports.notes.notes([patientId]),
    add: (text: string) => {
      addNote(ports, patientId, text, STAFF);
    },
    strike: (isStruck: boolean, by: string) => {
      strikeNote(ports, ports.notes.notes([patientId])[0]?.id ?? '', isStruck, by);
    },
  };
}

describe('an admin note', () => {
  it('says what was typed, by whom and when', () => {
    const { add, notes } = practiceOfOne();
    add('  Called.\nNo reply. ');
    expect(notes()).toMatchObject([
      { kind: 'typed', text: 'Called.\nNo reply.', at: NOW, by: STAFF, detail: {}, struck: null },
    ]);
  });

  it('is not empty', () => {
    const { add, notes } = practiceOfOne();
    expect(() => {
      add(' \n');
    }).toThrow('empty');
    expect(notes()).toEqual([]);
  });

  it('has a longest length', () => {
    const { add, notes } = practiceOfOne();
    add('a'.repeat(NOTE_TEXT_LIMIT));
    expect(() => {
      add('a'.repeat(NOTE_TEXT_LIMIT + 1));
    }).toThrow('4000');
    expect(notes()).toHaveLength(1);
  });

  it('is refused for nobody', () => {
    const { ports } = practiceOfOne();
    expect(() => {
      addNote(ports, sampleId('patient', 9), 'Called.', STAFF);
    }).toThrow('not on record');
  });
});

describe('striking a note through', () => {
  it('says who did it, and can be taken back', () => {
    const { add, strike, notes } = practiceOfOne();
    add('Called.');
    strike(true, 'Alex');
    expect(notes()[0]?.struck).toEqual({ at: NOW, by: 'Alex' });
    strike(true, 'Kim');
    expect(notes()[0]?.struck).toEqual({ at: NOW, by: 'Alex' });
    strike(false, 'Kim');
    expect(notes()[0]?.struck).toBeNull();
  });

  it('is refused for what Sendtrail wrote', () => {
    const { ports, patientId, strike, notes } = practiceOfOne();
    writeNote(ports, { patientId, kind: 'archived', by: STAFF });
    expect(() => {
      strike(true, STAFF);
    }).toThrow('Only a typed note');
    expect(notes()[0]?.struck).toBeNull();
  });

  it('is refused for a note that there is not', () => {
    const { strike } = practiceOfOne();
    expect(() => {
      strike(true, STAFF);
    }).toThrow('no such note');
  });
});

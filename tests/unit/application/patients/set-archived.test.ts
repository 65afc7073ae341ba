import { describe, expect, it } from 'vitest';
import { setArchived } from '../../../../src/main/application/patients/set-archived';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

describe('the archive', () => {
  it('takes records in, with a note, and out again', () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const ids = practice.addPatients(null, null);
    setArchived(ports, ids, true, STAFF);
    expect(ports.patients.byIds(ids).map(({ archivedAt }) => archivedAt)).toEqual([NOW, NOW]);
    expect([ports.patients.count(), ports.patients.countArchived()]).toEqual([0, 2]);
    setArchived(ports, ids.slice(0, 1), false, 'Alex');
    expect([ports.patients.count(), ports.patients.countArchived()]).toEqual([1, 1]);
    expect(ports.notes.notes(ids.slice(0, 1))).toMatchObject([
      { kind: 'unarchived', by: 'Alex' },
      { kind: 'archived', by: STAFF, at: NOW },
    ]);
  });

  it('keeps its patients from being found as recipients', () => {
    const practice = new TestPractice();
    const ids = practice.addPatients('anh@example.org');
    setArchived(practice.ports, ids, true, STAFF);
    expect(practice.ports.patients.search('anh', 10)).toEqual([]);
  });

  it('does not note what is so already, nor a record twice', () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const [id = ''] = practice.addPatients(null);
    setArchived(ports, [id], false, STAFF);
    expect(ports.notes.notes([id])).toEqual([]);
    setArchived(ports, [id, id], true, STAFF);
    setArchived(ports, [id], true, STAFF);
    expect(ports.notes.notes([id])).toHaveLength(1);
  });

  it('takes all or none', () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const [id = ''] = practice.addPatients(null);
    expect(() => {
      setArchived(ports, [id, sampleId('patient', 9)], true, STAFF);
    }).toThrow('not on record');
    expect(ports.patients.current(id)?.archivedAt).toBeNull();
    expect(ports.notes.notes([id])).toEqual([]);
  });
});

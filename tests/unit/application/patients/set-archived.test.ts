import { describe, expect, it } from 'vitest';
import { setArchived } from '../../../../src/main/application/patients/set-archived';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

/** Gives the turns that are asked for. */
async function archive(
  practice: TestPractice,
  patientIds: readonly string[],
  isArchived: boolean,
  by: string,
): Promise<void> {
  const done = setArchived(practice.ports, patientIds, isArchived, by);
  while (practice.clock.waiting > 0) await practice.pass(0);
  await done;
}

describe('the archive', () => {
  it('takes records in, with a note, and out again', async () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const ids = practice.addPatients(null, null);
    await archive(practice, ids, true, STAFF);
    expect(ports.patients.byIds(ids).map(({ archivedAt }) => archivedAt)).toEqual([NOW, NOW]);
    expect([ports.patients.count(), ports.patients.countArchived()]).toEqual([0, 2]);
    await archive(practice, ids.slice(0, 1), false, 'Alex');
    expect([ports.patients.count(), ports.patients.countArchived()]).toEqual([1, 1]);
    expect(ports.notes.notes(ids.slice(0, 1))).toMatchObject([
      { kind: 'unarchived', by: 'Alex' },
      { kind: 'archived', by: STAFF, at: NOW },
    ]);
  });

  it('keeps its patients from being found as recipients', async () => {
    const practice = new TestPractice();
    const ids = practice.addPatients('anh@example.org');
    await archive(practice, ids, true, STAFF);
    expect(practice.ports.patients.search('anh', 10)).toEqual([]);
  });

  it('does not note what is so already, nor a record twice', async () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const [id = ''] = practice.addPatients(null);
    await archive(practice, [id], false, STAFF);
    expect(ports.notes.notes([id])).toEqual([]);
    await archive(practice, [id, id], true, STAFF);
    await archive(practice, [id], true, STAFF);
    expect(ports.notes.notes([id])).toHaveLength(1);
  });

  it('takes all or none', async () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const [id = ''] = practice.addPatients(null);
    await expect(archive(practice, [id, sampleId('patient', 9)], true, STAFF)).rejects.toThrow(
      'not on record',
    );
    expect(ports.patients.current(id)?.archivedAt).toBeNull();
    expect(ports.notes.notes([id])).toEqual([]);
  });

  it('lets others have their turn while it takes many', async () => {
    const practice = new TestPractice();
    const ids = practice.addPatients(...Array.from({ length: 250 }, () => null));
    const done = setArchived(practice.ports, ids, true, STAFF);
    const archived: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      archived.push(practice.ports.patients.countArchived());
      await practice.pass(0);
    }
    await done;
    expect(archived).toEqual([0, 0, 0, 100, 200, 250]);
  });
});

import { describe, expect, it } from 'vitest';
import { mergePatients } from '../../../../src/main/application/patients/merge-patients';
import type { ConsentChoice } from '../../../../src/shared/domain/consent';
import type { Patient } from '../../../../src/shared/domain/patient';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { DAY_MS, NOW, sampleId, samplePatient } from '../../../support/log/sample-log';

const KEPT = sampleId('patient', 1);
const OTHER = sampleId('patient', 2);
const BARE = { email: null, mobile: null, dateOfBirth: null };

class TwoRecords {
  readonly ports = new TestPractice().ports;

  constructor(kept: Partial<Patient>, other: Partial<Patient>) {
    this.ports.patients.insert([
      samplePatient(1, { ...BARE, ...kept }),
      samplePatient(2, { ...BARE, givenName: 'Ann', ...other }),
    ]);
  }

  merge(keptId = KEPT, otherId = OTHER): this {
    mergePatients(this.ports, keptId, otherId, STAFF);
    return this;
  }

  get kept(): Patient | null {
    return this.ports.patients.current(KEPT);
  }

  get notes() {
    const notes = this.ports.notes.notes([KEPT]);
    return notes.map(({ kind, detail, by, at }) => ({ kind, detail, by, at }));
  }

  consent(patientId: string, choice: ConsentChoice, setBy: string): this {
    const about = { purpose: 'Marketing', channel: 'email' } as const;
    this.ports.notes.setConsent(patientId, { ...about, choice, setAt: NOW - DAY_MS, setBy });
    return this;
  }

  openStop(patientId: string, address: string): this {
    this.ports.arrivals.insertStop({
      ...{ id: 'stop', patientId, address, reason: 'userunknown', createdAt: NOW, isAddressRemoved: true },
      ...{ messageIds: [], sharedWith: [], putOff: null, closed: null },
    });
    return this;
  }
}

const FULL = { email: 'anh@example.org', mobile: '+61491570006', dateOfBirth: '1980-03-12' };

describe('merging two records of one person', () => {
  it('lets the kept one stand for both', () => {
    const { ports } = new TwoRecords(FULL, {}).merge();
    expect(ports.patients.current(OTHER)).toEqual(samplePatient(1, FULL));
    expect(ports.patients.count()).toBe(1);
    expect(ports.patients.search('ann', 10)).toEqual([]);
  });

  it('fills what the kept one lacks, and says so', () => {
    const records = new TwoRecords({ familyName: '' }, { ...FULL, familyName: 'Nguyen' }).merge();
    expect(records.kept).toEqual(samplePatient(1, FULL));
    expect(records.notes).toEqual([
      {
        kind: 'details-changed',
        by: STAFF,
        at: NOW,
        detail: {
          changes: [
            { field: 'familyName', from: '', to: 'Nguyen' },
            { field: 'dateOfBirth', from: null, to: FULL.dateOfBirth },
            { field: 'email', from: null, to: FULL.email },
            { field: 'mobile', from: null, to: FULL.mobile },
          ],
        },
      },
      {
        kind: 'merged',
        by: STAFF,
        at: NOW,
        detail: { name: 'Nguyen, Ann', changes: [{ field: 'givenName', from: 'Ann', to: 'Anh' }] },
      },
    ]);
  });

  it('keeps what the kept one has, and what the other had in the note', () => {
    const had = { email: 'ann@example.org', mobile: '+61491570156', dateOfBirth: '1980-12-03' };
    const records = new TwoRecords(FULL, had).merge();
    expect(records.kept).toEqual(samplePatient(1, FULL));
    expect(records.notes).toMatchObject([
      {
        kind: 'merged',
        detail: {
          name: 'Nguyen, Ann',
          changes: [
            { field: 'givenName', from: 'Ann', to: 'Anh' },
            { field: 'dateOfBirth', from: had.dateOfBirth, to: FULL.dateOfBirth },
            { field: 'email', from: had.email, to: FULL.email },
            { field: 'mobile', from: had.mobile, to: FULL.mobile },
          ],
        },
      },
    ]);
  });

  it('says no more than the name where the other had nothing else', () => {
    const records = new TwoRecords(FULL, { givenName: 'Anh' }).merge();
    expect(records.notes.map(({ detail }) => detail)).toEqual([{ name: 'Nguyen, Anh' }]);
  });

  it('finds notes and stops of the other with the kept one', () => {
    const { ports } = new TwoRecords(FULL, {}).openStop(OTHER, 'old@example.org').merge();
    expect(ports.arrivals.stops(ports.patients.idsOf(KEPT))).toMatchObject([{ id: 'stop', closed: null }]);
    expect(ports.patients.rows([KEPT])).toMatchObject([{ hasOpenStop: true }]);
  });

  it('goes by the records that stand for the ids now', () => {
    const records = new TwoRecords({}, {});
    records.ports.patients.insert([samplePatient(3, { ...BARE, mobile: FULL.mobile })]);
    records.merge().merge(OTHER, sampleId('patient', 3));
    expect(records.kept).toMatchObject({ mobile: FULL.mobile });
    expect(records.ports.patients.idsOf(KEPT)).toHaveLength(3);
  });
});

describe('the address after a merger', () => {
  it('is not one that failed and waits to be asked about', () => {
    const records = new TwoRecords({}, { email: FULL.email }).openStop(KEPT, 'ANH@example.org').merge();
    expect(records.kept?.email).toBeNull();
    expect(records.notes[0]?.detail.changes).toContainEqual({ field: 'email', from: FULL.email, to: null });
  });

  it('is none where the kept record says that there is none', () => {
    const records = new TwoRecords({ hasNoEmail: true }, { email: FULL.email }).merge();
    expect(records.kept).toMatchObject({ email: null, hasNoEmail: true });
    expect(records.notes[0]?.detail.changes).toContainEqual({ field: 'email', from: FULL.email, to: null });
  });

  it('is none where only the other record says so', () => {
    const records = new TwoRecords({}, { hasNoEmail: true }).merge();
    expect(records.kept).toMatchObject({ email: null, hasNoEmail: true });
  });

  it('stays where the other record says that there is none', () => {
    const records = new TwoRecords({ email: FULL.email }, { hasNoEmail: true }).merge();
    expect(records.kept).toMatchObject({ email: FULL.email, hasNoEmail: false });
  });
});

describe('consent after a merger', () => {
  it.each([
    ['given', 'refused', 'refused', 'Other'],
    ['refused', 'given', 'refused', 'Kept'],
    ['refused', 'refused', 'refused', 'Kept'],
    ['given', 'given', 'given', 'Kept'],
    [null, 'given', 'given', 'Other'],
    [null, 'refused', 'refused', 'Other'],
    ['given', null, 'given', 'Kept'],
  ] as const)('of %s and %s is %s', (kept, other, choice, setBy) => {
    const records = new TwoRecords({}, {});
    if (kept !== null) records.consent(KEPT, kept, 'Kept');
    if (other !== null) records.consent(OTHER, other, 'Other');
    records.merge();
    expect(records.ports.notes.consents(KEPT)).toEqual([
      { purpose: 'Marketing', channel: 'email', choice, setAt: NOW - DAY_MS, setBy },
    ]);
  });
});

describe('consent that a merger changes', () => {
  it('is noted with who has merged, and what was said before is kept', () => {
    const records = new TwoRecords({}, {}).consent(KEPT, 'given', 'Kept').consent(OTHER, 'refused', 'Other');
    records.merge();
    const consent = { purpose: 'Marketing', channel: 'email', choice: 'refused' };
    expect(records.notes.filter(({ kind }) => kind === 'consent-changed')).toMatchObject([
      { detail: { consent }, by: STAFF },
    ]);
    const said = records.ports.notes.consentChanges([KEPT]).map(({ choice, setBy }) => [choice, setBy]);
    expect(said).toEqual([
      ['refused', 'Other'],
      ['given', 'Kept'],
    ]);
  });

  it('is not noted where nothing changes', () => {
    const records = new TwoRecords({}, {}).consent(KEPT, 'refused', 'Kept').consent(OTHER, 'given', 'Other');
    records.merge();
    expect(records.notes.filter(({ kind }) => kind === 'consent-changed')).toEqual([]);
  });
});

describe('records that are not merged', () => {
  it('are one and the same', () => {
    const records = new TwoRecords({}, {});
    expect(() => records.merge(KEPT, KEPT)).toThrow('with itself');
    records.merge();
    expect(() => records.merge()).toThrow('with itself');
    expect(records.notes).toHaveLength(1);
  });

  it.each([KEPT, OTHER])('are in the archive', (archived) => {
    const records = new TwoRecords({}, {});
    records.ports.patients.setArchived(archived, NOW);
    expect(() => records.merge()).toThrow('archive');
    expect(records.ports.patients.current(OTHER)?.id).toBe(OTHER);
  });

  it('are not on record', () => {
    const records = new TwoRecords({}, {});
    expect(() => records.merge(KEPT, sampleId('patient', 9))).toThrow('not on record');
  });
});

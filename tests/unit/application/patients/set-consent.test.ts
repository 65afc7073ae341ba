import { describe, expect, it } from 'vitest';
import { setConsent } from '../../../../src/main/application/patients/set-consent';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

const MARKETING = { purpose: 'Marketing', channel: 'email' } as const;

function practiceOfOne() {
  const practice = new TestPractice();
  const [patientId = ''] = practice.addPatients('anh@example.org');
  return { ...practice.ports, patientId };
}

describe('what a patient has said about messages', () => {
  it('is kept for one purpose on one channel, with who wrote it down and when', () => {
    const { patientId, ...ports } = practiceOfOne();
    setConsent(ports, { patientId, ...MARKETING, choice: 'refused' }, STAFF);
    const kept = { ...MARKETING, choice: 'refused' };
    expect(ports.notes.consents(patientId)).toEqual([{ ...kept, setAt: NOW, setBy: STAFF }]);
    expect(ports.notes.notes([patientId])).toMatchObject([
      { kind: 'consent-changed', at: NOW, by: STAFF, detail: { consent: kept } },
    ]);
  });

  it('can change, and be as if nobody had asked', () => {
    const { patientId, ...ports } = practiceOfOne();
    for (const choice of ['given', 'refused', 'not-asked'] as const) {
      setConsent(ports, { patientId, ...MARKETING, choice }, STAFF);
    }
    expect(ports.notes.consents(patientId)).toEqual([]);
    expect(ports.notes.notes([patientId]).map(({ detail }) => detail.consent?.choice)).toEqual([
      'not-asked',
      'refused',
      'given',
    ]);
  });

  it('is not noted again where it is the same', () => {
    const { patientId, ...ports } = practiceOfOne();
    setConsent(ports, { patientId, ...MARKETING, choice: 'not-asked' }, STAFF);
    expect(ports.notes.notes([patientId])).toEqual([]);
    setConsent(ports, { patientId, ...MARKETING, choice: 'given' }, STAFF);
    setConsent(ports, { patientId, ...MARKETING, choice: 'given' }, 'Alex');
    expect(ports.notes.consents(patientId)).toMatchObject([{ setBy: STAFF }]);
    expect(ports.notes.notes([patientId])).toHaveLength(1);
  });

  it('is refused for nobody', () => {
    const { ports } = new TestPractice();
    const request = { patientId: sampleId('patient', 9), ...MARKETING, choice: 'given' } as const;
    expect(() => {
      setConsent(ports, request, STAFF);
    }).toThrow('not on record');
  });
});

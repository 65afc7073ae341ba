import { describe, expect, it } from 'vitest';
import { arrive } from '../../../../src/main/application/arrivals/arrive';
import { todaysArrivals } from '../../../../src/main/application/arrivals/todays-arrivals';
import { undoArrival } from '../../../../src/main/application/arrivals/undo-arrival';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

/** Begins in the middle of the local day, wherever the test runs. */
function practiceAtNoon(): TestPractice {
  const practice = new TestPractice();
  practice.clock.setTo(new Date(NOW).setHours(12, 0, 0, 0));
  return practice;
}

describe('arriving', () => {
  it('is kept with who and when', () => {
    const practice = practiceAtNoon();
    const [patientId = ''] = practice.addPatients(null);
    const arrival = arrive(practice.ports, patientId, STAFF);
    expect(arrival).toMatchObject({ patientId, at: practice.clock.now(), by: STAFF });
    expect(todaysArrivals(practice.ports)).toMatchObject([{ ...arrival, patientName: 'Nguyen, Anh' }]);
  });

  it('happens once a day, also where two records have become one', () => {
    const practice = practiceAtNoon();
    const [kept = '', other = ''] = practice.addPatients(null, null);
    const first = arrive(practice.ports, other, STAFF);
    practice.ports.patients.merge(kept, other);
    practice.clock.advance(60_000);
    expect(arrive(practice.ports, other, 'Alex')).toEqual({ ...first, patientId: kept });
    expect(arrive(practice.ports, kept, 'Alex').id).toBe(first.id);
    expect(todaysArrivals(practice.ports)).toHaveLength(1);
  });

  it('begins anew after local midnight', () => {
    const practice = practiceAtNoon();
    const [patientId = ''] = practice.addPatients(null);
    const first = arrive(practice.ports, patientId, STAFF);
    practice.clock.setTo(new Date(practice.clock.now()).setHours(24, 0, 0, 0));
    expect(todaysArrivals(practice.ports)).toEqual([]);
    const second = arrive(practice.ports, patientId, STAFF);
    expect(second.id).not.toBe(first.id);
    expect(todaysArrivals(practice.ports).map(({ id }) => id)).toEqual([second.id]);
  });

  it('takes what was noted while the clock was ahead for no arrival of today', () => {
    const practice = practiceAtNoon();
    const [patientId = ''] = practice.addPatients(null);
    const today = practice.clock.now();
    practice.clock.setTo(new Date(today).setHours(36, 0, 0, 0));
    const ahead = arrive(practice.ports, patientId, STAFF);
    practice.clock.setTo(today);
    expect(todaysArrivals(practice.ports)).toEqual([]);
    const arrival = arrive(practice.ports, patientId, STAFF);
    expect(arrival.id).not.toBe(ahead.id);
    expect(todaysArrivals(practice.ports).map(({ id }) => id)).toEqual([arrival.id]);
  });

  it('shows the latest first, with the stops that wait for them', async () => {
    const practice = new BouncedPractice();
    const { patientId } = await practice.bouncedPatient();
    const [other = ''] = practice.addPatients(null);
    arrive(practice.ports, patientId, STAFF);
    practice.clock.advance(1);
    arrive(practice.ports, other, STAFF);
    expect(todaysArrivals(practice.ports)).toMatchObject([
      { patientId: other, openStops: 0, waitingStops: 0 },
      { patientId, openStops: 1, waitingStops: 1 },
    ]);
  });

  it('can be taken back, once', () => {
    const practice = practiceAtNoon();
    const [patientId = ''] = practice.addPatients(null);
    const { id } = arrive(practice.ports, patientId, STAFF);
    undoArrival(practice.ports, id);
    expect(todaysArrivals(practice.ports)).toEqual([]);
    expect(() => {
      undoArrival(practice.ports, id);
    }).toThrow('not in the log any more');
  });

  it('is refused for somebody who is not on record', () => {
    const practice = practiceAtNoon();
    expect(() => arrive(practice.ports, 'unknown', STAFF)).toThrow('not on record');
  });
});

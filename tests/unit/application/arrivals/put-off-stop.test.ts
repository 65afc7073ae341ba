import { describe, expect, it } from 'vitest';
import { arrive } from '../../../../src/main/application/arrivals/arrive';
import { putOffStop } from '../../../../src/main/application/arrivals/put-off-stop';
import { todaysArrivals } from '../../../../src/main/application/arrivals/todays-arrivals';
import { undoBounce } from '../../../../src/main/application/tracking/undo-bounce';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

async function bouncedPractice() {
  const practice = new BouncedPractice();
  return { practice, ...(await practice.bouncedPatient()) };
}

describe('putting a stop off', () => {
  it('keeps it open, with who, when and why', async () => {
    const { practice, patientId, stop, messageId } = await bouncedPractice();
    putOffStop(practice.ports, stop.id, ' In a hurry ', STAFF);
    expect(practice.stopOf(messageId)).toMatchObject({
      putOff: { at: NOW, by: STAFF, reason: 'In a hurry' },
      closed: null,
    });
    expect(practice.notes(patientId)[0]).toMatchObject({
      kind: 'stop-put-off',
      by: STAFF,
      text: 'In a hurry',
      detail: { address: 'anh@example.org' },
    });
  });

  it('lets it come up again at the next arrival', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    arrive(practice.ports, patientId, STAFF);
    practice.clock.advance(1);
    putOffStop(practice.ports, stop.id, 'In a hurry', STAFF);
    expect(todaysArrivals(practice.ports)[0]).toMatchObject({ openStops: 1, waitingStops: 0 });
    practice.clock.setTo(new Date(practice.clock.now()).setHours(24, 0, 0, 0));
    arrive(practice.ports, patientId, STAFF);
    expect(todaysArrivals(practice.ports)[0]).toMatchObject({ openStops: 1, waitingStops: 1 });
  });

  it('works although the clock was set back since the patient arrived', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    practice.clock.setTo(new Date(NOW).setHours(12, 0, 0, 0));
    arrive(practice.ports, patientId, STAFF);
    practice.clock.setTo(practice.clock.now() - 60 * 60_000);
    putOffStop(practice.ports, stop.id, 'In a hurry', STAFF);
    expect(todaysArrivals(practice.ports)[0]).toMatchObject({ openStops: 1, waitingStops: 0 });
  });

  it('puts off what a merge has brought together', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    const other = await practice.bouncedPatient('ANH@example.org');
    practice.ports.patients.merge(patientId, other.patientId);
    arrive(practice.ports, patientId, STAFF);
    practice.clock.advance(1);
    putOffStop(practice.ports, stop.id, 'In a hurry', STAFF);
    expect(todaysArrivals(practice.ports)[0]).toMatchObject({ openStops: 2, waitingStops: 0 });
    expect(practice.noteKinds(patientId).filter((kind) => kind === 'stop-put-off')).toHaveLength(1);
  });

  it.each(['', '   ', 'x'.repeat(4_001)])('is refused with a reason like “%.5s”', async (reason) => {
    const { practice, patientId, stop } = await bouncedPractice();
    expect(() => {
      putOffStop(practice.ports, stop.id, reason, STAFF);
    }).toThrow('reason');
    expect(practice.noteKinds(patientId)).toEqual(['address-removed']);
  });

  it('is refused when the stop has been dealt with', async () => {
    const { practice, stop } = await bouncedPractice();
    undoBounce(practice.ports, stop.id, STAFF);
    expect(() => {
      putOffStop(practice.ports, stop.id, 'In a hurry', STAFF);
    }).toThrow('closed');
  });
});

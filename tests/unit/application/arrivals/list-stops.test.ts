import { describe, expect, it } from 'vitest';
import { listStops } from '../../../../src/main/application/arrivals/list-stops';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import { savePatient } from '../../../../src/main/application/patients/save-patient';
import { undoBounce } from '../../../../src/main/application/tracking/undo-bounce';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

describe('the stops of a record', () => {
  it('come with the address on record now and the messages that did not arrive', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId, stop } = await practice.bouncedPatient('anh@example.org', {
      notAfter: NOW + 60_000,
    });
    savePatient(practice.ports, patientId, { email: 'new@example.org' }, STAFF);
    expect(listStops(practice.ports, patientId)).toEqual([
      {
        stop,
        patientName: 'Nguyen, Anh',
        currentEmail: 'new@example.org',
        messages: [{ row: practice.row(messageId), notAfter: NOW + 60_000, resendProblem: null }],
      },
    ]);
  });

  it('are those of all records that were merged into it, closed ones last', async () => {
    const practice = new BouncedPractice();
    const { patientId, stop } = await practice.bouncedPatient();
    const other = await practice.bouncedPatient('other@example.org');
    practice.ports.patients.merge(patientId, other.patientId);
    undoBounce(practice.ports, other.stop.id, STAFF);
    expect(listStops(practice.ports, other.patientId).map((view) => view.stop.id)).toEqual([
      stop.id,
      other.stop.id,
    ]);
  });

  it('say why a message cannot be sent again', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.bouncedPatient('anh@example.org', {
      purpose: 'Marketing',
    });
    const problem = () => listStops(practice.ports, patientId)[0]?.messages[0]?.resendProblem;
    expect(problem()).toBeNull();
    practice.ports.patients.update(patientId, { email: 'new@example.org' });
    await sendAgain(practice.ports, practice.asked, [messageId], STAFF);
    expect(problem()).toBe('sent-again');
    practice.bounce(messageId, { key: 'opened', status: 'Opened', code: 'opened', occurredAt: NOW + 9_000 });
    expect(problem()).toBe('arrived');
  });

  it('say that the patient refuses such messages', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.bouncedPatient('anh@example.org', {
      purpose: 'Marketing',
    });
    practice.bounce(messageId, { key: 'complaint', status: 'Complaint', code: 'complaint', detail: {} });
    expect(listStops(practice.ports, patientId)[0]?.messages).toMatchObject([{ resendProblem: 'opted-out' }]);
  });

  it('are refused for somebody who is not on record', () => {
    const practice = new BouncedPractice();
    expect(() => listStops(practice.ports, 'unknown')).toThrow('not on record');
  });
});

import { describe, expect, it } from 'vitest';
import { savePatient } from '../../../../src/main/application/patients/save-patient';
import { undoBounce } from '../../../../src/main/application/tracking/undo-bounce';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

async function bouncedPractice() {
  const practice = new BouncedPractice();
  return { practice, ...(await practice.bouncedPatient()) };
}

describe('undoing a bounce', () => {
  it('puts the address back, strikes the note and closes the stop, with who and when', async () => {
    const { practice, patientId, messageId, stop } = await bouncedPractice();
    practice.clock.advance(5_000);
    undoBounce(practice.ports, stop.id, STAFF);
    const at = NOW + 5_000;
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.notes(patientId)).toMatchObject([{ kind: 'address-removed', struck: { at, by: STAFF } }]);
    expect(practice.stopOf(messageId).closed).toEqual({
      at,
      by: STAFF,
      outcome: 'undone',
      newAddress: null,
    });
    expect(practice.ports.messages.history(messageId).slice(-2)).toMatchObject([
      { code: 'bounce-undone', status: null, by: STAFF },
      { code: 'handled', status: null, by: STAFF, detail: { note: 'The address is right after all' } },
    ]);
    expect(practice.ports.messages.countAttention()).toBe(0);
    expect(practice.row(messageId).status).toBe('Bounced');
  });

  it('leaves an address that was typed meanwhile', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    savePatient(practice.ports, patientId, { email: 'new@example.org' }, STAFF);
    undoBounce(practice.ports, stop.id, STAFF);
    expect(practice.record(patientId).email).toBe('new@example.org');
    expect(practice.notes(patientId).at(-1)?.struck).not.toBeNull();
  });

  it('gives no address to a patient who has said since that they have none', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    savePatient(practice.ports, patientId, { hasNoEmail: true }, STAFF);
    undoBounce(practice.ports, stop.id, STAFF);
    expect(practice.record(patientId)).toMatchObject({ email: null, hasNoEmail: true });
  });

  it('gives no address that no bounce had taken away', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.ports.patients.update(patientId, { email: null });
    practice.bounce(messageId);
    undoBounce(practice.ports, practice.stopOf(messageId).id, STAFF);
    expect(practice.record(patientId).email).toBeNull();
  });

  it('takes all open stops of a merged record for the address with it, however it is written', async () => {
    const { practice, patientId, stop } = await bouncedPractice();
    const other = await practice.bouncedPatient('ANH@example.org');
    practice.ports.patients.merge(patientId, other.patientId);
    undoBounce(practice.ports, stop.id, STAFF);
    expect(practice.stopOf(other.messageId).closed).toMatchObject({ outcome: 'undone' });
    expect(practice.notes(patientId).filter(({ struck }) => struck === null)).toEqual([]);
    expect(practice.codes(other.messageId)).toContain('bounce-undone');
    expect(practice.record(patientId).email).toBe('anh@example.org');
  });

  it('is refused when the stop has been dealt with', async () => {
    const { practice, stop } = await bouncedPractice();
    undoBounce(practice.ports, stop.id, STAFF);
    expect(() => {
      undoBounce(practice.ports, stop.id, STAFF);
    }).toThrow('Kim has closed this arrival stop already.');
    expect(() => {
      undoBounce(practice.ports, 'unknown', STAFF);
    }).toThrow('not in the log');
  });
});

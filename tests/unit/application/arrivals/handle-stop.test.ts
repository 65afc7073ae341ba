import { describe, expect, it } from 'vitest';
import { handleStop } from '../../../../src/main/application/arrivals/handle-stop';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { savePatient } from '../../../../src/main/application/patients/save-patient';
import type { StopAnswer } from '../../../../src/shared/domain/arrival';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const NEW_ADDRESS: StopAnswer = { kind: 'new-address', email: ' New@Example.ORG ' };
const NO_EMAIL: StopAnswer = { kind: 'no-email' };
const KEEP: StopAnswer = { kind: 'keep-address' };
const FULL = { detail: { reason: 'mailboxfull' } };

async function bouncedPractice() {
  const practice = new BouncedPractice();
  const bounced = await practice.bouncedPatient();
  practice.clock.advance(60_000);
  const handle = (answer: StopAnswer, ...resendMessageIds: string[]) =>
    handleStop(practice.ports, practice.asked, {
      ...{ stopId: bounced.stop.id, answer, resendMessageIds, by: STAFF },
    });
  return { practice, ...bounced, handle };
}

/** All that handling a stop may change. */
function standing(practice: BouncedPractice, patientId: string) {
  return {
    email: practice.record(patientId).email,
    notes: practice.noteKinds(patientId),
    stops: practice.ports.arrivals.stops([patientId]),
    messages: practice.ports.messages.countMessages(),
  };
}

describe('handling a stop with a new address', () => {
  it('puts it on the record in its usual form, notes it and closes the stop', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    expect(await handle(NEW_ADDRESS)).toBeNull();
    expect(practice.record(patientId)).toMatchObject({ email: 'New@example.org', hasNoEmail: false });
    expect(practice.notes(patientId)[0]).toMatchObject({
      kind: 'details-changed',
      by: STAFF,
      detail: { changes: [{ field: 'email', from: null, to: 'New@example.org' }] },
    });
    expect(practice.stopOf(messageId).closed).toEqual({
      at: NOW + 60_000,
      by: STAFF,
      outcome: 'new-address',
      newAddress: 'New@example.org',
    });
    expect(practice.asked.asked).toEqual([]);
  });

  it('leaves nothing of its messages to be looked at, with who dealt with them', async () => {
    const { practice, messageId, handle } = await bouncedPractice();
    expect(practice.ports.messages.countAttention()).toBe(1);
    await handle(NEW_ADDRESS);
    expect(practice.ports.messages.countAttention()).toBe(0);
    expect(practice.row(messageId)).toMatchObject({
      handledBy: STAFF,
      handledNote: 'New address at the arrival stop',
    });
  });

  it('makes an end of “has no e-mail”', async () => {
    const { practice, patientId, handle } = await bouncedPractice();
    savePatient(practice.ports, patientId, { hasNoEmail: true }, STAFF);
    await handle(NEW_ADDRESS);
    expect(practice.record(patientId)).toMatchObject({ email: 'New@example.org', hasNoEmail: false });
  });

  it('sends the chosen messages again to the new address, linked to the old ones', async () => {
    const { practice, messageId, handle } = await bouncedPractice();
    const sent = await handle(NEW_ADDRESS, messageId);
    const [second = ''] = sent?.messageIds ?? [];
    expect(practice.row(second)).toMatchObject({
      recipient: 'New@example.org',
      status: 'Created',
      outboxState: 'waiting',
      createdBy: STAFF,
    });
    expect(practice.frozenText(second)).toContain('<New@example.org>');
    expect(practice.ports.messages.details(messageId)?.resentAs).toEqual([second]);
    expect(practice.asked.asked).toEqual([`wake ${practice.account.id}`]);
  });

  it('writes nothing down that was on the record already', async () => {
    const { practice, patientId, handle } = await bouncedPractice();
    savePatient(practice.ports, patientId, { email: 'New@example.org' }, STAFF);
    await handle(NEW_ADDRESS);
    expect(practice.noteKinds(patientId)).toEqual(['details-changed', 'address-removed']);
  });

  it.each(['', 'nobody', 'a@b', 'anh@example.org\r\nBcc: all@example.org'])(
    'is refused with an address like %j',
    async (email) => {
      const { practice, patientId, handle } = await bouncedPractice();
      const before = standing(practice, patientId);
      await expect(handle({ kind: 'new-address', email })).rejects.toMatchObject({ code: 'invalid-input' });
      expect(standing(practice, patientId)).toEqual(before);
    },
  );
});

describe('handling a stop of a patient without e-mail', () => {
  it('says so on the record, and there is nothing to send to', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    await expect(handle(NO_EMAIL, messageId)).rejects.toMatchObject({ code: 'invalid-input' });
    await handle(NO_EMAIL);
    expect(practice.record(patientId)).toMatchObject({ email: null, hasNoEmail: true });
    expect(practice.notes(patientId)[0]).toMatchObject({ kind: 'no-email', by: STAFF, detail: {} });
    expect(practice.stopOf(messageId).closed).toMatchObject({ outcome: 'no-email', newAddress: null });
  });

  it('takes away an address that was kept, and names it', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, FULL);
    const stopId = practice.stopOf(messageId).id;
    await handleStop(practice.ports, practice.asked, {
      ...{ stopId, answer: NO_EMAIL, resendMessageIds: [], by: STAFF },
    });
    expect(practice.record(patientId).email).toBeNull();
    expect(practice.notes(patientId)[0]?.detail).toEqual({ address: 'anh@example.org' });
  });
});

describe('handling a stop by keeping the address', () => {
  it('puts an address back that was taken away', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const sent = await handle(KEEP, messageId);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.notes(patientId)[0]).toMatchObject({
      kind: 'address-kept',
      by: STAFF,
      detail: { address: 'anh@example.org' },
    });
    expect(practice.stopOf(messageId).closed).toMatchObject({ outcome: 'address-kept', newAddress: null });
    expect(practice.row(sent?.messageIds[0] ?? '').recipient).toBe('anh@example.org');
  });

  it('puts it back as the stop writes it, where a merged record has it in two ways', async () => {
    const { practice, patientId, handle } = await bouncedPractice();
    const other = await practice.bouncedPatient('ANH@example.org');
    practice.ports.patients.merge(patientId, other.patientId);
    await handle(KEEP);
    expect(practice.record(patientId).email).toBe('anh@example.org');
    expect(practice.stopOf(other.messageId).closed).toMatchObject({ outcome: 'address-kept' });
  });

  it('keeps the one that was typed meanwhile', async () => {
    const { practice, patientId, handle } = await bouncedPractice();
    savePatient(practice.ports, patientId, { email: 'typed@example.org' }, STAFF);
    await handle(KEEP);
    expect(practice.record(patientId).email).toBe('typed@example.org');
    expect(practice.notes(patientId)[0]?.detail).toEqual({ address: 'typed@example.org' });
  });

  it('puts nothing back that no bounce had taken away', async () => {
    const practice = new BouncedPractice();
    const { patientId, messageId } = await practice.sentPatient();
    practice.bounce(messageId, FULL);
    savePatient(practice.ports, patientId, { email: '' }, STAFF);
    const stopId = practice.stopOf(messageId).id;
    const request = { stopId, answer: KEEP, by: STAFF };
    await expect(
      handleStop(practice.ports, practice.asked, { ...request, resendMessageIds: [messageId] }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await handleStop(practice.ports, practice.asked, { ...request, resendMessageIds: [] });
    expect(practice.record(patientId).email).toBeNull();
  });
});

describe('handling a stop', () => {
  it('closes others of a merged record for the same address with it, and sends their messages again', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const other = await practice.bouncedPatient('ANH@example.org');
    practice.ports.patients.merge(patientId, other.patientId);
    const sent = await handle(NEW_ADDRESS, messageId, other.messageId);
    expect(practice.rows(sent?.messageIds ?? []).map(({ recipient }) => recipient)).toEqual([
      'New@example.org',
      'New@example.org',
    ]);
    expect(practice.stopOf(other.messageId).closed).toMatchObject({ outcome: 'new-address' });
  });

  it('leaves stops for other addresses open', async () => {
    const { practice, patientId, handle } = await bouncedPractice();
    savePatient(practice.ports, patientId, { email: 'second@example.org' }, STAFF);
    const [second = ''] = await practice.sendTo([patientId]);
    practice.bounce(second);
    await handle(NEW_ADDRESS);
    expect(practice.stopOf(second).closed).toBeNull();
  });

  it('is refused as a whole when one of the messages cannot be sent again', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const [late = ''] = await practice.sendTo([patientId], { notAfter: practice.clock.now() + 1_000 });
    practice.ports.patients.update(patientId, { email: 'anh@example.org' });
    const [second = ''] = await practice.sendTo([patientId], { notAfter: practice.clock.now() + 1_000 });
    practice.bounce(second);
    practice.clock.advance(2_000);
    const before = standing(practice, patientId);
    await expect(handle(NEW_ADDRESS, messageId, second)).rejects.toMatchObject({ code: 'not-allowed-now' });
    await expect(handle(NEW_ADDRESS, late)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(standing(practice, patientId)).toEqual(before);
    expect(await handle(NEW_ADDRESS, messageId)).not.toBeNull();
  });

  it('cannot get round an opt-out, even one that comes while messages are made ready', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const refused = {
      purpose: practice.row(messageId).purpose,
      channel: 'email',
      choice: 'refused',
    } as const;
    const before = standing(practice, patientId);
    const handling = handle(NEW_ADDRESS, messageId);
    practice.ports.notes.setConsent(patientId, { ...refused, setAt: NOW, setBy: STAFF });
    await expect(handling).rejects.toMatchObject({ code: 'not-allowed-now' });
    await expect(handle(NEW_ADDRESS, messageId)).rejects.toMatchObject({ code: 'not-allowed-now' });
    expect(standing(practice, patientId)).toEqual(before);
  });

  it('keeps nothing of it when the new messages cannot be written', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const before = standing(practice, patientId);
    practice.disk.fill('messages.insert');
    await expect(handle(NEW_ADDRESS, messageId)).rejects.toMatchObject({ code: 'disk-full' });
    expect(standing(practice, patientId)).toEqual(before);
    expect(practice.asked.asked).toEqual([]);
    practice.disk.makeRoom();
    await handle(NEW_ADDRESS, messageId);
    expect(practice.record(patientId).email).toBe('New@example.org');
  });

  it('keeps nothing of it when the account is removed while messages are made ready', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const before = standing(practice, patientId);
    const handling = handle(NEW_ADDRESS, messageId);
    removeAccount(practice.ports, practice.account.id);
    await expect(handling).rejects.toMatchObject({ code: 'not-found' });
    expect(standing(practice, patientId)).toEqual(before);
  });

  it('asks again when the record was changed while messages for the kept address were made ready', async () => {
    const { practice, patientId, messageId, handle } = await bouncedPractice();
    const handling = handle(KEEP, messageId);
    savePatient(practice.ports, patientId, { email: 'typed@example.org' }, STAFF);
    await expect(handling).rejects.toThrow('changed meanwhile');
    expect(practice.record(patientId).email).toBe('typed@example.org');
    expect(practice.ports.messages.countMessages()).toBe(1);
  });

  it('happens once when it is pressed twice', async () => {
    const { practice, messageId, handle } = await bouncedPractice();
    const [first, second] = await Promise.allSettled([
      handle(NEW_ADDRESS, messageId),
      handle(NEW_ADDRESS, messageId),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(practice.ports.messages.countMessages()).toBe(2);
  });

  it('is refused for a stop that is not in the log', async () => {
    const { practice } = await bouncedPractice();
    const request = { stopId: 'unknown', answer: NO_EMAIL, resendMessageIds: [], by: STAFF };
    await expect(handleStop(practice.ports, practice.asked, request)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

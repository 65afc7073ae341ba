import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addressWords } from '../../src/renderer/features/compose/address-words';
import { createNewPatient, problemOf } from '../../src/renderer/features/compose/new-patient-store';
import type { PatientCheck } from '../../src/shared/domain/patient';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { samplePatient } from '../support/sample-screens';

const nothingWrong: PatientCheck = {
  problems: {},
  suggestedEmail: null,
  mobileText: null,
  sharingEmail: [],
  lookalikes: [],
};

let bridge: FakeBridge;

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('patients:check', () => yes(nothingWrong));
  bridge.answer('patients:create', () => yes(samplePatient()));
});

describe('a new patient, from within a message', () => {
  it('begins with what was typed in the search', () => {
    expect(createNewPatient('Lopez, Maria').getState().input).toEqual({
      familyName: 'Lopez',
      givenName: 'Maria',
      dateOfBirth: '',
      email: '',
      hasNoEmail: false,
      mobile: '',
    });
  });

  it('is put on record as typed: main understands dates and numbers', async () => {
    const store = createNewPatient('Maria Lopez');
    store.getState().change({ dateOfBirth: '12/3/1980', mobile: '0412 345 678' });
    expect(await store.getState().create()).toMatchObject({ id: 'patient-1' });
    expect(bridge.requestsOn('patients:create')).toMatchObject([
      { givenName: 'Maria', dateOfBirth: '12/3/1980', mobile: '0412 345 678' },
    ]);
  });

  it('is not written while something is wrong, which is said only after a try', async () => {
    bridge.answer('patients:check', () => yes({ ...nothingWrong, problems: { email: 'email-form' } }));
    const store = createNewPatient('Maria Lopez');
    await store.getState().look();
    expect(problemOf(store.getState(), 'email')).toBeNull();
    expect(await store.getState().create()).toBeNull();
    expect(problemOf(store.getState(), 'email')).toMatch(/not an e-mail address/);
    expect(bridge.requestsOn('patients:create')).toEqual([]);
  });

  it('is looked at a moment after the last key, not with every key', async () => {
    vi.useFakeTimers();
    try {
      const store = createNewPatient('Maria');
      for (const email of ['m', 'ma', 'maria@gmial.com']) store.getState().change({ email });
      expect(bridge.requestsOn('patients:check')).toEqual([]);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(bridge.requestsOn('patients:check')).toMatchObject([{ input: { email: 'maria@gmial.com' } }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps what was typed when main cannot write it', async () => {
    bridge.answer('patients:create', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    const store = createNewPatient('Maria Lopez');
    expect(await store.getState().create()).toBeNull();
    expect(store.getState()).toMatchObject({
      input: { familyName: 'Lopez' },
      failure: { code: 'disk-full' },
      isBusy: false,
    });
  });
});

describe('where a message to a patient goes', () => {
  it('tells a gap in the record from having no e-mail', () => {
    const words = (email: string | null, hasNoEmail: boolean) =>
      addressWords('email', { email, hasNoEmail, mobile: null });
    expect(words('anh@example.org', false)).toBe('anh@example.org');
    expect(words(null, false)).toBe('no e-mail on record');
    expect(words(null, true)).toBe('has no e-mail');
  });

  it('is the mobile for an SMS', () => {
    const contact = { email: 'anh@example.org', hasNoEmail: false };
    expect(addressWords('sms', { ...contact, mobile: '+61491570006' })).toBe('+61491570006');
    expect(addressWords('sms', { ...contact, mobile: null })).toBe('no mobile on record');
  });
});

import { describe, expect, it } from 'vitest';
import { testTracking } from '../../../../src/main/application/tracking/test-tracking';
import type { TrackingInput } from '../../../../src/shared/domain/tracking';
import { GOOD_TEST } from '../../../support/fakes/scripted-mailboxes';
import { TrackedPractice } from '../../../support/fakes/tracked-practice';
import { sampleTracking } from '../../../support/log/sample-log';

function test(practice: TrackedPractice, changes: Partial<TrackingInput> = {}) {
  return testTracking(practice.ports, practice.mailboxes, practice.account.id, practice.input(changes));
}

describe('testing the tracking', () => {
  it('looks into the mailbox with the password that was typed, or with that of sending, and saves nothing', async () => {
    const practice = new TrackedPractice();
    expect(await test(practice, { password: { kind: 'typed', text: 'typed' } })).toEqual(GOOD_TEST);
    await test(practice);
    expect(practice.mailboxes.testsOf).toEqual([
      { host: 'imap.example.org', password: 'typed' },
      { host: 'imap.example.org', password: 'secret' },
    ]);
    expect(practice.ports.tracking.list()).toEqual([]);
  });

  it('shows the kept password to its own server only', async () => {
    const practice = new TrackedPractice();
    practice.track({ password: { kind: 'typed', text: 'kept' } });
    const password = { kind: 'keep' } as const;
    await test(practice, { password });
    const other = await test(practice, { password, settings: sampleTracking({ host: 'imap.example.net' }) });
    expect(other).toMatchObject({ ok: false, trouble: { kind: 'password-needed' } });
    expect(practice.mailboxes.testsOf).toEqual([{ host: 'imap.example.org', password: 'kept' }]);
  });

  it('can be done before the account is saved, with the password that was typed', async () => {
    const practice = new TrackedPractice();
    const look = (password: TrackingInput['password']) =>
      testTracking(practice.ports, practice.mailboxes, null, practice.input({ password }));
    expect(await look({ kind: 'typed', text: 'typed' })).toEqual(GOOD_TEST);
    expect(await look({ kind: 'same-as-sending' })).toMatchObject({ trouble: { kind: 'password-needed' } });
    expect(await look({ kind: 'keep' })).toMatchObject({ trouble: { kind: 'password-needed' } });
    expect(practice.mailboxes.testsOf).toEqual([{ host: 'imap.example.org', password: 'typed' }]);
  });

  it('says that a password is needed where there is none', async () => {
    const practice = new TrackedPractice();
    practice.vault.remove(practice.account.id);
    expect(await test(practice)).toMatchObject({ ok: false, trouble: { kind: 'password-needed' } });
    expect(practice.mailboxes.testsOf).toEqual([]);
  });

  it('refuses settings that cannot be saved', async () => {
    const practice = new TrackedPractice();
    await expect(test(practice, { settings: sampleTracking({ host: '' }) })).rejects.toThrow('host-empty');
  });

  it('ends after 45 seconds when the server never answers', async () => {
    const practice = new TrackedPractice();
    practice.mailboxes.testResult = null;
    const answer = test(practice);
    await practice.pass(45_000);
    expect(await answer).toMatchObject({ ok: false, trouble: { kind: 'unreachable' } });
  });
});

import { describe, expect, it } from 'vitest';
import { addAccount } from '../../../../src/main/application/accounts/add-account';
import { trackingViews } from '../../../../src/main/application/tracking/tracking-views';
import type { TrackingInput } from '../../../../src/shared/domain/tracking';
import { TrackedPractice } from '../../../support/fakes/tracked-practice';
import { sampleAccount, sampleTracking } from '../../../support/log/sample-log';

/** A practice that reads the mailboxes it is told to, and adds an account to the one it has. */
function add(practice: TrackedPractice, tracking: TrackingInput | null) {
  const account = {
    settings: sampleAccount({ name: 'Recalls' }),
    password: 'secret',
    isUnprotectedAllowed: false,
  };
  return addAccount(practice.ports, practice.asked, { account, tracking });
}

function expectNothingAdded(practice: TrackedPractice): void {
  expect(practice.ports.accounts.list()).toEqual([practice.account]);
  expect(practice.ports.tracking.list()).toEqual([]);
  expect(practice.asked.asked).toEqual([]);
}

describe('adding an account', () => {
  it('keeps it with how it is tracked, and begins to read its mailbox with the password for sending', () => {
    const practice = new TrackedPractice();
    practice.tracking.start();
    const { id } = add(practice, practice.input());
    expect(trackingViews(practice.ports, practice.tracking)).toMatchObject([
      { accountId: id, settings: sampleTracking(), hasPassword: true },
    ]);
    expect(practice.mailboxes.running).toMatchObject([{ accountId: id, password: 'secret' }]);
    expect(practice.asked.asked).toEqual([`renew ${id}`]);
  });

  it('keeps it without tracking where that is not wanted', () => {
    const practice = new TrackedPractice();
    add(practice, null);
    expect(practice.ports.accounts.list().map(({ name }) => name)).toContain('Recalls');
    expect(practice.ports.tracking.list()).toEqual([]);
  });

  it.each([
    ['the settings of its mailbox cannot be used', { settings: sampleTracking({ host: '' }) }, 'host-empty'],
    ['the password of its mailbox is missing', { password: { kind: 'keep' } }, 'password of the mailbox'],
  ] as const)('keeps nothing when %s', (_name, changes, message) => {
    const practice = new TrackedPractice();
    expect(() => add(practice, practice.input(changes))).toThrow(message);
    expectNothingAdded(practice);
  });

  it('keeps nothing when there is no room for how it is tracked', () => {
    const practice = new TrackedPractice();
    practice.tracking.start();
    practice.disk.fill('tracking.save');
    expect(() => add(practice, practice.input())).toThrow('disk');
    practice.disk.makeRoom();
    expectNothingAdded(practice);
    expect(practice.mailboxes.created).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { saveAccount } from '../../../../src/main/application/accounts/save-account';
import { saveTracking } from '../../../../src/main/application/tracking/save-tracking';
import { trackingViews } from '../../../../src/main/application/tracking/tracking-views';
import { TrackedPractice } from '../../../support/fakes/tracked-practice';
import { sampleAccount, sampleTracking } from '../../../support/log/sample-log';

const secretOf = (practice: TrackedPractice) => practice.vault.get(`imap:${practice.account.id}`);

describe('saving how a mailbox is read', () => {
  it('keeps the settings in good form, the password in the vault only', () => {
    const practice = new TrackedPractice();
    const view = practice.track({
      settings: sampleTracking({
        host: ' IMAP.Example.ORG ',
        user: ' desk ',
        folder: ' INBOX ',
        sentFolder: ' ',
      }),
      password: { kind: 'typed', text: 'imap secret' },
    });
    expect(view).toEqual({
      accountId: practice.account.id,
      settings: sampleTracking({ user: 'desk' }),
      hasPassword: true,
      lastCheckedAt: null,
      trouble: null,
      backfill: null,
    });
    expect(secretOf(practice)).toBe('imap secret');
    expect(trackingViews(practice.ports, practice.tracking)).toEqual([view]);
    expect(JSON.stringify(view)).not.toContain('secret');
  });

  it('takes the password that is used for sending, and keeps a password that stands', () => {
    const practice = new TrackedPractice();
    practice.track({ password: { kind: 'same-as-sending' } });
    expect(secretOf(practice)).toBe('secret');
    practice.track({ password: { kind: 'typed', text: 'own' } });
    practice.track({ password: { kind: 'keep' }, settings: sampleTracking({ folder: 'Bounces' }) });
    expect(secretOf(practice)).toBe('own');
    expect(practice.ports.tracking.get(practice.account.id)?.folder).toBe('Bounces');
  });

  it.each([
    ['keep', { kind: 'keep' }],
    ['nothing typed', { kind: 'typed', text: '' }],
  ] as const)('is refused without a password: %s', (_name, password) => {
    const practice = new TrackedPractice();
    expect(() => practice.track({ password })).toThrow('password of the mailbox is missing');
    expect(practice.ports.tracking.list()).toEqual([]);
  });

  it.each([
    ['host-empty', { host: ' ' }],
    ['host-form', { host: 'https://imap.example.org' }],
    ['port-range', { port: 0 }],
    ['unprotected', { security: 'none' }],
    ['user-empty', { user: ' ' }],
    ['folder-empty', { folder: '' }],
    ['line-break', { user: 'desk\r\nA1 DELETE INBOX' }],
    ['line-break', { folder: 'INBOX\nA1' }],
    ['line-break', { sentFolder: 'Sent\rmail' }],
  ] as const)('is refused with %s: %j', (problem, change) => {
    const practice = new TrackedPractice();
    expect(() => practice.track({ settings: sampleTracking(change) })).toThrow(problem);
    expect(secretOf(practice)).toBeNull();
  });

  it('ends with its password and its place in the mailbox', () => {
    const practice = new TrackedPractice();
    const { id } = practice.account;
    practice.track();
    practice.ports.tracking.saveCursor(id, { uidValidity: '1', lastUid: 5 });
    expect(saveTracking(practice.ports, practice.tracking, id, null)).toBeNull();
    expect(trackingViews(practice.ports, practice.tracking)).toEqual([]);
    expect(secretOf(practice)).toBeNull();
    practice.track();
    expect(practice.ports.tracking.cursor(id)).toBeNull();
  });

  it('ends with its account', () => {
    const practice = new TrackedPractice();
    practice.track();
    removeAccount(practice.ports, practice.account.id);
    expect(secretOf(practice)).toBeNull();
    expect(practice.ports.tracking.list()).toEqual([]);
    expect(() => practice.track()).toThrow('not there any more');
  });

  it('is not for the training', () => {
    const practice = new TrackedPractice();
    const { id } = practice.addAccount(
      sampleAccount({ id: '0192f000-0000-7000-8000-a00000000007', kind: 'training' }),
    );
    expect(() => saveTracking(practice.ports, practice.tracking, id, practice.input())).toThrow('by itself');
  });

  it('follows the password of sending as long as both are the same', () => {
    const practice = new TrackedPractice();
    const { id } = practice.account;
    const change = (password: string) =>
      saveAccount(practice.ports, practice.asked, id, {
        settings: practice.account,
        password,
        isUnprotectedAllowed: true,
      });
    practice.track();
    change('new for both');
    expect(secretOf(practice)).toBe('new for both');
    practice.track({ password: { kind: 'typed', text: 'own' } });
    change('another');
    expect(secretOf(practice)).toBe('own');
  });
});

import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { saveTracking } from '../../../../src/main/application/tracking/save-tracking';
import { TrackMailboxes } from '../../../../src/main/application/tracking/track-mailboxes';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleBounce } from '../../../support/fakes/sample-report';
import { TrackedPractice } from '../../../support/fakes/tracked-practice';
import { NOW, sampleTracking } from '../../../support/log/sample-log';

const CURSOR = { uidValidity: '7', lastUid: 12 };

function startedPractice(): TrackedPractice {
  const practice = new TrackedPractice();
  practice.tracking.start();
  return practice;
}

describe('reading mailboxes', () => {
  it('begins with what was saved before, and with what is saved later', () => {
    const practice = new TrackedPractice();
    practice.track();
    expect(practice.mailboxes.created).toEqual([]);
    practice.tracking.start();
    expect(practice.mailboxes.created).toMatchObject([
      { accountId: practice.account.id, settings: sampleTracking(), password: 'secret' },
    ]);
    const later = startedPractice();
    later.track();
    expect(later.mailboxes.running).toHaveLength(1);
  });

  it.each([
    ['settings', { settings: sampleTracking({ folder: 'Bounces' }) }],
    ['password', { password: { kind: 'typed', text: 'other' } }],
  ] as const)('begins anew with other %s', (_what, change) => {
    const practice = startedPractice();
    practice.track();
    practice.track(change);
    expect(practice.mailboxes.created).toHaveLength(2);
    expect(practice.mailboxes.running).toHaveLength(1);
    expect(practice.mailboxes.last.isStopped).toBe(false);
  });

  it('goes on, and looks at once, when the same is saved again', () => {
    const practice = startedPractice();
    practice.track();
    const before = practice.mailboxes.last.checks;
    practice.track();
    expect(practice.mailboxes.created).toHaveLength(1);
    expect(practice.mailboxes.last.checks).toBe(before + 1);
  });

  it('ends with the tracking and with the account', () => {
    const practice = startedPractice();
    practice.track();
    saveTracking(practice.ports, practice.tracking, practice.account.id, null);
    expect(practice.mailboxes.running).toEqual([]);
    practice.track();
    removeAccount(practice.ports, practice.account.id);
    expect(practice.mailboxes.running).toEqual([]);
    expect(practice.tracking.states()).toEqual([]);
  });

  it('says since when a password is missing, and begins when it is there', () => {
    const practice = new TrackedPractice();
    practice.track();
    practice.vault.remove(`imap:${practice.account.id}`);
    practice.tracking.start();
    practice.clock.advance(1_000);
    expect(practice.mailboxes.created).toEqual([]);
    expect(practice.tracking.states()).toEqual([
      {
        accountId: practice.account.id,
        lastCheckedAt: null,
        backfill: null,
        trouble: { kind: 'password-needed', detail: '', at: NOW },
      },
    ]);
    practice.track();
    expect(practice.mailboxes.running).toHaveLength(1);
    expect(practice.tracking.state(practice.account.id).trouble).toBeNull();
  });

  it('commits what a tracker brings, and tells it where to go on', async () => {
    const practice = startedPractice();
    practice.track();
    const { messageId } = await practice.sentPatient();
    const { given } = practice.mailboxes.last;
    expect(given.cursor()).toBeNull();
    given.commit({ reports: [sampleBounce(messageId)], cursor: CURSOR });
    expect(practice.row(messageId).status).toBe('Bounced');
    expect(given.cursor()).toEqual(CURSOR);
  });

  it('takes nothing more from one that has been told to stop: the next one fetches it', async () => {
    const practice = startedPractice();
    practice.track();
    const { messageId } = await practice.sentPatient();
    const { given } = practice.mailboxes.last;
    practice.track({ settings: sampleTracking({ folder: 'Bounces' }) });
    expect(() => {
      given.commit({ reports: [sampleBounce(messageId)], cursor: CURSOR });
    }).toThrow('has ended');
    expect(practice.row(messageId).status).toBe('Queued');
    expect(practice.ports.tracking.cursor(practice.account.id)).toBeNull();
  });

  it('has messages in doubt looked for among the sent mail', async () => {
    const practice = startedPractice();
    practice.track({ settings: sampleTracking({ sentFolder: 'Sent' }) });
    const [id = ''] = await practice.write(practice.account);
    practice.ports.outbox.claim(practice.account.id, NOW, 1);
    practice.ports.outbox.settle(id, { state: 'unconfirmed' }, [], NOW);
    const { given } = practice.mailboxes.last;
    const ids = given.unconfirmedIds();
    expect(ids).toEqual([practice.ports.messages.details(id)?.messageIdHeader]);
    given.foundSent(ids);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null });
  });

  it('shows what the tracker says and tells when it changes', () => {
    const practice = startedPractice();
    practice.track();
    let told = 0;
    const stop = practice.tracking.subscribe(() => {
      told += 1;
    });
    const state = { lastCheckedAt: NOW, trouble: null, backfill: { done: 120, total: 900 } };
    practice.mailboxes.last.shown = state;
    practice.mailboxes.last.given.onStateChange();
    expect(told).toBe(1);
    expect(practice.tracking.state(practice.account.id)).toEqual(state);
    stop();
    practice.mailboxes.last.given.onStateChange();
    expect(told).toBe(1);
  });

  it('says since when a trouble has lasted, however often it is told', () => {
    const practice = startedPractice();
    practice.track();
    const { last } = practice.mailboxes;
    const trouble = () => practice.tracking.state(practice.account.id).trouble;
    const show = (kind: 'unreachable' | 'certificate' | null, at: number) => {
      const shown = kind === null ? null : { kind, detail: String(at), at };
      last.shown = { lastCheckedAt: NOW, trouble: shown, backfill: null };
      last.given.onStateChange();
    };
    show('unreachable', 1);
    show('unreachable', 2);
    expect(trouble()).toEqual({ kind: 'unreachable', detail: '2', at: 1 });
    show('certificate', 3);
    expect(trouble()).toMatchObject({ at: 3 });
    show(null, 4);
    show('certificate', 5);
    expect(trouble()).toMatchObject({ at: 5 });
  });

  it('begins anew when somebody presses Check now on one that has given up', () => {
    const practice = startedPractice();
    practice.track();
    const { id } = practice.account;
    practice.tracking.checkNow(id);
    expect(practice.mailboxes.created).toHaveLength(1);
    const refused = { kind: 'authentication-refused', detail: 'NO', at: NOW } as const;
    practice.mailboxes.last.shown = { lastCheckedAt: null, trouble: refused, backfill: null };
    practice.mailboxes.last.given.onStateChange();
    practice.tracking.checkNow(id);
    expect(practice.mailboxes.created).toHaveLength(2);
    expect(practice.mailboxes.running).toHaveLength(1);
    expect(practice.tracking.state(id).trouble).toBeNull();
    practice.tracking.checkNow('unknown');
    expect(practice.mailboxes.created).toHaveLength(2);
  });

  it('looks as soon as the network is back', async () => {
    const practice = startedPractice();
    practice.track();
    const before = practice.mailboxes.last.checks;
    practice.network.set(false);
    expect(practice.mailboxes.last.checks).toBe(before);
    practice.network.set(true);
    expect(practice.mailboxes.last.checks).toBe(before + 1);
    await practice.tracking.stop();
    practice.network.set(false);
    practice.network.set(true);
    expect(practice.mailboxes.last.checks).toBe(before + 1);
  });

  it('waits at its end until every tracker has stopped, and begins nothing more', async () => {
    const practice = startedPractice();
    practice.track();
    let release = (): void => undefined;
    practice.mailboxes.last.stopResult = new Promise((resolve) => {
      release = resolve;
    });
    let isOver = false;
    const ended = practice.tracking.stop().then(() => {
      isOver = true;
    });
    await nextTurn();
    expect(isOver).toBe(false);
    release();
    await ended;
    practice.track({ settings: sampleTracking({ folder: 'Bounces' }) });
    expect(practice.mailboxes.running).toEqual([]);
  });

  it('ends although a tracker fails to stop', async () => {
    const practice = startedPractice();
    practice.track();
    practice.mailboxes.last.stopResult = Promise.reject(new Error('no'));
    await practice.tracking.stop();
    expect(practice.logger.lines.map(({ event }) => event)).toContain('tracker-not-stopped');
  });

  it('goes on after a restart where it was', () => {
    const practice = startedPractice();
    practice.track();
    practice.mailboxes.last.given.commit({ reports: [], cursor: CURSOR });
    const again = new TrackMailboxes(practice.ports, practice.mailboxes);
    again.start();
    expect(practice.mailboxes.last.given.cursor()).toEqual(CURSOR);
  });
});

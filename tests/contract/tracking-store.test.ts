import { expect, it } from 'vitest';
import { describeContract } from '../support/log/contract';
import { NOW, sampleAccount, sampleId, sampleTracking } from '../support/log/sample-log';

const ID = sampleId('account', 1);
const CURSOR = { uidValidity: '4294967295', lastUid: 812 };

describeContract('tracking store', (log) => {
  it('gives settings back as they were saved', () => {
    log().accounts.insert(sampleAccount());
    const settings = sampleTracking({ sentFolder: 'Sent', hasPlusAddresses: true });
    log().tracking.save(ID, settings);
    expect(log().tracking.get(ID)).toEqual(settings);
    expect(log().tracking.list()).toEqual([{ accountId: ID, settings }]);
    expect(log().tracking.cursor(ID)).toBeNull();
  });

  it('knows nothing of an account that is not tracked', () => {
    log().accounts.insert(sampleAccount());
    expect(log().tracking.get(ID)).toBeNull();
    expect(log().tracking.cursor(ID)).toBeNull();
    expect(log().tracking.list()).toEqual([]);
    expect(log().tracking.seenStatuses(ID)).toEqual(new Set());
  });

  it('lists accounts in the order in which they were set up', () => {
    const second = sampleId('account', 2);
    log().accounts.insert(sampleAccount());
    log().accounts.insert(sampleAccount({ id: second }));
    log().tracking.save(second, sampleTracking());
    log().tracking.save(ID, sampleTracking());
    expect(
      log()
        .tracking.list()
        .map(({ accountId }) => accountId),
    ).toEqual([ID, second]);
  });

  it('keeps how far a mailbox has been read while it is the same mailbox', () => {
    log().accounts.insert(sampleAccount());
    log().tracking.save(ID, sampleTracking());
    log().tracking.saveCursor(ID, CURSOR);
    expect(log().tracking.cursor(ID)).toEqual(CURSOR);
    log().tracking.save(ID, sampleTracking({ port: 143, security: 'starttls', isAskingForReceipts: true }));
    expect(log().tracking.cursor(ID)).toEqual(CURSOR);
  });

  it.each([{ host: 'imap.example.net' }, { user: 'other@example.org' }, { folder: 'Bounces' }])(
    'begins anew with another mailbox: %j',
    (change) => {
      log().accounts.insert(sampleAccount());
      log().tracking.save(ID, sampleTracking());
      log().tracking.saveCursor(ID, CURSOR);
      log().tracking.save(ID, sampleTracking(change));
      expect(log().tracking.cursor(ID)).toBeNull();
    },
  );

  it('forgets the cursor when the tracking ends, and keeps what has been seen', () => {
    log().accounts.insert(sampleAccount());
    log().tracking.save(ID, sampleTracking());
    log().tracking.saveCursor(ID, CURSOR);
    log().tracking.noteSeen(ID, ['Delivered']);
    log().tracking.save(ID, null);
    expect(log().tracking.get(ID)).toBeNull();
    log().tracking.save(ID, sampleTracking());
    expect(log().tracking.cursor(ID)).toBeNull();
    expect(log().tracking.seenStatuses(ID)).toEqual(new Set(['Delivered']));
  });

  it('tracks no account that was removed', () => {
    log().accounts.insert(sampleAccount());
    log().tracking.save(ID, sampleTracking());
    log().accounts.remove(ID, NOW);
    expect(log().tracking.list()).toEqual([]);
    expect(log().tracking.get(ID)).toBeNull();
    expect(() => {
      log().tracking.save(ID, sampleTracking());
    }).toThrow('no such account');
  });

  it('refuses an account that was never there, and the cursor of one that is not tracked', () => {
    const unknown = sampleId('account', 9);
    expect(() => {
      log().tracking.save(unknown, sampleTracking());
    }).toThrow('no such account');
    expect(() => {
      log().tracking.saveCursor(unknown, CURSOR);
    }).toThrow('not tracked');
  });

  it('gathers the statuses that reports have brought, by account', () => {
    const second = sampleId('account', 2);
    log().accounts.insert(sampleAccount());
    log().accounts.insert(sampleAccount({ id: second }));
    log().tracking.noteSeen(ID, ['Delivered', 'Bounced']);
    log().tracking.noteSeen(ID, ['Bounced', 'Opened']);
    log().tracking.noteSeen(second, []);
    expect(log().tracking.seenStatuses(ID)).toEqual(new Set(['Delivered', 'Bounced', 'Opened']));
    expect(log().tracking.seenStatuses(second)).toEqual(new Set());
  });

  it('says that accounts changed when tracking is saved, and nothing when a mailbox was read', () => {
    log().accounts.insert(sampleAccount());
    let changes = 0;
    log().changes.subscribe(({ hasAccountChange }) => {
      if (hasAccountChange) changes += 1;
    });
    log().tracking.save(ID, sampleTracking());
    expect(changes).toBe(1);
    log().tracking.saveCursor(ID, CURSOR);
    log().tracking.noteSeen(ID, ['Sent']);
    expect(changes).toBe(1);
    log().tracking.save(ID, null);
    expect(changes).toBe(2);
  });

  it('undoes cursor and settings with the transaction they are in', () => {
    log().accounts.insert(sampleAccount());
    log().tracking.save(ID, sampleTracking());
    const work = () =>
      log().transaction.run(() => {
        log().tracking.saveCursor(ID, CURSOR);
        log().tracking.noteSeen(ID, ['Sent']);
        throw new Error('undone');
      });
    expect(work).toThrow('undone');
    expect(log().tracking.cursor(ID)).toBeNull();
    expect(log().tracking.seenStatuses(ID)).toEqual(new Set());
  });
});

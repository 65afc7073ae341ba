import type { Status } from '../../../shared/domain/status';
import { isSameMailbox, type MailboxCursor, type TrackingSettings } from '../../../shared/domain/tracking';
import type { TrackingStore } from '../../ports/tracking-store';
import { OWN_DESK, type LogConnection } from './log-connection';

interface TrackingColumns {
  accountId: string;
  settings: string;
  uidValidity: string | null;
  lastUid: number | null;
}

const SELECT = `
SELECT account.id AS accountId, tracking.settings, uid_validity AS uidValidity, last_uid AS lastUid
FROM account CROSS JOIN tracking ON tracking.account = account.position`;

const PUT = `
INSERT INTO tracking (account, desk, settings)
SELECT position, @desk, @settings FROM account WHERE id = @accountId AND removed_at IS NULL
ON CONFLICT (account) DO UPDATE SET settings = excluded.settings,
  uid_validity = iif(@isSameMailbox, uid_validity, NULL), last_uid = iif(@isSameMailbox, last_uid, NULL)`;

const OF_ACCOUNT = 'account = (SELECT position FROM account WHERE id = @accountId)';

const NOTE_SEEN = `
INSERT INTO seen_status (account, status, desk)
SELECT position, @status, @desk FROM account WHERE id = @accountId
ON CONFLICT (account, status) DO NOTHING`;

export class SqliteTrackingStore implements TrackingStore {
  private readonly selectListed;
  private readonly selectOne;
  private readonly putOne;
  private readonly removeOne;
  private readonly updateCursor;
  private readonly selectSeen;
  private readonly insertSeen;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.selectListed = statements.prepare<TrackingColumns>(
      'list-tracking',
      `${SELECT} WHERE account.removed_at IS NULL ORDER BY account.position`,
    );
    this.selectOne = statements.prepare<TrackingColumns>(
      'tracking',
      `${SELECT} WHERE account.id = @accountId AND account.removed_at IS NULL`,
    );
    this.putOne = statements.prepare('save-tracking', PUT);
    this.removeOne = statements.prepare('end-tracking', `DELETE FROM tracking WHERE ${OF_ACCOUNT}`);
    this.updateCursor = statements.prepare(
      'save-mailbox-cursor',
      `UPDATE tracking SET uid_validity = @uidValidity, last_uid = @lastUid WHERE ${OF_ACCOUNT}`,
    );
    this.selectSeen = statements.prepare<{ status: Status }>(
      'seen-statuses',
      `SELECT status FROM seen_status WHERE ${OF_ACCOUNT}`,
    );
    this.insertSeen = statements.prepare('note-seen-status', NOTE_SEEN);
  }

  list(): { accountId: string; settings: TrackingSettings }[] {
    return this.selectListed
      .all()
      .map(({ accountId, settings }) => ({ accountId, settings: settingsOf(settings) }));
  }

  get(accountId: string): TrackingSettings | null {
    const found = this.selectOne.get({ accountId });
    return found === undefined ? null : settingsOf(found.settings);
  }

  save(accountId: string, settings: TrackingSettings | null): void {
    this.connection.transaction.run(() => {
      if (settings === null) this.removeOne.run({ accountId });
      else this.put(accountId, settings);
      this.connection.changes.touchAccounts();
    });
  }

  cursor(accountId: string): MailboxCursor | null {
    const { uidValidity, lastUid } = this.selectOne.get({ accountId }) ?? {
      uidValidity: null,
      lastUid: null,
    };
    return uidValidity === null || lastUid === null ? null : { uidValidity, lastUid };
  }

  saveCursor(accountId: string, { uidValidity, lastUid }: MailboxCursor): void {
    this.connection.transaction.run(() => {
      const { changes } = this.updateCursor.run({ accountId, uidValidity, lastUid });
      if (changes === 0) throw new Error('The account is not tracked.');
    });
  }

  seenStatuses(accountId: string): Set<Status> {
    return new Set(this.selectSeen.all({ accountId }).map(({ status }) => status));
  }

  noteSeen(accountId: string, statuses: readonly Status[]): void {
    this.connection.transaction.run(() => {
      for (const status of statuses) this.insertSeen.run({ accountId, status, desk: OWN_DESK });
    });
  }

  private put(accountId: string, settings: TrackingSettings): void {
    const before = this.get(accountId);
    const { changes } = this.putOne.run({
      accountId,
      desk: OWN_DESK,
      settings: JSON.stringify(settings),
      isSameMailbox: Number(before !== null && isSameMailbox(before, settings)),
    });
    if (changes === 0) throw new Error('There is no such account.');
  }
}

function settingsOf(json: string): TrackingSettings {
  return JSON.parse(json) as TrackingSettings;
}

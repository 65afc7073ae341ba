import { FIRST_DESK_SETTINGS, type DeskSettings } from '../../../shared/domain/desk-settings';
import type { SettingsStore } from '../../ports/settings-store';
import { OWN_DESK, type LogConnection } from './log-connection';

/** What makes this installation one of its own. */
export interface DeskIdentity {
  deskId: string;
  /** 32 bytes, hex. */
  tokenKey: string;
}

interface DeskColumns {
  id: string;
  tokenKey: string;
  settings: string;
}

export class SqliteSettingsStore implements SettingsStore {
  /** As they stand in the log; the outbox asks for them with every message. */
  private known: DeskSettings | null = null;
  private readonly selectDesk;
  private readonly insertDesk;
  private readonly updateSettings;

  constructor(private readonly connection: LogConnection) {
    const { statements, transaction } = connection;
    transaction.afterRollback(() => {
      this.known = null;
    });
    this.selectDesk = statements.prepare<DeskColumns>(
      'desk',
      'SELECT id, token_key AS tokenKey, settings FROM desk WHERE position = @desk',
    );
    this.insertDesk = statements.prepare(
      'add-desk',
      'INSERT INTO desk (position, id, token_key, settings) VALUES (@desk, @deskId, @tokenKey, @settings)',
    );
    this.updateSettings = statements.prepare(
      'save-desk',
      'UPDATE desk SET settings = @settings WHERE position = @desk',
    );
  }

  /** Writes who this is, once, into a new log. */
  begin(identity: DeskIdentity): void {
    const settings = JSON.stringify(FIRST_DESK_SETTINGS);
    this.connection.transaction.run(() => this.insertDesk.run({ desk: OWN_DESK, settings, ...identity }));
  }

  desk(): DeskSettings {
    // What a newer version has added is not in what an older one has saved.
    this.known ??= { ...FIRST_DESK_SETTINGS, ...(JSON.parse(this.own().settings) as Partial<DeskSettings>) };
    return this.known;
  }

  saveDesk(settings: DeskSettings): void {
    this.connection.transaction.run(() => {
      this.known = null;
      this.updateSettings.run({ desk: OWN_DESK, settings: JSON.stringify(settings) });
      this.connection.changes.touchSettings();
    });
  }

  deskId(): string {
    return this.own().id;
  }

  tokenKey(): string {
    return this.own().tokenKey;
  }

  private own(): DeskColumns {
    const desk = this.selectDesk.get({ desk: OWN_DESK });
    if (desk === undefined) throw new Error('The log does not say whose it is.');
    return desk;
  }
}

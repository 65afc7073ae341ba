import type { DeskSettings } from '../../../src/shared/domain/desk-settings';
import type { SettingsStore } from '../../../src/main/ports/settings-store';
import type { MemoryDatabase } from './memory-database';

export class InMemorySettingsStore implements SettingsStore {
  constructor(
    private readonly database: MemoryDatabase,
    private readonly identity: { deskId: string; tokenKey: string },
  ) {}

  desk(): DeskSettings {
    return structuredClone(this.database.tables.desk);
  }

  saveDesk(settings: DeskSettings): void {
    this.database.run(() => {
      this.database.tables.desk = structuredClone(settings);
      this.database.touch({ hasSettingsChange: true });
    });
  }

  deskId(): string {
    return this.identity.deskId;
  }

  tokenKey(): string {
    return this.identity.tokenKey;
  }
}

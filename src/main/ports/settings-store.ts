import type { DeskSettings } from '../../shared/domain/desk-settings';

/** This desk's settings and the identity of this installation. */
export interface SettingsStore {
  desk(): DeskSettings;
  saveDesk(settings: DeskSettings): void;
  /** Id of this desk, made when the log was: every row carries it. */
  deskId(): string;
  /** Key of this installation (32 bytes, hex) with which message tokens are signed. Never leaves main. */
  tokenKey(): string;
}

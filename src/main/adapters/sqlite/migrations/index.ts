import { firstLog } from './0010-first-log';
import { patientsAndArrivals } from './0020-patients-and-arrivals';
import { tracking } from './0030-tracking';
import { batches } from './0040-batches';
import { templates } from './0050-templates';
import { consent } from './0070-consent';
import { sms } from './0080-sms';

/** One step from an older log to a newer one. Numbered in tens; once released, never changed. */
export interface Migration {
  /** What `PRAGMA user_version` says afterwards. */
  readonly version: number;
  readonly sql: string;
}

/** All steps, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  firstLog,
  patientsAndArrivals,
  tracking,
  batches,
  templates,
  consent,
  sms,
];

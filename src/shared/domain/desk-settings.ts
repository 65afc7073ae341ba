import type { Purpose } from './message';
import { FIRST_SMS_HOURS, type SmsHours } from './quiet-hours';

/** Names of this desk and its people, and how the windows look. */
export interface DeskSettings {
  deskName: string;
  practiceName: string;
  staffNames: string[];
  /** Who is at the desk now: the "by whom" of everything done. */
  currentStaffName: string;
  appearance: Appearance;
  /** ISO 3166-1 country of the practice: how numbers without a country code are meant. */
  country: string;
  /** A full mailbox leaves the address on the record; the arrival stop is made all the same. */
  keepsAddressOfFullMailbox: boolean;
  /** A batch of so many messages or more is held for two minutes before it leaves; null: none is. */
  holdsBatchesFrom: number | null;
  /** When SMS may go out, by the clock on the wall. */
  smsHours: SmsHours;
  /** Purposes for which a patient must have said yes; for all others only a no stops a message. */
  consentNeededFor: Purpose[];
  /** As patients read it; empty: not given. */
  practicePhone: string;
  /** On one line, as patients read it; empty: not given. */
  practiceAddress: string;
  /** Where "Send a test to me" goes; empty: not given yet. */
  testEmail: string;
  /** As typed; empty: not given yet. */
  testMobile: string;
}

/** A single message is no batch; no batch is larger than the most (see `RECIPIENT_LIMIT`). */
export const FEWEST_HELD = 2;
export const MOST_HELD = 10_000;

/** Whether batches can be held from this many messages on. */
export function isHoldSize(holdsBatchesFrom: number): boolean {
  return (
    Number.isInteger(holdsBatchesFrom) && holdsBatchesFrom >= FEWEST_HELD && holdsBatchesFrom <= MOST_HELD
  );
}

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** What a new log begins with; the names are there to be changed in the settings. */
export const FIRST_DESK_SETTINGS: DeskSettings = {
  deskName: 'Front desk',
  practiceName: 'Our practice',
  staffNames: ['Reception'],
  currentStaffName: 'Reception',
  appearance: 'system',
  country: 'AU',
  keepsAddressOfFullMailbox: true,
  holdsBatchesFrom: 20,
  smsHours: FIRST_SMS_HOURS,
  consentNeededFor: ['Education', 'Marketing'],
  practicePhone: '',
  practiceAddress: '',
  testEmail: '',
  testMobile: '',
};

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
};

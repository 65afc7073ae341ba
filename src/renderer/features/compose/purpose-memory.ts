import { PURPOSES, type Purpose } from '../../../shared/domain/message';
import type { PurposeMemory } from './compose-state';

const KEY = 'sendtrail-last-purpose';

/** Kept in the page's own storage: a convenience of this desk, no part of the log. */
export const purposeMemory: PurposeMemory = {
  read: () => asPurpose(window.localStorage.getItem(KEY)),
  write: (purpose) => {
    window.localStorage.setItem(KEY, purpose);
  },
};

function asPurpose(text: string | null): Purpose | null {
  return PURPOSES.find((purpose) => purpose === text) ?? null;
}

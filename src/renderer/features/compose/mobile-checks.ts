import { create } from 'zustand';
import type { Patient } from '../../../shared/domain/patient';
import type { PhoneCheck } from '../../../shared/domain/phone';
import { ask } from '../../shared/bridge';

/** What main has said about numbers on record; it has the numbering plans. */
export type KnownMobiles = ReadonlyMap<string, PhoneCheck>;

/** More are not asked about one by one: the review checks them all. */
const MOST_ASKED = 200;

interface MobileChecks {
  known: KnownMobiles;
  /** Asks about the numbers that are not known yet. */
  check: (patients: readonly Pick<Patient, 'mobile'>[]) => Promise<void>;
}

/** Which numbers on record are mobiles, so that nobody is promised an SMS who cannot get one. */
export const useMobileChecks = create<MobileChecks>()((set, get) => ({
  known: new Map(),
  check: async (patients) => {
    if (patients.length > MOST_ASKED) return;
    const unknown = new Set(unknownMobiles(patients, get().known));
    const answers = await Promise.all(
      [...unknown].map(async (mobile) => {
        // Without an answer nothing is promised: the review says it then.
        const found = await ask('settings:check-mobile', { text: mobile }).catch(() => null);
        return found === null ? [] : [[mobile, found] as const];
      }),
    );
    if (answers.length > 0) set(({ known }) => ({ known: new Map([...known, ...answers.flat()]) }));
  },
}));

/** Numbers that nothing is known about yet. */
export function unknownMobiles(patients: readonly Pick<Patient, 'mobile'>[], known: KnownMobiles): string[] {
  return patients.flatMap(({ mobile }) => (mobile === null || known.has(mobile) ? [] : [mobile]));
}

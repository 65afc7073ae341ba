import { createStore, type StoreApi } from 'zustand/vanilla';
import { isHoldSize, type DeskSettings } from '../../../shared/domain/desk-settings';
import { checkAddress } from '../../../shared/domain/address';
import { ask, asFailure } from '../../shared/bridge';
import { ADDRESS_PROBLEM_WORDS } from '../../shared/words/drafts';
import { PATIENT_PROBLEM_WORDS } from '../../shared/words/patients';
import type { SettingsTrouble } from './account-editor';

/** The parts of the desk's settings that are saved together. */
export type DeskSection = 'desk' | 'patients' | 'sms' | 'appearance';

/** Which section changes what. */
const SECTION_OF = {
  deskName: 'desk',
  practiceName: 'desk',
  staffNames: 'desk',
  currentStaffName: 'desk',
  country: 'patients',
  keepsAddressOfFullMailbox: 'patients',
  holdsBatchesFrom: 'desk',
  smsHours: 'sms',
  consentNeededFor: 'patients',
  practicePhone: 'desk',
  practiceAddress: 'desk',
  testEmail: 'desk',
  testMobile: 'desk',
  appearance: 'appearance',
} as const satisfies Record<keyof DeskSettings, DeskSection>;

export type DeskFieldProblems = Partial<Record<'testEmail' | 'testMobile', string>>;

export interface DeskState {
  /** As the log has them; null until they have been read. */
  saved: DeskSettings | null;
  /** What was changed here and is not saved yet. */
  edits: Partial<DeskSettings>;
  problem: string | null;
  /** What is wrong with where a test goes. */
  fieldProblems: DeskFieldProblems;
  /** The section whose changes were saved last, until something is changed again. */
  savedSection: DeskSection | null;
  isBusy: boolean;
  trouble: SettingsTrouble | null;
}

export interface DeskActions {
  read: () => Promise<void>;
  change: (edits: Partial<DeskSettings>) => void;
  /** Says whether the name was taken. */
  addStaff: (name: string) => boolean;
  removeStaff: (name: string) => void;
  saveDesk: () => Promise<void>;
  savePatients: () => Promise<void>;
  saveSms: () => Promise<void>;
  saveAppearance: () => Promise<void>;
  startOver: () => void;
}

export type DeskStore = StoreApi<DeskState & DeskActions>;
type Set = DeskStore['setState'];
type Get = DeskStore['getState'];

const NOTHING_READ: DeskState = {
  saved: null,
  edits: {},
  problem: null,
  fieldProblems: {},
  savedSection: null,
  isBusy: false,
  trouble: null,
};

/** This desk's names and its look. What was changed and not saved outlives the screen. */
export function createDeskStore(): DeskStore {
  return createStore((set, get) => ({
    ...NOTHING_READ,
    read: async () => {
      try {
        set({ saved: await ask('settings:get', null) });
      } catch (thrown) {
        set({ trouble: { what: 'The settings cannot be shown.', failure: asFailure(thrown) } });
      }
    },
    ...changeActions(set, get),
    ...saveActions(set, get),
    startOver: () => {
      set(NOTHING_READ);
    },
  }));
}

/** The settings as they stand on the screen: saved ones, with what was changed here. */
export function shownSettings({ saved, edits }: Pick<DeskState, 'saved' | 'edits'>): DeskSettings | null {
  return saved === null ? null : { ...saved, ...edits };
}

/** Whether a section has changes that are not saved. */
export function hasEdits(
  { edits, saved }: Pick<DeskState, 'edits' | 'saved'>,
  section: DeskSection,
): boolean {
  return editedKeys(edits).some((key) => SECTION_OF[key] === section && !isSame(edits[key], saved?.[key]));
}

function editedKeys(edits: Partial<DeskSettings>): (keyof DeskSettings)[] {
  return Object.keys(edits) as (keyof DeskSettings)[];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function changeActions(set: Set, get: Get): Pick<DeskActions, 'change' | 'addStaff' | 'removeStaff'> {
  const change = (edits: Partial<DeskSettings>): void => {
    set((state) => ({
      edits: { ...state.edits, ...edits },
      problem: null,
      fieldProblems: {},
      savedSection: null,
      trouble: null,
    }));
  };
  return {
    change,
    addStaff: (typed) => {
      const shown = shownSettings(get());
      const name = typed.trim();
      if (shown === null || name === '') return false;
      if (shown.staffNames.includes(name)) {
        set({ problem: `${name} is in the list already.` });
        return false;
      }
      change({ staffNames: [...shown.staffNames, name] });
      return true;
    },
    removeStaff: (name) => {
      const shown = shownSettings(get());
      if (shown === null) return;
      const staffNames = shown.staffNames.filter((each) => each !== name);
      const [first = ''] = staffNames;
      change({
        staffNames,
        currentStaffName: shown.currentStaffName === name ? first : shown.currentStaffName,
      });
    },
  };
}

type SaveActions = Pick<DeskActions, 'saveDesk' | 'savePatients' | 'saveSms' | 'saveAppearance'>;

function saveActions(set: Set, get: Get): SaveActions {
  /** @param send gets the settings as they would be; false: they cannot be saved, and the screen says why */
  const save = async (
    section: DeskSection,
    send: (wanted: DeskSettings) => Promise<boolean>,
  ): Promise<void> => {
    const { saved: before, edits: typed, isBusy } = get();
    if (before === null || isBusy) return;
    set({ isBusy: true, trouble: null });
    try {
      if (!(await send({ ...before, ...editsOf(typed, (each) => each === section) }))) return;
      const saved = await ask('settings:get', null);
      set(({ edits }) => ({
        saved,
        edits: editsOf(edits, (other) => other !== section),
        savedSection: section,
      }));
    } catch (thrown) {
      set({ trouble: { what: 'The settings were not saved.', failure: asFailure(thrown) } });
    } finally {
      set({ isBusy: false });
    }
  };
  const sendAll = async (wanted: DeskSettings): Promise<boolean> => {
    await ask('settings:save', wanted);
    return true;
  };
  return {
    saveDesk: () =>
      save('desk', async (wanted) => {
        const problems = await deskProblems(wanted, get().saved);
        set(problems);
        const isWrong = problems.problem !== null || Object.keys(problems.fieldProblems).length > 0;
        // What is wrong with the number stands at its field.
        const isHoldWrong = wanted.holdsBatchesFrom !== null && !isHoldSize(wanted.holdsBatchesFrom);
        return isWrong || isHoldWrong ? false : sendAll(wanted);
      }),
    savePatients: () => save('patients', sendAll),
    saveSms: () => save('sms', sendAll),
    saveAppearance: () =>
      save('appearance', async ({ appearance }) => {
        await ask('settings:set-appearance', { appearance });
        return true;
      }),
  };
}

async function deskProblems(
  { staffNames, testEmail, testMobile }: DeskSettings,
  saved: DeskSettings | null,
): Promise<Pick<DeskState, 'problem' | 'fieldProblems'>> {
  const problem = staffNames.length === 0 ? 'Keep at least one name: the log says who did what.' : null;
  const fieldProblems: DeskFieldProblems = {};
  const email = checkAddress(testEmail);
  if (testEmail.trim() !== '' && !email.ok) fieldProblems.testEmail = ADDRESS_PROBLEM_WORDS[email.problem];
  // One that was taken once is not asked about again: the practice may be in another country now.
  if (testMobile.trim() !== '' && testMobile !== saved?.testMobile) {
    const mobile = await ask('settings:check-mobile', { text: testMobile });
    if (!mobile.ok) fieldProblems.testMobile = PATIENT_PROBLEM_WORDS[mobile.problem];
  }
  return { problem, fieldProblems };
}

/** What was changed in some of the sections. */
function editsOf(
  edits: Partial<DeskSettings>,
  isWanted: (section: DeskSection) => boolean,
): Partial<DeskSettings> {
  return Object.fromEntries(
    editedKeys(edits)
      .filter((key) => isWanted(SECTION_OF[key]))
      .map((key) => [key, edits[key]]),
  );
}

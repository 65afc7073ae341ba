import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Patient, PatientCheck, PatientField, PatientInput } from '../../../shared/domain/patient';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { nameParts } from '../../shared/name-parts';
import { PATIENT_PROBLEM_WORDS } from '../../shared/words/patients';

export interface NewPatientState {
  input: PatientInput;
  /** What main has said about the form; null until it has. */
  check: PatientCheck | null;
  hasTried: boolean;
  isBusy: boolean;
  failure: BridgeFailure | null;
}

export interface NewPatientActions {
  change: (changes: Partial<PatientInput>) => void;
  /** Asks main what it thinks of the form as it stands. */
  look: () => Promise<void>;
  /** @returns the patient; null where something stands in the way */
  create: () => Promise<Patient | null>;
}

export type NewPatientStore = StoreApi<NewPatientState & NewPatientActions>;

/** So long after the last key the form is looked at. */
const LOOK_AFTER_MS = 200;

/** A patient who is put on record from within a message. @param typed what was typed in the search */
export function createNewPatient(typed: string): NewPatientStore {
  return createStore((set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      asked += 1;
      const mine = asked;
      try {
        const check = await ask('patients:check', { patientId: null, input: get().input });
        if (mine === asked) set({ check });
      } catch (thrown) {
        if (mine === asked) set({ failure: asFailure(thrown) });
      }
    };
    return {
      input: { dateOfBirth: '', hasNoEmail: false, mobile: '', ...nameParts(typed) },
      check: null,
      hasTried: false,
      isBusy: false,
      failure: null,
      change: (changes) => {
        set({ input: { ...get().input, ...changes }, failure: null });
        clearTimeout(timer);
        timer = setTimeout(() => void look(), LOOK_AFTER_MS);
      },
      look,
      create: async () => {
        if (get().isBusy) return null;
        set({ isBusy: true, hasTried: true, failure: null });
        try {
          await look();
          const { check, failure, input } = get();
          if (failure !== null || Object.keys(check?.problems ?? {}).length > 0) return null;
          return await ask('patients:create', input);
        } catch (thrown) {
          set({ failure: asFailure(thrown) });
          return null;
        } finally {
          set({ isBusy: false });
        }
      },
    };
  });
}

/** What is wrong with a field, once the person has tried to go on. */
export function problemOf(
  { check, hasTried }: Pick<NewPatientState, 'check' | 'hasTried'>,
  field: PatientField,
): string | null {
  const problem = check?.problems[field];
  return problem === undefined || !hasTried ? null : PATIENT_PROBLEM_WORDS[problem];
}

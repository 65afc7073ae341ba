import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Patient } from '../../shared/domain/patient';
import { ask, asFailure, type BridgeFailure } from './bridge';

export interface PatientSearchState {
  text: string;
  /** What was found last; it stays while the next answer is on its way. */
  found: Patient[];
  failure: BridgeFailure | null;
  search: (text: string) => Promise<void>;
  clear: () => void;
}

export type PatientSearch = StoreApi<PatientSearchState>;

const FOUND_LIMIT = 8;

/** Looks for patients with every key pressed; only the answer to the latest text counts. */
export function createPatientSearch(): PatientSearch {
  return createStore((set, get) => ({
    text: '',
    found: [],
    failure: null,
    clear: () => {
      set({ text: '', found: [], failure: null });
    },
    search: async (text) => {
      set({ text });
      try {
        const found = await ask('patients:search', { text: text.trim(), limit: FOUND_LIMIT });
        if (get().text === text) set({ found, failure: null });
      } catch (thrown) {
        if (get().text === text) set({ found: [], failure: asFailure(thrown) });
      }
    },
  }));
}

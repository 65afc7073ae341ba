import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MergeSources } from '../../../shared/domain/merge-fields';
import { listName, type PatientRow } from '../../../shared/domain/patient';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { readMergeSources } from '../../shared/merge-sources';

interface PreviewState {
  /** For whom the preview is; null while nobody is chosen. */
  patient: PatientRow | null;
  /** Values for that patient; columns of a file are not known here. */
  sources: MergeSources | null;
  failure: BridgeFailure | null;
  /** Takes the first patient of the list, so that there is something to see. */
  begin: () => Promise<void>;
  choose: (patientId: string) => Promise<void>;
}

export type PreviewStore = StoreApi<PreviewState>;

/** The patient with whom a template is previewed. */
export function createPreviewStore(): PreviewStore {
  return createStore((set, get) => {
    const choose = async (patientId: string): Promise<void> => {
      const read = await readMergeSources(patientId);
      set({ patient: read?.patient ?? null, sources: read?.sources ?? null, failure: null });
    };
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (thrown) {
        set({ failure: asFailure(thrown) });
      }
    };
    return {
      patient: null,
      sources: null,
      failure: null,
      begin: () =>
        attempt(async () => {
          const [first] = await ask('patients:search', { text: '', limit: 1 });
          if (first !== undefined && get().patient === null) await choose(first.id);
        }),
      choose: (patientId) => attempt(() => choose(patientId)),
    };
  });
}

/** "Nguyen, Anh" for the field that names them; empty for nobody. */
export function previewName(patient: PatientRow | null): string {
  return patient === null ? '' : listName(patient);
}
